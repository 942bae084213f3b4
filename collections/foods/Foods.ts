import type { CollectionConfig, Field } from 'payload';
import { judgeFood } from '../../hooks/foods/judgeFood.ts';
import { prepareFood } from '../../hooks/foods/prepareFood.ts';
import { tendFoodSearch } from '../../hooks/search/refreshAfterManyChanges.ts';
import { canChangeFood } from '../../src/access/canChangeFood.ts';
import { canCreateFood } from '../../src/access/canCreateFood.ts';
import { canReadFood } from '../../src/access/canReadFood.ts';
import { isStaffField } from '../../src/access/isStaffField.ts';
import { nobodyField } from '../../src/access/nobodyField.ts';
import type { FoodField } from '../../src/domain/foods/fieldKinds.ts';
import { foodFieldList, foodFields, type FoodFieldName } from '../../src/domain/foods/fields.ts';
import { suitabilityEndpoints } from '../../src/endpoints/suitability/foodSuitability.ts';
import { searchFoodsEndpoint } from '../../src/endpoints/search/searchFoods.ts';
import { suggestFoodsEndpoint } from '../../src/endpoints/search/suggestFoods.ts';
import { groups, label } from '../fields/labels.ts';
import { unlisted } from '../fields/sharedFields.ts';
import { payloadField, type FieldOptions } from './payloadField.ts';

/** Who may set a field, when not everyone who may write the food: a member says some things not even of their own. */
const accessOf = {
  staff: { create: isStaffField, update: isStaffField },
  server: { create: nobodyField, update: nobodyField },
} as const;

const sidebar = { position: 'sidebar' } as const;

/** Where the form of the admin UI shows a field in another way than its kind has it. */
const admin: Partial<Record<FoodFieldName, FieldOptions['admin']>> = {
  kind: sidebar,
  category: sidebar,
  image: { ...sidebar, disableListFilter: true },
  allergensFrom: { ...unlisted, readOnly: true },
  storage: unlisted,
  nutrients: {
    description: label(
      '100 g 또는 100 ml당 값입니다. 모르는 값은 0이 아니라 비워 두세요.',
      'Values per 100 g or 100 ml. Leave what is not known empty: it is not 0.',
    ),
  },
  quality: {
    ...unlisted,
    readOnly: true,
    components: { Field: '/src/admin/foods/QualityField.tsx#QualityField' },
  },
  popularity: sidebar,
  verifiedBy: sidebar,
  owner: { ...sidebar, condition: ({ kind }: { kind?: unknown }) => kind === 'custom' },
};

/** Fields that stand side by side in the form. */
const rows: readonly (readonly FoodFieldName[])[] = [
  ['servingSize', 'servingUnit', 'servingsPerPackage'],
  ['texture', 'prepared', 'basis'],
];

function fieldOf(name: FoodFieldName): Field {
  const field: FoodField = foodFields[name];
  return payloadField(name, field, {
    ...(field.setBy === undefined ? {} : { access: accessOf[field.setBy] }),
    ...(admin[name] === undefined ? {} : { admin: admin[name] }),
  });
}

const fields = foodFieldList.flatMap(({ name }): Field[] => {
  const row = rows.find((names) => names.includes(name));
  if (row === undefined) return [fieldOf(name)];
  return row[0] === name ? [{ type: 'row', fields: row.map(fieldOf) }] : [];
});

/** The catalogue: every food that is searched, scanned, judged and eaten. */
export const Foods: CollectionConfig = {
  slug: 'foods',
  labels: { singular: label('식품', 'Food'), plural: label('식품', 'Foods') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'brand', 'category', 'updatedAt'],
    group: groups.catalogue,
    listSearchableFields: ['name'],
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25, limits: [25, 50, 100] },
  },
  // By an index. Found by name, foods come with the best match first (src/database/payload/foodPages.ts).
  defaultSort: '-updatedAt',
  trash: true,
  access: { create: canCreateFood, read: canReadFood, update: canChangeFood, delete: canChangeFood },
  hooks: {
    beforeValidate: [prepareFood],
    afterChange: [judgeFood, tendFoodSearch],
    afterDelete: [tendFoodSearch],
  },
  endpoints: [searchFoodsEndpoint, suggestFoodsEndpoint, ...suitabilityEndpoints],
  indexes: [{ fields: ['source.name', 'code'], unique: true }],
  fields,
};

import type { CollectionConfig, DefaultValue, Field, FieldHook } from 'payload';
import { dropDoubtfulFigures } from '../../hooks/foods/dropDoubtfulFigures.ts';
import { judgeFood } from '../../hooks/foods/judgeFood.ts';
import { keepAllergensSetByHand } from '../../hooks/foods/keepAllergensSetByHand.ts';
import { prepareFood } from '../../hooks/foods/prepareFood.ts';
import { undoMergeOnRestore } from '../../hooks/foods/undoMergeOnRestore.ts';
import { canChangeFood, canCreateFood, canReadFood } from '../../src/access/foods.ts';
import { isStaff, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import type { FoodField } from '../../src/domain/foods/fieldKinds.ts';
import { foodFieldList, foodFields, type FoodFieldName } from '../../src/domain/foods/fields.ts';
import { fieldTitle } from '../../src/domain/imports/report/shownValues.ts';
import { importedFields } from '../../src/domain/imports/rows/importedFields.ts';
import { duplicateEndpoints } from '../../src/endpoints/foods/duplicates.ts';
import { exportFoodsEndpoint } from '../../src/endpoints/foods/exportFoods.ts';
import { suitabilityEndpoints } from '../../src/endpoints/suitability/foodSuitability.ts';
import { searchFoodsEndpoint } from '../../src/endpoints/search/searchFoods.ts';
import { suggestFoodsEndpoint } from '../../src/endpoints/search/suggestFoods.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists, wordsField } from '../fields/sharedFields.ts';
import { payloadField, type FieldOptions } from './payloadField.ts';

/**
 * Who may set a field, where not everyone who may write the food may. Some fields a member may not set even on their
 * own food.
 */
const accessOf = {
  staff: { create: isStaff, update: isStaff },
  server: serverOnly,
} as const;

const isCustom = ({ kind }: { kind?: unknown }): boolean => kind === 'custom';

/** A member's food is a custom one, so a member may say so. Staff choose. */
const kindOfNewFood = ofMembers('custom');

/** Where the figures of a member's food are from, unless the member says it. */
const sourceOfNewFood = ofMembers('member');

/** A default for what members write. */
function ofMembers(value: string): DefaultValue {
  return ({ user }) => (user?.collection === 'users' ? value : undefined);
}

const sidebar = { position: 'sidebar' } as const;

/** Settings of the admin UI's form that differ from the default of the field's kind. */
const admin: Partial<Record<FoodFieldName, FieldOptions['admin']>> = {
  kind: sidebar,
  category: sidebar,
  image: { ...sidebar, disableListFilter: true },
  allergensFrom: { ...hiddenInLists, readOnly: true },
  storage: hiddenInLists,
  nutrients: {
    description: label(
      '100 g 또는 100 ml당 값입니다. 모르는 값은 0이 아니라 비워 두세요.',
      'Values per 100 g or 100 ml. Leave an unknown value empty; it is not 0.',
    ),
  },
  quality: {
    ...hiddenInLists,
    readOnly: true,
    components: { Field: '/src/admin/foods/QualityField.tsx#QualityField' },
  },
  popularity: sidebar,
  verifiedBy: sidebar,
  owner: { ...sidebar, condition: isCustom },
};

/** Fields that the form shows side by side. */
const rows: readonly (readonly FoodFieldName[])[] = [
  ['servingSize', 'servingUnit', 'servingsPerPackage'],
  ['texture', 'prepared', 'basis'],
];

/** What is said of one food and not of its copy. Fields that only the server sets are not copied either. */
const notCopied: readonly FoodFieldName[] = ['code', 'barcode', 'quality', 'popularity', 'verifiedBy'];

/** How the values of a copy differ from those of the food. */
const copies: Partial<Record<FoodFieldName, FieldHook>> = {
  allergens: keepAllergensSetByHand,
  nutrients: dropDoubtfulFigures,
};

function fieldOf(name: FoodFieldName): Field {
  const field: FoodField = foodFields[name];
  const copy = copies[name];
  return payloadField(name, field, {
    ...(notCopied.includes(name) ? { disableDuplicate: true } : {}),
    ...(copy === undefined ? {} : { hooks: { beforeDuplicate: [copy] } }),
    ...(field.setBy === undefined ? {} : { access: accessOf[field.setBy] }),
    ...(admin[name] === undefined ? {} : { admin: admin[name] }),
    ...(name === 'kind' ? { defaultValue: kindOfNewFood } : {}),
    ...(name === 'source' ? { defaultsOfGroup: { name: sourceOfNewFood } } : {}),
  });
}

const fields = foodFieldList.flatMap(({ name }): Field[] => {
  const row = rows.find((names) => names.includes(name));
  if (row === undefined) return [fieldOf(name)];
  return row[0] === name ? [{ type: 'row', fields: row.map(fieldOf) }] : [];
});

const handSetWords = wordsField('handSet', label('직접 고친 항목', 'Changed by hand'), {
  suggestions: importedFields,
  isClosed: true,
  description: label(
    '체크한 항목은 가져오기가 바꾸지 않습니다. 체크를 풀고 저장하면 다음 가져오기가 다시 씁니다.',
    'Imports leave the fields with a tick. Take a tick away and save, and the next import sets the field again.',
  ),
});

/** What a person has changed in an imported food. To take a field off the list releases it: the next import sets it. */
const handSet: Field = {
  ...handSetWords,
  admin: {
    ...handSetWords.admin,
    components: {
      Field: {
        path: '/src/admin/foods/HandSetField.tsx#HandSetField',
        clientProps: {
          titles: Object.fromEntries(importedFields.map((field) => [field, fieldTitle(field)])),
        },
      },
    },
  },
  access: { create: serverOnly.create, read: isStaff, update: isStaff },
};

/** The catalogue: all foods for search, scan, suitability and meals. */
export const Foods: CollectionConfig = {
  slug: 'foods',
  labels: { singular: label('식품', 'Food'), plural: label('식품', 'Foods') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'brand', 'category', 'updatedAt'],
    group: groups.catalogue,
    listSearchableFields: ['name'],
    enableListViewSelectAPI: true,
    components: { beforeListTable: ['/src/admin/foods/ExportFoods.tsx#ExportFoods'] },
    pagination: { defaultLimit: 25, limits: [25, 50, 100] },
  },
  // This order has an index. A search by name orders by match instead (src/database/payload/foodPages.ts).
  defaultSort: '-updatedAt',
  trash: true,
  access: { create: canCreateFood, read: canReadFood, update: canChangeFood, delete: canChangeFood },
  // A custom food that became a food of the catalogue has no owner, and stays after the erasure.
  custom: {
    audited: true,
    curated: true,
    ...personalData({
      field: 'owner',
      erasure: { deleteOnly: { kind: 'custom' } },
      exported: { as: 'list', name: 'customFoods' },
    }),
  },
  hooks: {
    beforeValidate: [prepareFood],
    afterChange: [judgeFood, undoMergeOnRestore],
  },
  endpoints: [
    searchFoodsEndpoint,
    suggestFoodsEndpoint,
    exportFoodsEndpoint,
    ...duplicateEndpoints,
    ...suitabilityEndpoints,
  ],
  indexes: [{ fields: ['source.name', 'code'], unique: true }],
  fields: [...fields, handSet],
};

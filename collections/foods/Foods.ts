import type { CollectionConfig, Field } from 'payload';
import { judgeFood } from '../../hooks/foods/judgeFood.ts';
import { prepareFood } from '../../hooks/foods/prepareFood.ts';
import { tendFoodSearch } from '../../hooks/search/refreshAfterManyChanges.ts';
import { canChangeFood, canCreateFood, canReadFood } from '../../src/access/foods.ts';
import { isStaff, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import {
  foodBases,
  foodKindNames,
  foodKinds,
  preparedStates,
  servingUnits,
  type PreparedState,
} from '../../src/domain/foods/kinds.ts';
import { allergensSchema, foodSchema } from '../../src/domain/foods/food.ts';
import { nutrientNames, nutrients } from '../../src/domain/foods/nutrients.ts';
import { suitabilityEndpoints } from '../../src/endpoints/suitability/foodSuitability.ts';
import { searchFoodsEndpoint } from '../../src/endpoints/search/searchFoods.ts';
import { suggestFoodsEndpoint } from '../../src/endpoints/search/suggestFoods.ts';
import { groups, label } from '../fields/labels.ts';
import { jsonField, rowsOf, unlisted, wordsField } from '../fields/sharedFields.ts';

const stateLabels: Record<PreparedState, ReturnType<typeof label>> = {
  'as-sold': label('판매 상태', 'As sold'),
  'as-eaten': label('섭취 상태', 'As eaten'),
};

/** What a member cannot say of a food, not even of their own. */
const staffOnly = { create: isStaff, update: isStaff };

/** Null is "unknown" and stays null: never 0, never a default. */
const nutrientFields: Field[] = nutrientNames.map((name) => ({
  name,
  type: 'number',
  min: 0,
  label: label(
    `${nutrients[name].ko} (${nutrients[name].unit})`,
    `${nutrients[name].en} (${nutrients[name].unit})`,
  ),
  admin: { width: '25%' },
}));

const sidebar = { position: 'sidebar' } as const;

/** Certificates that rules know of; others may be entered. */
const certificates = ['halal', 'vegan', 'vegetarian', 'gluten-free', 'organic'];

const isCustom = ({ kind }: { kind?: unknown }): boolean => kind === 'custom';

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
  // A food that a dietitian has made part of the catalogue is no longer custom: it stays, without owner.
  custom: personalData({
    field: 'owner',
    erasure: { deleteOnly: { kind: 'custom' } },
    exported: { as: 'list', name: 'customFoods' },
  }),
  access: { create: canCreateFood, read: canReadFood, update: canChangeFood, delete: canChangeFood },
  hooks: {
    beforeValidate: [prepareFood],
    afterChange: [judgeFood, tendFoodSearch],
    afterDelete: [tendFoodSearch],
  },
  endpoints: [searchFoodsEndpoint, suggestFoodsEndpoint, ...suitabilityEndpoints],
  indexes: [{ fields: ['source.name', 'code'], unique: true }],
  fields: [
    {
      name: 'kind',
      access: staffOnly,
      type: 'select',
      required: true,
      index: true,
      label: label('종류', 'Kind'),
      admin: sidebar,
      options: foodKinds.map((value) => ({ value, label: foodKindNames[value] })),
    },
    { name: 'name', type: 'text', required: true, maxLength: 300, label: label('이름', 'Name') },
    { name: 'nameEn', type: 'text', maxLength: 300, label: label('영문 이름', 'English name') },
    { name: 'brand', type: 'text', maxLength: 200, label: label('제조사·브랜드', 'Brand') },
    {
      name: 'category',
      type: 'relationship',
      relationTo: 'food-categories',
      index: true,
      label: label('식품군', 'Category'),
      admin: sidebar,
    },
    {
      name: 'source',
      access: staffOnly,
      type: 'group',
      label: label('출처', 'Source'),
      fields: [
        {
          name: 'name',
          type: 'text',
          required: true,
          maxLength: 200,
          label: label('출처 이름', 'Name of the source'),
        },
        { name: 'licence', type: 'text', maxLength: 200, label: label('이용 조건', 'Licence') },
        { name: 'url', type: 'text', maxLength: 500, label: label('주소', 'Address') },
        { name: 'retrievedAt', type: 'date', label: label('받은 날', 'Retrieved on') },
      ],
    },
    {
      name: 'code',
      type: 'text',
      access: staffOnly,
      maxLength: 100,
      label: label('식품 코드', 'Code in the source'),
    },
    {
      name: 'barcode',
      type: 'text',
      index: true,
      maxLength: 14,
      label: label('바코드 (GTIN)', 'Barcode (GTIN)'),
    },
    wordsField('aliases', label('다른 이름', 'Aliases')),
    {
      name: 'image',
      type: 'upload',
      relationTo: 'images',
      label: label('사진', 'Picture'),
      admin: { ...sidebar, disableListFilter: true },
    },
    { name: 'countryOfOrigin', type: 'text', maxLength: 100, label: label('원산지', 'Country of origin') },
    {
      name: 'ingredientsText',
      type: 'textarea',
      label: label('원재료명 (표시 그대로)', 'Ingredients as printed'),
      admin: unlisted,
    },
    {
      name: 'allergenText',
      type: 'textarea',
      label: label('알레르기 표시 (표시 그대로)', 'Allergens as printed'),
      admin: unlisted,
    },
    jsonField({
      name: 'allergens',
      label: label('알레르기 유발 물질', 'Allergens'),
      isValid: (value) => allergensSchema.safeParse(value).success,
      example: { scheme: 'mfds', contains: ['soybean'], mayContain: ['egg'] },
    }),
    {
      // Who says so: the printed texts, read with every write, or whoever set them by hand.
      name: 'allergensFrom',
      type: 'select',
      options: [
        { value: 'hand', label: label('직접 입력', 'Set by hand') },
        { value: 'texts', label: label('포장 표시에서 읽음', 'Read from the pack') },
      ],
      label: label('알레르기 정보의 근거', 'Where the allergens are from'),
      access: serverOnly,
      admin: { ...unlisted, readOnly: true },
    },
    wordsField('labels', label('인증', 'Certificates'), { suggestions: certificates }),
    {
      name: 'storage',
      type: 'text',
      maxLength: 300,
      label: label('보관 방법', 'Storage'),
      admin: unlisted,
    },
    {
      type: 'row',
      fields: [
        { name: 'servingSize', type: 'number', min: 0, label: label('1회 제공량', 'Serving size') },
        {
          name: 'servingUnit',
          type: 'select',
          options: [...servingUnits],
          label: label('제공량 단위', 'Unit of the serving'),
        },
        {
          name: 'servingsPerPackage',
          type: 'number',
          min: 0,
          label: label('포장당 제공 횟수', 'Servings per package'),
        },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'texture', type: 'number', min: 0, max: 7, label: label('질감 (IDDSI)', 'Texture (IDDSI)') },
        {
          name: 'prepared',
          type: 'select',
          options: preparedStates.map((value) => ({ value, label: stateLabels[value] })),
          label: label('상태', 'State'),
        },
        {
          name: 'basis',
          type: 'select',
          required: true,
          defaultValue: '100g',
          options: [...foodBases],
          label: label('영양성분 기준', 'Nutrients are per'),
        },
      ],
    },
    {
      name: 'nutrients',
      type: 'group',
      label: label('영양성분', 'Nutrients'),
      admin: {
        description: label(
          '100 g 또는 100 ml당 값입니다. 모르는 값은 0이 아니라 비워 두세요.',
          'Values per 100 g or 100 ml. Leave what is not known empty: it is not 0.',
        ),
      },
      fields: rowsOf(nutrientFields),
    },
    jsonField({
      name: 'nutrientQualifiers',
      label: label('미량·미만 표시', 'Traces and "less than"'),
      isValid: (value) => foodSchema.shape.nutrientQualifiers.safeParse(value).success,
      example: { sodium: 'trace', sugars: 'below' },
    }),
    {
      // Derived from the figures with every write.
      name: 'quality',
      type: 'json',
      label: label('품질 표시', 'Quality flags'),
      admin: {
        ...unlisted,
        readOnly: true,
        components: { Field: '/src/admin/foods/QualityField.tsx#QualityField' },
      },
    },
    {
      name: 'popularity',
      type: 'number',
      access: staffOnly,
      defaultValue: 0,
      min: 0,
      label: label('인기도', 'Popularity'),
      admin: sidebar,
    },
    {
      name: 'verifiedBy',
      access: staffOnly,
      type: 'relationship',
      relationTo: 'staff',
      label: label('확인한 영양사', 'Verified by'),
      admin: sidebar,
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      access: serverOnly,
      label: label('등록한 회원', 'Owner'),
      admin: { ...sidebar, condition: isCustom },
    },
  ],
};

import { certificateSlugs } from './certificates.ts';
import { z } from 'zod';
import { localized } from '../language.ts';
import { parseBarcode } from './barcode.ts';
import { amount, day, group, level, line, printed, text, words, type FoodField } from './fieldKinds.ts';
import {
  allergenSchemes,
  allergenSources,
  allergenSourceNames,
  foodBases,
  foodKindNames,
  foodKinds,
  preparedStateNames,
  preparedStates,
  servingUnits,
} from './kinds.ts';
import { eachNutrient, nutrientNames, nutrientQualifierKinds, nutrients } from './nutrients.ts';
import { qualityFlagSlugs } from './quality.ts';

const barcode = z
  .string()
  .transform((value, context) => {
    const reading = parseBarcode(value);
    if (reading.ok) return reading.barcode;
    context.addIssue({ code: 'custom', message: `barcode_${reading.reason}` });
    return z.NEVER;
  })
  .nullable()
  .default(null);

const slugs = z
  .array(text(50))
  .max(50, 'too_many')
  .transform((values) => [...new Set(values)]);
const allergens = z
  .strictObject({ scheme: z.enum(allergenSchemes).nullable(), contains: slugs, mayContain: slugs })
  .nullable();

const nutrientName = z.enum(nutrientNames);
const nutrientValue = z.number().nonnegative('negative').max(1e12, 'too_large').nullable().default(null);
const nutrientQualifiers = z.partialRecord(nutrientName, z.enum(nutrientQualifierKinds)).default({});

/**
 * The fields of a food. The collection, the schema of an imported food, the columns of the import, the document of hot
 * routes, our CSV format and its documentation derive from this table, in this order. A new field needs a row here and
 * a migration for its column.
 */
export const foodFields = {
  kind: {
    type: 'choice',
    label: { ko: '종류', en: 'Kind' },
    needed: 'always',
    setBy: 'staff',
    isIndexed: true,
    values: foodKinds,
    names: foodKindNames,
    schema: z.enum(foodKinds),
    csv: { about: '`fresh`, `cooked`, `processed`' },
  },
  name: line(300, {
    label: { ko: '이름', en: 'Name' },
    needed: 'always',
    csv: { about: 'Korean name' },
  }),
  nameEn: line(300, { label: { ko: '영문 이름', en: 'English name' }, csv: { about: 'English name' } }),
  brand: line(200, { label: { ko: '제조사·브랜드', en: 'Brand' }, csv: { about: 'text' } }),
  category: {
    type: 'relation',
    relationTo: 'food-categories',
    label: { ko: '식품군', en: 'Category' },
    isIndexed: true,
    /** Names of the categories from the root down. */
    schema: z.array(text(100)).max(8, 'too_many').default([]),
    csv: { about: 'slug of `categories.json`; an unknown one rejects the row' },
  },
  source: group(
    { label: { ko: '출처', en: 'Source' } },
    {
      name: line(200, {
        label: { ko: '출처 이름', en: 'Name of the source' },
        needed: 'always',
        csv: { column: 'sourceName', about: 'where the figures come from' },
      }),
      licence: line(200, {
        label: { ko: '이용 조건', en: 'Licence' },
        csv: { column: 'sourceLicence', about: 'licence of the source' },
      }),
      url: line(500, {
        label: { ko: '주소', en: 'Address' },
        csv: { column: 'sourceUrl', about: 'address of the source' },
      }),
      retrievedAt: day({
        label: { ko: '받은 날', en: 'Retrieved on' },
        csv: { column: 'sourceRetrievedAt', about: 'day on which the data was fetched, as YYYY-MM-DD' },
      }),
    },
  ),
  /** The food's key within its source. */
  code: line(100, {
    label: { ko: '식품 코드', en: 'Code in the source' },
    needed: 'import',
    setBy: 'staff',
    csv: { about: "the row's key in its source, unique there" },
  }),
  barcode: {
    type: 'barcode',
    label: { ko: '바코드 (GTIN)', en: 'Barcode (GTIN)' },
    isIndexed: true,
    schema: barcode,
    csv: { about: 'GTIN-8 to -14 with a right check digit' },
  },
  aliases: words(300, {
    label: { ko: '다른 이름', en: 'Aliases' },
    csv: { about: 'other names, `;` between them' },
  }),
  image: {
    type: 'relation',
    relationTo: 'images',
    label: { ko: '사진', en: 'Picture' },
  },
  countryOfOrigin: line(100, {
    label: { ko: '원산지', en: 'Country of origin' },
    csv: { about: 'text' },
  }),
  ingredientsText: printed(20_000, {
    label: { ko: '원재료명 (표시 그대로)', en: 'Ingredients as printed' },
    csv: { about: 'list of ingredients as printed on the pack' },
  }),
  allergenText: printed(5_000, {
    label: { ko: '알레르기 표시 (표시 그대로)', en: 'Allergens as printed' },
    csv: { about: 'declaration of allergens as printed on the pack' },
  }),
  /** Read from the two texts, unless somebody set them by hand. */
  allergens: {
    type: 'json',
    label: { ko: '알레르기 유발 물질', en: 'Allergens' },
    stored: allergens,
    example: { scheme: 'mfds', contains: ['soybean'], mayContain: ['egg'] },
    isDerivedByImport: true,
    csv: {
      about:
        'allergens that a person has set, as JSON: `{"scheme":"mfds","contains":["soybean"],"mayContain":[]}`; empty: read from the two texts',
    },
  },
  /**
   * The source of the allergens: the printed texts, which are read with each write, or a person who set them by hand.
   */
  allergensFrom: {
    type: 'choice',
    label: { ko: '알레르기 정보의 근거', en: 'Where the allergens are from' },
    setBy: 'server',
    values: allergenSources,
    names: allergenSourceNames,
    isDerivedByImport: true,
  },
  labels: words(300, {
    label: { ko: '인증', en: 'Certificates' },
    // Others may be entered.
    suggestions: certificateSlugs,
    csv: { about: 'certificates, `;` between them: `vegan`, `vegetarian`, `halal`, `gluten-free`' },
  }),
  storage: line(300, { label: { ko: '보관 방법', en: 'Storage' }, csv: { about: 'text' } }),
  servingSize: amount({
    label: { ko: '1회 제공량', en: 'Serving size' },
    csv: { about: 'amount of one serving, in `servingUnit`' },
  }),
  servingUnit: {
    type: 'choice',
    label: { ko: '제공량 단위', en: 'Unit of the serving' },
    values: servingUnits,
    schema: z.enum(servingUnits).nullable().default(null),
    csv: { about: '`g` or `ml`' },
  },
  servingsPerPackage: amount({
    label: { ko: '포장당 제공 횟수', en: 'Servings per package' },
    csv: { about: 'servings in a pack' },
  }),
  texture: level(7, {
    label: { ko: '질감 (IDDSI)', en: 'Texture (IDDSI)' },
    csv: { about: 'IDDSI level, 0 (thin) to 7 (regular)' },
  }),
  prepared: {
    type: 'choice',
    label: { ko: '상태', en: 'State' },
    values: preparedStates,
    names: preparedStateNames,
    schema: z.enum(preparedStates).nullable().default(null),
    csv: { about: '`as-sold`, `as-eaten`' },
  },
  basis: {
    type: 'choice',
    label: { ko: '영양성분 기준', en: 'Nutrients are per' },
    values: foodBases,
    fallback: '100g',
    schema: z.enum(foodBases).default('100g'),
    csv: { about: '`100g` (also when empty) or `100ml`: what all nutrients are stated for' },
  },
  /** Null means "unknown" and stays null: never 0, never a default. */
  nutrients: group(
    { label: { ko: '영양성분', en: 'Nutrients' } },
    eachNutrient(
      (name) =>
        ({
          type: 'amount',
          label: localized((language) => `${nutrients[name][language]} (${nutrients[name].unit})`),
          schema: nutrientValue,
        }) as const satisfies FoodField,
    ),
  ),
  nutrientQualifiers: {
    type: 'json',
    label: { ko: '미량·미만 표시', en: 'Traces and "less than"' },
    stored: nutrientQualifiers,
    example: { sodium: 'trace', sugars: 'below' },
    schema: nutrientQualifiers,
  },
  quality: {
    type: 'derived',
    label: { ko: '품질 표시', en: 'Quality flags' },
    setBy: 'server',
    schema: z
      .array(z.object({ flag: z.enum(qualityFlagSlugs), nutrients: z.array(nutrientName).readonly() }))
      .readonly()
      .default([]),
  },
  popularity: {
    type: 'amount',
    label: { ko: '인기도', en: 'Popularity' },
    setBy: 'staff',
    fallback: 0,
  },
  verifiedBy: {
    type: 'relation',
    relationTo: 'staff',
    label: { ko: '확인한 영양사', en: 'Verified by' },
    setBy: 'staff',
  },
  /** The member who owns a custom food. */
  owner: {
    type: 'relation',
    relationTo: 'users',
    label: { ko: '등록한 회원', en: 'Owner' },
    setBy: 'server',
    isIndexed: true,
  },
} as const satisfies Readonly<Record<string, FoodField>>;

export type FoodFieldName = keyof typeof foodFields;

/** All fields with their names, in the order of the table. */
export const foodFieldList: readonly { readonly name: FoodFieldName; readonly field: FoodField }[] = (
  Object.keys(foodFields) as FoodFieldName[]
).map((name) => ({ name, field: foodFields[name] }));

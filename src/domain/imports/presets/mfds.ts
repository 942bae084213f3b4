import type { FoodInput } from '../../foods/food.ts';
import type { QualityFlag } from '../../foods/quality.ts';
import {
  nutrientNames,
  unknownNutrients,
  type NutrientName,
  type NutrientValues,
} from '../../foods/nutrients.ts';
import { parseAmount } from '../../foods/nutrientValue.ts';
import { categoryByName, categoryIn } from '../categories/categoryMap.ts';
import { dishesByName, mfdsCategories } from '../categories/mfds.ts';
import { shownText } from '../../foods/text.ts';
import { writtenIn } from '../settings/headers.ts';
import type {
  Cells,
  CsvPreset,
  CsvTable,
  FigureColumn,
  MappedRow,
  PresetRow,
  RowFormat,
} from '../rows/preset.ts';
import { readNutrients, type NutrientReadings } from '../rows/readNutrients.ts';
import type { RowIssue } from '../rows/rowIssues.ts';
import { fieldsOf } from './fieldsOf.ts';

/** The columns of the nutrition files, with the nutrients that they contain per serving. */
const nutrientColumns = {
  calorie: { nutrient: 'energyKcal' },
  carbohydrate: { nutrient: 'carbohydrate' },
  sugar: { nutrient: 'sugars' },
  protein: { nutrient: 'protein' },
  fat: { nutrient: 'fat' },
  cholesterol: { nutrient: 'cholesterol' },
  sodium: { nutrient: 'sodium' },
  saturated_fat: { nutrient: 'saturatedFat' },
  trans_fat: { nutrient: 'transFat' },
} as const satisfies Record<string, FigureColumn>;

const foodTable = {
  headerRows: 2,
  nameRow: 1,
  figures: {},
  amounts: [],
  fields: {
    food_code: ['code'],
    food_name: ['name', 'aliases'],
    country_origin: ['countryOfOrigin'],
    manufacturer: ['brand', 'aliases'],
    category_main: ['category'],
    category_sub: ['category'],
    allergy_info: ['allergenText'],
    storage_info: ['storage'],
  },
} as const satisfies Partial<CsvTable>;

const foodColumns = [
  'id',
  'food_code',
  'food_name',
  'country_origin',
  'manufacturer',
  'category_main',
  'category_sub',
];

const cookedFoods: CsvTable = {
  ...foodTable,
  id: 'cooked_food',
  title: { ko: '음식', en: 'cooked foods' },
  needed: [...foodColumns, 'product_type'],
};

const freshFoods: CsvTable = {
  ...foodTable,
  id: 'fresh_food',
  title: { ko: '원재료성 식품', en: 'fresh foods' },
  needed: [...foodColumns, 'harvest_time'],
};

const nutrition: CsvTable = {
  id: 'nutrition',
  title: { ko: '영양성분', en: 'nutrients' },
  headerRows: 2,
  nameRow: 1,
  needed: ['id', 'amount_per_serving', ...Object.keys(nutrientColumns)],
  figures: nutrientColumns,
  amounts: ['amount_per_serving'],
  fields: { amount_per_serving: ['servingSize', 'servingUnit'], ...fieldsOf(nutrientColumns) },
  // Servings in another unit would make all figures stand for millilitres.
  matches: ([labels, names]) =>
    writtenIn(labels?.[names?.indexOf('amount_per_serving') ?? -1] ?? '').unit === 'g',
};

/** The columns of the extract with energy and macronutrients, per 100 g. */
const extractColumns = {
  '에너지(kcal)': { nutrient: 'energyKcal' },
  '탄수화물(g)': { nutrient: 'carbohydrate' },
  '단백질(g)': { nutrient: 'protein' },
  '지방(g)': { nutrient: 'fat' },
} as const satisfies Record<string, FigureColumn>;

const extractFields = {
  식품명: ['name', 'code', 'category'],
  식품중량: ['servingSize', 'servingUnit'],
  ...fieldsOf(extractColumns),
} as const;

const extract: CsvTable = {
  id: 'callog_food',
  title: { ko: '음식의 열량과 다량영양소', en: 'energy and macronutrients of dishes' },
  headerRows: 1,
  nameRow: 0,
  needed: Object.keys(extractFields),
  figures: extractColumns,
  per: '100g',
  amounts: ['식품중량'],
  fields: extractFields,
};

const constants = ['kind', 'source.name', 'source.licence', 'source.url', 'prepared', 'basis'] as const;

/**
 * The food composition data of the Korean food ministry: files of foods and files of nutrients, joined by `id`, with
 * two header lines (Korean with units, English names) and values per serving in grams. The header determines the kind
 * of food.
 */
export const mfds = {
  id: 'mfds',
  version: 3,
  title: { ko: '식품의약품안전처 식품영양성분', en: 'Korean MFDS food composition' },
  about: {
    ko: '식품 파일과 영양성분 파일의 짝(id로 연결, 1회 제공량당 값), 또는 열량과 다량영양소만 있는 파일 하나(100 g당 값, 식품명이 코드).',
    en: 'Pairs of a file of foods and a file of nutrients (joined by id, per serving), or the one file with energy and macronutrients only (per 100 g; the name is the code).',
  },
  inputs: [
    { foods: cookedFoods, partner: { table: nutrition, key: 'id' }, constants },
    { foods: freshFoods, partner: { table: nutrition, key: 'id' }, constants },
    { foods: extract, constants },
  ],
  categoriesFrom: 'map',
  map: (row) => (row.table === extract.id ? mapExtract(row) : mapPair(row)),
} as const satisfies CsvPreset;

const source = {
  licence: '공공데이터 (open data)',
  url: 'https://various.foodsafetykorea.go.kr/nutrient/',
} as const;

function mapPair(row: PresetRow): MappedRow {
  const { cells, partner } = row;
  const kind = row.table === cookedFoods.id ? 'cooked' : 'fresh';
  const size = partner === null ? null : parseAmount(cell(partner, 'amount_per_serving'), row.format.decimal);
  const readings = partner === null ? unknownReadings(cells) : readPartner(partner, size, row.format);
  const joinFlags: QualityFlag[] = row.joinedByLine
    ? [{ flag: 'joined-by-line', nutrients: row.format.isOrderProven === true ? [] : knownNames(readings) }]
    : [];
  const name = cell(cells, 'food_name');
  const groups = [cell(cells, 'category_main').trim(), cell(cells, 'category_sub').trim()].filter(
    (group) => group !== '',
  );
  const food: FoodInput = {
    kind,
    name,
    source: { ...source, name: '식품의약품안전처 식품영양성분 데이터베이스' },
    code: cell(cells, 'food_code'),
    ...brandAndAliases(cells, kind),
    countryOfOrigin: cell(cells, 'country_origin'),
    category: groups,
    categorySlug: categoryIn(mfdsCategories, { groups, name }),
    allergenText: cell(cells, 'allergy_info'),
    storage: cell(cells, 'storage_info'),
    servingSize: size,
    servingUnit: size === null ? null : 'g',
    prepared: kind === 'cooked' ? 'as-eaten' : null,
    basis: '100g',
    nutrients: readings.nutrients,
    nutrientQualifiers: readings.nutrientQualifiers,
    quality: [...readings.quality, ...joinFlags],
  };
  const isUnproven = row.joinedByLine && row.format.isOrderProven !== true;
  const unproven: RowIssue[] = isUnproven ? [{ code: 'order_unproven', field: 'id' }] : [];
  return { food, issues: [...unproven, ...readings.issues] };
}

/**
 * A row of the extract. It writes 0 for what it does not know: a latte without carbohydrate and fat has 187 kcal. A 0 is
 * kept only where the other figures explain the energy.
 */
function mapExtract({ cells, format }: PresetRow): MappedRow {
  const name = cell(cells, '식품명').trim();
  const size = parseAmount(cell(cells, '식품중량'), format.decimal);
  const { issues, ...readings } = readNutrients({
    cells: Object.entries(extractColumns).map(([column, { nutrient }]) => ({
      nutrient,
      column,
      text: cell(cells, column),
    })),
    format,
    per: format.per === 'serving' ? { kind: 'serving', size } : { kind: 'hundred' },
  });
  const unknown = unexplainedZeros(readings.nutrients);
  return {
    food: {
      kind: 'cooked',
      name,
      source: { ...source, name: '식품의약품안전처 식품영양성분 (열량·다량영양소)' },
      code: name,
      categorySlug: categoryByName(dishesByName, name),
      servingSize: size,
      servingUnit: size === null ? null : 'g',
      prepared: 'as-eaten',
      basis: '100g',
      ...readings,
      nutrients: { ...readings.nutrients, ...Object.fromEntries(unknown.map((one) => [one, null])) },
    },
    issues: unknown.length === 0 ? issues : [zeroIssue(unknown, cells), ...issues],
  };
}

function unexplainedZeros(values: NutrientValues): NutrientName[] {
  const zeros = Object.values(extractColumns)
    .map(({ nutrient }) => nutrient)
    .filter((nutrient) => values[nutrient] === 0);
  const { energyKcal, carbohydrate, protein, fat } = values;
  if (zeros.length === 0 || energyKcal === null) return zeros;
  const explained = 4 * (carbohydrate ?? 0) + 4 * (protein ?? 0) + 9 * (fat ?? 0);
  // Energy is rounded, and its factors differ a little from food to food.
  const isExplained = energyKcal > 0 && energyKcal - explained <= Math.max(2, energyKcal * 0.06);
  return isExplained ? [] : zeros;
}

function zeroIssue(unknown: readonly NutrientName[], cells: Cells): RowIssue {
  const columns = Object.entries(extractColumns).filter(([, { nutrient }]) => unknown.includes(nutrient));
  return {
    code: 'zero_unknown',
    field: columns.map(([column]) => column).join(', '),
    value: shownText(cell(cells, '에너지(kcal)')),
  };
}

function readPartner(partner: Cells, size: number | null, format: RowFormat): NutrientReadings {
  const cells = Object.entries(nutrientColumns).map(([column, { nutrient }]) => ({
    nutrient,
    column,
    text: cell(partner, column),
  }));
  const readings = readNutrients({ cells, format, per: { kind: 'serving', size } });
  if (size !== null) return readings;
  const issue: RowIssue = {
    code: 'no_serving_size',
    field: 'amount_per_serving',
    value: shownText(cell(partner, 'amount_per_serving')),
  };
  return { ...readings, issues: [issue, ...readings.issues] };
}

function knownNames({ nutrients }: NutrientReadings): NutrientName[] {
  return nutrientNames.filter((name) => nutrients[name] !== null);
}

function unknownReadings(cells: Cells): NutrientReadings {
  return {
    nutrients: unknownNutrients(),
    nutrientQualifiers: {},
    quality: [],
    issues: [{ code: 'no_nutrients', field: 'id', value: shownText(cell(cells, 'id')) }],
  };
}

/**
 * The column `manufacturer` contains a restaurant chain for product type 외식, and a region for all other rows. A region
 * is no brand: it becomes part of an alias, so that "춘천 닭갈비" is found. For fish, the region and the month of the catch
 * distinguish foods with the same name. "전국(대표)", the national average, is neither.
 */
function brandAndAliases(
  cells: Cells,
  kind: 'cooked' | 'fresh',
): { brand: string | null; aliases: string[] } {
  const [name, place] = [cell(cells, 'food_name').trim(), cell(cells, 'manufacturer').trim()];
  const isNational = place === '' || place.startsWith('전국');
  if (kind === 'cooked') {
    if (cell(cells, 'product_type').trim() === '품목대표') {
      return { brand: null, aliases: isNational || name === '' ? [] : [`${place} ${name}`] };
    }
    return { brand: isNational ? null : place, aliases: [] };
  }
  const month = cell(cells, 'harvest_time').trim();
  const marks = [isNational ? '' : place, month === '평균' ? '' : month].filter((mark) => mark !== '');
  return { brand: null, aliases: marks.length === 0 || name === '' ? [] : [`${name} (${marks.join(', ')})`] };
}

function cell(cells: Cells, column: string): string {
  return cells[column] ?? '';
}

import type { FoodInput } from '../foods/food.ts';
import type { QualityFlag } from '../foods/quality.ts';
import { nutrients, unknownNutrients, type NutrientName } from '../foods/nutrients.ts';
import { parseAmount } from '../foods/nutrientValue.ts';
import {
  hasColumns,
  type Cells,
  type CsvPreset,
  type CsvTable,
  type MappedRow,
  type PresetRow,
} from './preset.ts';
import { readNutrients, type NutrientReadings } from './readNutrients.ts';
import type { RowIssue } from './rowIssues.ts';
import { inNormalForm } from '../normalForm.ts';

/** The columns of the nutrition files, with the nutrients that they contain per serving. */
const nutrientColumns = {
  calorie: 'energyKcal',
  carbohydrate: 'carbohydrate',
  sugar: 'sugars',
  protein: 'protein',
  fat: 'fat',
  cholesterol: 'cholesterol',
  sodium: 'sodium',
  saturated_fat: 'saturatedFat',
  trans_fat: 'transFat',
} as const satisfies Record<string, NutrientName>;

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
  id: 'cooked_food',
  title: { ko: '음식', en: 'cooked foods' },
  headerRows: 2,
  nameRow: 1,
  matches: (header) => hasColumns(header[1], [...foodColumns, 'product_type']),
};

const freshFoods: CsvTable = {
  id: 'fresh_food',
  title: { ko: '원재료성 식품', en: 'fresh foods' },
  headerRows: 2,
  nameRow: 1,
  matches: (header) => hasColumns(header[1], [...foodColumns, 'harvest_time']),
};

const nutrition: CsvTable = {
  id: 'nutrition',
  title: { ko: '영양성분', en: 'nutrients' },
  headerRows: 2,
  nameRow: 1,
  matches: ([labels, names]) => {
    if (labels === undefined || names === undefined) return false;
    if (!hasColumns(names, ['id', 'amount_per_serving', ...Object.keys(nutrientColumns)])) return false;
    // Only the Korean header line has the units. A file with other units must not match.
    const unitAt = (column: string) => unitOf(labels[names.indexOf(column)]);
    if (unitAt('amount_per_serving') !== 'g') return false;
    return Object.entries(nutrientColumns).every(([column, name]) => unitAt(column) === nutrients[name].unit);
  },
};

/**
 * The food composition data of the Korean food ministry: files of foods and files of nutrients, joined by `id`, with
 * two header lines (Korean with units, English names) and values per serving in grams. The header determines the kind
 * of food.
 */
export const mfds: CsvPreset = {
  id: 'mfds',
  title: { ko: '식품의약품안전처 식품영양성분', en: 'Korean MFDS food composition' },
  encodings: ['utf-8', 'cp949'],
  inputs: [
    { foods: cookedFoods, partner: { table: nutrition, key: 'id' } },
    { foods: freshFoods, partner: { table: nutrition, key: 'id' } },
  ],
  map: mapRow,
};

function mapRow(row: PresetRow): MappedRow {
  const { cells, partner } = row;
  const kind = row.table === cookedFoods.id ? 'cooked' : 'fresh';
  const size = partner === null ? null : parseAmount(cell(partner, 'amount_per_serving'));
  const readings = partner === null ? unknownReadings(cells) : readPartner(partner, size);
  const joinFlags: QualityFlag[] = row.joinedByLine ? [{ flag: 'joined-by-line', nutrients: [] }] : [];
  const food: FoodInput = {
    kind,
    name: cell(cells, 'food_name'),
    source: {
      name: '식품의약품안전처 식품영양성분 데이터베이스',
      licence: '공공데이터 (open data)',
      url: 'https://various.foodsafetykorea.go.kr/nutrient/',
    },
    code: cell(cells, 'food_code'),
    ...brandAndAliases(cells, kind),
    countryOfOrigin: cell(cells, 'country_origin'),
    category: [cell(cells, 'category_main'), cell(cells, 'category_sub')].filter(
      (name) => name.trim() !== '',
    ),
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
  return { food, issues: readings.issues };
}

function readPartner(partner: Cells, size: number | null): NutrientReadings {
  const cells = Object.entries(nutrientColumns).map(([column, nutrient]) => ({
    nutrient,
    column,
    text: cell(partner, column),
  }));
  const readings = readNutrients({ cells, per: { kind: 'serving', size } });
  if (size !== null) return readings;
  const issue: RowIssue = {
    code: 'no_serving_size',
    field: 'amount_per_serving',
    value: cell(partner, 'amount_per_serving').slice(0, 64),
  };
  return { ...readings, issues: [issue, ...readings.issues] };
}

function unknownReadings(cells: Cells): NutrientReadings {
  return {
    nutrients: unknownNutrients(),
    nutrientQualifiers: {},
    quality: [],
    issues: [{ code: 'no_nutrients', field: 'id', value: cell(cells, 'id').slice(0, 64) }],
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

/** The unit in the brackets at the end of a column's label: `나트륨(㎎)` → `mg`. */
function unitOf(label: string | undefined): string | undefined {
  return /\(([^()]+)\)$/.exec(inNormalForm(label ?? '', 'NFKC').replace(/\s/g, ''))?.[1];
}

function cell(cells: Cells, column: string): string {
  return cells[column] ?? '';
}

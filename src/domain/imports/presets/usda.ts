import type { FoodKind } from '../../foods/kinds.ts';
import { categoryIn } from '../categories/categoryMap.ts';
import { usdaCategories } from '../categories/usda.ts';
import type { CsvPreset, CsvTable, FigureColumn, MappedRow, PresetRow } from '../rows/preset.ts';
import { readNutrients } from '../rows/readNutrients.ts';
import { fieldsOf } from './fieldsOf.ts';

const nutrientColumns = {
  energy_kcal: { nutrient: 'energyKcal' },
  protein_g: { nutrient: 'protein' },
  fat_g: { nutrient: 'fat' },
  carbohydrate_g: { nutrient: 'carbohydrate' },
  fiber_g: { nutrient: 'fibre' },
  sugars_g: { nutrient: 'sugars' },
  starch_g: { nutrient: 'starch' },
  saturated_g: { nutrient: 'saturatedFat' },
  trans_g: { nutrient: 'transFat' },
  cholesterol_mg: { nutrient: 'cholesterol' },
  sodium_mg: { nutrient: 'sodium' },
  potassium_mg: { nutrient: 'potassium' },
  phosphorus_mg: { nutrient: 'phosphorus' },
  calcium_mg: { nutrient: 'calcium' },
  iron_mg: { nutrient: 'iron' },
  magnesium_mg: { nutrient: 'magnesium' },
  zinc_mg: { nutrient: 'zinc' },
  vitA_ug_rae: { nutrient: 'vitaminA' },
  vitC_mg: { nutrient: 'vitaminC' },
  vitD_ug: { nutrient: 'vitaminD' },
  vitK_ug: { nutrient: 'vitaminK' },
  folate_ug: { nutrient: 'folate' },
  alcohol_g: { nutrient: 'alcohol' },
  caffeine_mg: { nutrient: 'caffeine' },
} as const satisfies Record<string, FigureColumn>;

const needed = ['ndb_no', 'group', 'description'];
const fields = {
  ndb_no: ['code'],
  group: ['category', 'kind', 'prepared'],
  description: ['name', 'nameEn'],
  common: ['aliases'],
  manufacturer: ['brand'],
  ...fieldsOf(nutrientColumns),
} as const satisfies CsvTable['fields'];

const foods: CsvTable = {
  id: 'usda_sr28',
  title: { ko: 'USDA SR28 식품', en: 'USDA SR28 foods' },
  headerRows: 1,
  nameRow: 0,
  needed: [...needed, 'energy_kcal', 'sodium_mg'],
  known: Object.keys(fields),
  figures: nutrientColumns,
  amounts: [],
  fields,
};

/** Groups of single foods, of which a dish is made. */
const freshGroups: ReadonlySet<string> = new Set([
  'Beef Products',
  'Cereal Grains and Pasta',
  'Finfish and Shellfish Products',
  'Fruits and Fruit Juices',
  'Lamb, Veal, and Game Products',
  'Legumes and Legume Products',
  'Nut and Seed Products',
  'Pork Products',
  'Poultry Products',
  'Spices and Herbs',
  'Vegetables and Vegetable Products',
]);
/** Groups of dishes that are served. */
const servedGroups: ReadonlySet<string> = new Set(['Fast Foods', 'Restaurant Foods']);

/**
 * The USDA National Nutrient Database for Standard Reference, release 28, as one flat file: per 100 g of the edible
 * part. Carbohydrate is by difference, with fibre. An empty cell is unknown; 0 is a value.
 */
export const usda = {
  id: 'usda',
  version: 2,
  title: { ko: '미국 농무부 SR28', en: 'USDA SR28' },
  about: {
    ko: 'SR28을 한 파일로 편 표. 100 g당 값, NDB 번호가 코드, 이름은 영문.',
    en: 'SR28 as one flat file. Per 100 g; the NDB number is the code; names are English.',
  },
  inputs: [{ foods, constants: ['source.name', 'source.licence', 'source.url', 'basis'] }],
  categoriesFrom: 'map',
  map: mapRow,
} as const satisfies CsvPreset;

function mapRow({ cells, format }: PresetRow): MappedRow {
  const cell = (column: string) => cells[column] ?? '';
  const [group, description] = [cell('group').trim(), cell('description').trim()];
  const { issues, ...readings } = readNutrients({
    cells: Object.entries(nutrientColumns).map(([column, { nutrient }]) => ({
      nutrient,
      column,
      text: cell(column),
    })),
    format,
    per: { kind: 'hundred' },
  });
  return {
    food: {
      kind: kindOf(group, cell('manufacturer')),
      name: description,
      nameEn: description,
      source: {
        name: 'USDA SR28',
        licence: 'Public domain (US government work)',
        url: 'https://www.ars.usda.gov/northeast-area/beltsville-md-bhnrc/',
      },
      code: cell('ndb_no'),
      brand: cell('manufacturer').trim() || null,
      aliases: namesIn(cell('common')),
      category: [group].filter((name) => name !== ''),
      categorySlug: categoryIn(usdaCategories, { groups: [group], name: description }),
      prepared: servedGroups.has(group) ? 'as-eaten' : null,
      basis: '100g',
      ...readings,
    },
    issues,
  };
}

function kindOf(group: string, manufacturer: string): FoodKind {
  if (servedGroups.has(group)) return 'cooked';
  return freshGroups.has(group) && manufacturer.trim() === '' ? 'fresh' : 'processed';
}

function namesIn(text: string): string[] {
  return text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

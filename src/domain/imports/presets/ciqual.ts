import { nutrientNames, type NutrientName } from '../../foods/nutrients.ts';
import { categoryIn } from '../categories/categoryMap.ts';
import { ciqualCategories } from '../categories/ciqual.ts';
import type { CsvPreset, CsvTable, FigureColumn, MappedRow, PresetRow } from '../rows/preset.ts';
import { firstKnown, readNutrients, sodiumInSalt, type NutrientCell } from '../rows/readNutrients.ts';
import { fieldsOf } from './fieldsOf.ts';

/** Of several columns for one nutrient, the first with a figure counts: kcal before kJ. */
const nutrientColumns = {
  'Energy, Regulation EU No 1169/2011 (kcal/100g)': { nutrient: 'energyKcal' },
  'Energy, Regulation EU No 1169/2011 (kJ/100g)': { nutrient: 'energyKcal', unit: 'kJ' },
  "Energy, N x Jones' factor, with fibres (kcal/100g)": { nutrient: 'energyKcal' },
  "Energy, N x Jones' factor, with fibres (kJ/100g)": { nutrient: 'energyKcal', unit: 'kJ' },
  'Carbohydrate (g/100g)': { nutrient: 'carbohydrate' },
  'Sugars (g/100g)': { nutrient: 'sugars' },
  'Starch (g/100g)': { nutrient: 'starch' },
  'Fibres (g/100g)': { nutrient: 'fibre' },
  'Protein (g/100g)': { nutrient: 'protein' },
  'Fat (g/100g)': { nutrient: 'fat' },
  'FA saturated (g/100g)': { nutrient: 'saturatedFat' },
  'Cholesterol (mg/100g)': { nutrient: 'cholesterol' },
  'Sodium (mg/100g)': { nutrient: 'sodium' },
  'Potassium (mg/100g)': { nutrient: 'potassium' },
  'Phosphorus (mg/100g)': { nutrient: 'phosphorus' },
  'Calcium (mg/100g)': { nutrient: 'calcium' },
  'Iron (mg/100g)': { nutrient: 'iron' },
  'Magnesium (mg/100g)': { nutrient: 'magnesium' },
  'Zinc (mg/100g)': { nutrient: 'zinc' },
  'Iodine (µg/100g)': { nutrient: 'iodine' },
  'Alcohol (g/100g)': { nutrient: 'alcohol' },
  'Vitamin C (mg/100g)': { nutrient: 'vitaminC' },
  'Vitamin D (µg/100g)': { nutrient: 'vitaminD' },
  'Vitamin K1 (µg/100g)': { nutrient: 'vitaminK' },
  'Vitamin B9 or Folate (µg/100g)': { nutrient: 'folate' },
} as const satisfies Record<string, FigureColumn>;

/** Counts only where the sodium is not given. */
const salt = 'Salt (g/100g)';
const columnsByNutrient = columnsOf();
const groupColumns = ['alim_grp_nom_eng', 'alim_ssgrp_nom_eng', 'alim_ssssgrp_nom_eng'];

const fields = {
  alim_code: ['code', 'source.url'],
  alim_nom_eng: ['name', 'nameEn'],
  alim_nom_sci: ['aliases'],
  ...Object.fromEntries(groupColumns.map((column) => [column, ['category', 'kind'] as const])),
  ...fieldsOf(nutrientColumns),
  [salt]: ['nutrients.sodium'],
} as const satisfies CsvTable['fields'];

const foods: CsvTable = {
  id: 'ciqual_2020',
  title: { ko: 'Ciqual 2020 식품', en: 'Ciqual 2020 foods' },
  headerRows: 1,
  nameRow: 0,
  needed: Object.keys(fields).filter((column) => column !== 'alim_nom_sci'),
  figures: nutrientColumns,
  amounts: [salt],
  fields,
};

/** Groups of single foods, of which a dish is made. */
const freshGroups: ReadonlySet<string> = new Set([
  'fruits, vegetables, legumes and nuts',
  'meat, egg and fish',
]);

/**
 * The French food composition table Ciqual 2020: per 100 g, with decimal commas, `traces`, `< 0,5` and `-` for unknown.
 * Carbohydrate is without fibre. Vitamin A is not read: the table has retinol and beta-carotene, and no sum of all.
 */
export const ciqual = {
  id: 'ciqual',
  version: 2,
  title: { ko: '프랑스 Ciqual 2020', en: 'Anses-Ciqual 2020' },
  about: {
    ko: 'Ciqual 2020 영문 표 한 파일. 100 g당 값, 소수점은 쉼표, alim_code가 코드.',
    en: 'The English Ciqual 2020 table, one file. Per 100 g, decimal commas; alim_code is the code.',
  },
  inputs: [{ foods, constants: ['source.name', 'source.licence', 'basis'] }],
  categoriesFrom: 'map',
  map: mapRow,
} as const satisfies CsvPreset;

function mapRow({ cells, format }: PresetRow): MappedRow {
  const cell = (column: string) => (cells[column] ?? '').trim();
  const groups = groupColumns.map(cell).filter((name) => name !== '' && name !== '-');
  const [name, code] = [cell('alim_nom_eng'), cell('alim_code')];
  const { issues, ...readings } = readNutrients({
    cells: columnsByNutrient.map(([first, ...others]) =>
      others.length === 0
        ? { ...first, text: cell(first.column) }
        : firstKnown(
            [
              { ...first, text: cell(first.column) },
              ...others.map((other) => ({ ...other, text: cell(other.column) })),
            ],
            format,
          ),
    ),
    format,
    per: { kind: 'hundred' },
  });
  return {
    food: {
      kind: freshGroups.has(groups[0] ?? '') ? 'fresh' : groups[1] === 'dishes' ? 'cooked' : 'processed',
      name,
      nameEn: name,
      source: {
        name: 'Anses-Ciqual 2020',
        licence: 'Licence Ouverte / Open Licence 2.0 (Etalab)',
        url: code === '' ? null : `https://ciqual.anses.fr/#/aliments/${code}`,
      },
      code,
      aliases: [cell('alim_nom_sci')].filter((alias) => alias !== ''),
      category: groups,
      categorySlug: categoryIn(ciqualCategories, { groups, name }),
      basis: '100g',
      ...readings,
    },
    issues,
  };
}

type ColumnOfNutrient = Omit<NutrientCell, 'text'>;

/** The columns of each nutrient, the preferred one first. */
function columnsOf(): [ColumnOfNutrient, ...ColumnOfNutrient[]][] {
  const all: ColumnOfNutrient[] = [
    ...Object.entries<FigureColumn>(nutrientColumns).map(([column, figure]) => ({ column, ...figure })),
    { column: salt, nutrient: 'sodium', unit: 'g', share: sodiumInSalt },
  ];
  const ofNutrient = (nutrient: NutrientName) => all.filter((one) => one.nutrient === nutrient);
  return nutrientNames.flatMap((name) => {
    const [first, ...others] = ofNutrient(name);
    return first === undefined ? [] : [[first, ...others]];
  });
}

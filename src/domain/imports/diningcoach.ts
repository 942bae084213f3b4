import { nutrientNames } from '../foods/nutrients.ts';
import { parseAmount } from '../foods/nutrientValue.ts';
import { hasColumns, type Cells, type CsvPreset, type CsvTable, type MappedRow } from './preset.ts';
import { readNutrients } from './readNutrients.ts';

/** Columns without which a row is no food of a catalogue. */
const neededColumns = ['kind', 'name', 'sourceName', 'code'];
const optionalColumns = [
  'nameEn',
  'aliases',
  'brand',
  'category',
  'sourceLicence',
  'sourceUrl',
  'sourceRetrievedAt',
  'barcode',
  'countryOfOrigin',
  'ingredientsText',
  'allergenText',
  'labels',
  'storage',
  'servingSize',
  'servingUnit',
  'servingsPerPackage',
  'texture',
  'prepared',
  'basis',
  ...nutrientNames,
];

const foods: CsvTable = {
  id: 'foods',
  title: { ko: 'DiningCoach 식품', en: 'DiningCoach foods' },
  headerRows: 1,
  nameRow: 0,
  // A column that we do not know is a column misspelt: its figures would be lost without a word.
  matches: ([names]) =>
    hasColumns(names, neededColumns) &&
    (names ?? []).every((name) => [...neededColumns, ...optionalColumns].includes(name)),
};

/**
 * Our own format, in which the starter catalogue is written: one header line with the names of a food's fields, `;`
 * between the words of a list, categories by slug, nutrients per 100 g or 100 ml (`basis`) in the units of
 * `nutrients.ts`. An empty cell is unknown.
 */
export const diningcoach: CsvPreset = {
  id: 'diningcoach',
  title: { ko: 'DiningCoach 형식', en: 'DiningCoach format' },
  encodings: ['utf-8', 'cp949'],
  inputs: [{ foods }],
  map: ({ cells }) => mapRow(cells),
};

function mapRow(cells: Cells): MappedRow {
  const { issues, ...readings } = readNutrients({
    cells: nutrientNames.map((nutrient) => ({ nutrient, column: nutrient, text: cell(cells, nutrient) })),
    per: { kind: 'hundred' },
  });
  const food = {
    kind: word(cells, 'kind'),
    name: cell(cells, 'name'),
    nameEn: cell(cells, 'nameEn'),
    aliases: list(cells, 'aliases'),
    brand: cell(cells, 'brand'),
    countryOfOrigin: cell(cells, 'countryOfOrigin'),
    categorySlug: cell(cells, 'category'),
    source: {
      name: cell(cells, 'sourceName'),
      licence: cell(cells, 'sourceLicence'),
      url: cell(cells, 'sourceUrl'),
      retrievedAt: word(cells, 'sourceRetrievedAt'),
    },
    code: cell(cells, 'code'),
    barcode: word(cells, 'barcode'),
    ingredientsText: cell(cells, 'ingredientsText'),
    allergenText: cell(cells, 'allergenText'),
    labels: list(cells, 'labels'),
    storage: cell(cells, 'storage'),
    servingSize: amount(cells, 'servingSize'),
    servingUnit: word(cells, 'servingUnit'),
    servingsPerPackage: amount(cells, 'servingsPerPackage'),
    texture: level(cells, 'texture'),
    prepared: word(cells, 'prepared'),
    basis: word(cells, 'basis') ?? undefined,
    ...readings,
  };
  return { food, issues };
}

function cell(cells: Cells, column: string): string {
  return cells[column] ?? '';
}

/** One word of a closed set, or null for an empty cell. */
function word(cells: Cells, column: string): string | null {
  const text = cell(cells, column).trim();
  return text === '' ? null : text;
}

function list(cells: Cells, column: string): string[] {
  return cell(cells, column)
    .split(';')
    .filter((item) => item.trim() !== '');
}

/** A figure; what is none stays text, which the schema refuses by the name of the field. */
function amount(cells: Cells, column: string): number | string | null {
  const text = word(cells, column);
  return text === null ? null : (parseAmount(text) ?? text);
}

function level(cells: Cells, column: string): number | string | null {
  const text = word(cells, column);
  return text !== null && /^\d$/.test(text) ? Number(text) : text;
}

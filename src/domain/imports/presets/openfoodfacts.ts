import { categoryOfProduct } from '../categories/openfoodfacts.ts';
import type { CsvPreset, CsvTable, FigureColumn, MappedRow, PresetRow } from '../rows/preset.ts';
import { firstKnown, readNutrients, sodiumInSalt, type NutrientCell } from '../rows/readNutrients.ts';
import { fieldsOf } from './fieldsOf.ts';

const nutrientColumns = {
  fat_amount: { nutrient: 'fat' },
  saturated_fats: { nutrient: 'saturatedFat' },
  carbohydrate: { nutrient: 'carbohydrate' },
  sugar: { nutrient: 'sugars' },
  dietary_fiber: { nutrient: 'fibre' },
  protein: { nutrient: 'protein' },
  sodium: { nutrient: 'sodium', unit: 'g' },
} as const satisfies Record<string, FigureColumn>;

const fields = {
  barcode_id: ['code', 'barcode', 'source.url'],
  product_name: ['name'],
  ingredients: ['ingredientsText'],
  ...fieldsOf(nutrientColumns),
  salt: ['nutrients.sodium'],
} as const satisfies CsvTable['fields'];

const products: CsvTable = {
  id: 'openfoodfacts',
  title: { ko: 'Open Food Facts 제품', en: 'Open Food Facts products' },
  headerRows: 1,
  nameRow: 0,
  needed: Object.keys(fields),
  figures: nutrientColumns,
  amounts: ['salt'],
  fields,
};

/**
 * Products of Open Food Facts: the barcode is the code, amounts are in grams per 100 g or 100 ml, salt and sodium as
 * well. Alcohol is given in per cent by volume, so it is not read. `is_healthy` is an opinion, and `product_image` only
 * an address; neither is used. There is no column for categories.
 */
export const openfoodfacts = {
  id: 'openfoodfacts',
  version: 1,
  title: { ko: 'Open Food Facts', en: 'Open Food Facts' },
  about: {
    ko: '제품 표 한 파일. 100 g당 값(나트륨은 g), 바코드가 코드, 원재료명은 표시 그대로.',
    en: 'One file of products. Per 100 g, sodium in g; the barcode is the code; ingredients as printed.',
  },
  inputs: [
    {
      foods: products,
      constants: ['kind', 'source.name', 'source.licence', 'prepared', 'basis', 'category'],
    },
  ],
  categoriesFrom: 'map',
  map: mapRow,
} as const satisfies CsvPreset;

const figures = Object.entries<FigureColumn>(nutrientColumns).map(([column, figure]) => ({
  column,
  ...figure,
}));

function mapRow({ cells, format }: PresetRow): MappedRow {
  const cell = (column: string) => cells[column] ?? '';
  const [name, code] = [cell('product_name'), cell('barcode_id').trim()];
  const { issues, ...readings } = readNutrients({
    cells: figures.map((figure): NutrientCell => {
      const own = { ...figure, text: cell(figure.column) };
      return figure.nutrient === 'sodium' ? sodiumOf(own, cell('salt'), format) : own;
    }),
    format,
    per: { kind: 'hundred' },
  });
  return {
    food: {
      kind: 'processed',
      name,
      source: {
        name: 'Open Food Facts',
        licence: 'Open Database License (ODbL) 1.0',
        url: code === '' ? null : `https://world.openfoodfacts.org/product/${encodeURIComponent(code)}`,
      },
      code,
      barcode: code,
      categorySlug: categoryOfProduct(name),
      ingredientsText: cell('ingredients'),
      prepared: 'as-sold',
      basis: '100g',
      ...readings,
    },
    issues,
  };
}

/** The sodium itself; that of the salt only where none is given. */
function sodiumOf(sodium: NutrientCell, salt: string, format: PresetRow['format']): NutrientCell {
  if (sodium.text !== '' || salt === '') return sodium;
  return firstKnown(
    [sodium, { nutrient: 'sodium', column: 'salt', text: salt, unit: 'g', share: sodiumInSalt }],
    format,
  );
}

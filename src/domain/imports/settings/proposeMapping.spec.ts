import { proposeMapping } from './proposeMapping.ts';

test.each([
  [
    'Korean names with units',
    ['식품코드', '식품명', '에너지(kcal)', '나트륨(mg)', '비고'],
    ['식품코드=code', '식품명=name', '에너지(kcal)=energyKcal kcal', '나트륨(mg)=sodium mg'],
  ],
  [
    'kilocalories rather than kilojoules',
    ['Energy (kJ/100g)', 'Energy (kcal/100g)'],
    ['Energy (kcal/100g)=energyKcal kcal'],
  ],
  ['kilojoules when there is nothing else', ['energy_kJ'], ['energy_kJ=energyKcal kJ']],
  ['a barcode as the code', ['EAN', 'Product name'], ['EAN=barcodeAndCode', 'Product name=name']],
  ['a barcode beside a code', ['EAN', 'id'], ['EAN=barcode', 'id=code']],
  ['no unit that a nutrient cannot have', ['나트륨(%)', 'Vitamin C (IU)'], []],
  ['no column whose name occurs twice', ['name', 'name'], []],
  ['the first of two columns', ['식품명', '제품명'], ['식품명=name']],
  ['no category, whose cells must be slugs', ['category', '식품군'], []],
])('proposes %s', (_, columns, expected) => {
  const shown = proposeMapping(columns).map(
    ({ column, field, unit }) => `${column}=${field}${unit === undefined ? '' : ` ${unit}`}`,
  );
  expect(shown).toEqual(expected);
});

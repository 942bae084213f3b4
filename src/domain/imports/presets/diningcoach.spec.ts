import { diningcoach } from './diningcoach.ts';
import { plainFormat, type Cells } from '../rows/preset.ts';
import { isTable } from '../settings/headers.ts';
import { readFood } from '../rows/readFood.ts';

const cells: Cells = {
  kind: 'processed',
  name: ' 다이닝데모 두부 ',
  nameEn: 'DiningDemo Tofu',
  aliases: '두부;모두부;',
  category: 'soy-products',
  sourceName: 'DiningCoach demo',
  sourceLicence: '',
  code: 'DEMO-1',
  barcode: '2000000000060',
  labels: 'vegan;halal',
  servingSize: '80 g',
  servingUnit: 'g',
  servingsPerPackage: '4',
  texture: '4',
  prepared: 'as-sold',
  basis: '',
  energyKcal: '85',
  sodium: '< 5',
  fat: 'Tr',
  sugars: '-',
  iodine: '',
};
const readRow = (change: Cells = {}) =>
  readFood(diningcoach, {
    table: 'foods',
    cells: { ...cells, ...change },
    partner: null,
    joinedByLine: false,
    format: plainFormat,
  });

describe('the diningcoach preset', () => {
  it('reads the values of a row, and leaves empty cells unknown', () => {
    const { food, issues } = readRow();
    expect(issues).toEqual([]);
    expect(food).toMatchObject({
      kind: 'processed',
      name: '다이닝데모 두부',
      aliases: ['두부', '모두부'],
      category: [],
      categorySlug: 'soy-products',
      source: { name: 'DiningCoach demo', licence: null, url: null, retrievedAt: null },
      barcode: '2000000000060',
      labels: ['vegan', 'halal'],
      servingSize: 80,
      servingUnit: 'g',
      texture: 4,
      basis: '100g',
      nutrientQualifiers: { sodium: 'below', fat: 'trace' },
    });
    expect(food?.nutrients).toMatchObject({
      energyKcal: 85,
      sodium: 5,
      fat: 0.5,
      sugars: null,
      iodine: null,
      zinc: null,
    });
  });

  it('drops a barcode with a wrong check digit, keeps the food, and says so', () => {
    const { food, issues } = readRow({ barcode: '2000000000061' });
    expect(food).toMatchObject({ barcode: null, name: '다이닝데모 두부' });
    expect(issues).toMatchObject([{ code: 'bad_barcode', value: '2000000000061' }]);
  });

  it.each(['0000000000000', '00000000', '-', 'N/A'])('reads the barcode %s as none', (barcode) => {
    const { food, issues } = readRow({ barcode });
    expect([food?.barcode, issues]).toEqual([null, []]);
  });

  it.each<[string, Cells, string]>([
    ['an unknown kind', { kind: 'tasty' }, 'kind'],
    ['no kind', { kind: '' }, 'kind'],
    ['a serving that is no amount', { servingSize: 'a bowl' }, 'servingSize'],
    ['an unknown basis', { basis: '1 cup' }, 'basis'],
    ['a texture beyond IDDSI', { texture: '8' }, 'texture'],
    ['an invalid day', { sourceRetrievedAt: '2024-02-31' }, 'source.retrievedAt'],
    ['NUL', { name: '두\0부' }, 'name'],
  ])('rejects a row with %s', (_, change, field) => {
    const { food, issues } = readRow(change);
    expect(food).toBeNull();
    expect(issues.map((issue) => issue.field)).toEqual([field]);
  });

  it.each<[string, Cells, object]>([
    ['an amount', { servingSize: '10-20' }, { code: 'no_amount', field: 'servingSize', value: '10-20' }],
    ['a choice', { kind: 'tasty' }, { code: 'not_offered', field: 'kind', value: 'tasty' }],
  ])('shows the value that is not %s', (_, change, issue) => {
    expect(readRow(change).issues).toMatchObject([issue]);
  });

  it.each(['10-20', '1/2', '약 5', '5 IU', '(5)', '-5', '> 5'])('shows %s, which is no figure', (sodium) => {
    const { food, issues } = readRow({ sodium });
    expect(food?.nutrients.sodium).toBeNull();
    expect(food?.quality).toContainEqual({ flag: 'unreadable-value', nutrients: ['sodium'] });
    expect(issues).toEqual([{ code: 'unreadable_value', field: 'sodium', value: sodium }]);
  });

  it.each([
    ['5mg', 5],
    ['5 mg', 5],
    ['0.005 g', 5],
  ])('reads %s with its unit', (sodium, milligrams) => {
    expect(readRow({ sodium })).toMatchObject({ issues: [], food: { nutrients: { sodium: milligrams } } });
  });

  it('reports an unreadable figure and leaves it unknown', () => {
    const { food, issues } = readRow({ sodium: 'some' });
    expect(food?.nutrients.sodium).toBeNull();
    expect(issues).toEqual([{ code: 'unreadable_value', field: 'sodium', value: 'some' }]);
  });
});

describe('the header of the diningcoach preset', () => {
  const [{ foods }] = diningcoach.inputs;
  const matches = (names: string[]) => isTable(foods, [names]);

  it.each<[string, string[], boolean]>([
    ['the needed columns', ['kind', 'name', 'sourceName', 'code'], true],
    ['in any order, with others', ['code', 'sodium', 'name', 'kind', 'sourceName', 'labels'], true],
    ['one missing', ['kind', 'name', 'code'], false],
    [
      'an unknown one, which is a fault of the header',
      ['kind', 'name', 'sourceName', 'code', 'natrium'],
      true,
    ],
  ])('%s', (_, names, expected) => {
    expect(matches(names)).toBe(expected);
  });
});

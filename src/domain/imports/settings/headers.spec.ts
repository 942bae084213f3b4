import { findTable, headerFaults, isTable, readHeader, writtenIn } from './headers.ts';
import type { CsvTable } from '../rows/preset.ts';
import { diningcoach } from '../presets/diningcoach.ts';
import { mfds } from '../presets/mfds.ts';

const [{ foods }] = diningcoach.inputs;
const needed = ['kind', 'name', 'sourceName', 'code'];
/** A publisher's table, which leaves other columns aside. */
const published: CsvTable = {
  id: 'published',
  title: { ko: '공개 자료', en: 'published' },
  headerRows: 1,
  nameRow: 0,
  needed: ['ndb_no', 'description', 'sodium_mg', 'Iodine (µg/100g)'],
  figures: {
    sodium_mg: { nutrient: 'sodium' },
    'Iodine (µg/100g)': { nutrient: 'iodine' },
    energy: { nutrient: 'energyKcal' },
  },
  amounts: [],
  fields: {},
};

describe('the unit in the name of a column', () => {
  it.each<[string, ReturnType<typeof writtenIn>]>([
    ['나트륨(㎎)', { name: '나트륨', unit: 'mg' }],
    ['나트륨 ( g )', { name: '나트륨', unit: 'g' }],
    ['sodium_g', { name: 'sodium', unit: 'g' }],
    ['Energy (kJ)', { name: 'Energy', unit: 'kJ' }],
    ['Energy [kcal]', { name: 'Energy', unit: 'kcal' }],
    ['Sodium (mg/100g)', { name: 'Sodium', unit: 'mg', per: '100g' }],
    ['Iodine (μg/100 ml)', { name: 'Iodine', unit: 'µg', per: '100ml' }],
    ['vitamin A (IU)', { name: 'vitamin A', unit: 'other' }],
    ['나트륨(%)', { name: '나트륨', unit: 'other' }],
    ['product_name', { name: 'product_name' }],
    ['fat', { name: 'fat' }],
    ['mg', { name: 'mg' }],
    [`a${' '.repeat(500_000)}b`, { name: `a${' '.repeat(500_000)}b` }],
  ])('%#: %.40s', (column, written) => {
    expect(writtenIn(column)).toEqual(written);
  });
});

describe('the unit of a column that the header gives', () => {
  it.each<[string, CsvTable, string[][], unknown]>([
    [
      'our format with another unit',
      foods,
      [[...needed, 'sodium_g', 'energyKcal (kJ)']],
      { sodium: 'g', energyKcal: 'kJ' },
    ],
    ['our format with our unit', foods, [[...needed, 'sodium (mg)', 'protein_g']], {}],
    [
      'a published table as it is',
      published,
      [['ndb_no', 'description', 'sodium_mg', 'Iodine (µg/100g)']],
      {},
    ],
    [
      'a published table in another unit',
      published,
      [['ndb_no', 'description', 'sodium_g', 'Iodine (mg/100g)', 'energy_kJ']],
      { sodium_mg: 'g', 'Iodine (µg/100g)': 'mg', energy: 'kJ' },
    ],
  ])('%s', (_, table, header, units) => {
    expect(isTable(table, header)).toBe(true);
    expect(readHeader(table, header)).toMatchObject({ units, strangeUnits: [] });
    expect(headerFaults({ table, header, isEmpty: () => false })).toEqual([]);
  });

  it('is the one of the line of labels', () => {
    const [{ partner }] = mfds.inputs;
    const names = partner.table.needed;
    const labels = names.map((name) =>
      name === 'amount_per_serving' ? '1회제공량(g)' : name === 'sodium' ? '나트륨(g)' : '',
    );
    expect(readHeader(partner.table, [labels, names])).toMatchObject({
      units: { sodium: 'g' },
      strangeUnits: [],
    });
  });

  it.each(['protein (%)', 'protein (kcal)', 'protein [IU]'])(
    'is asked when the nutrient cannot have it: %s',
    (name) => {
      const header = readHeader(foods, [[...needed, name]]);
      expect(header).toMatchObject({ units: {}, strangeUnits: [{ column: 'protein', written: name }] });
    },
  );

  it('is no other column when the figures are for something else', () => {
    const header = [['ndb_no', 'description', 'sodium_mg', 'Iodine (mg/100ml)']];
    expect(isTable(published, header)).toBe(false);
  });
});

describe('a second header line', () => {
  const names = [...needed, 'sodium', 'energyKcal'];
  it.each<[string, string[][], { nameRow?: number; headerRows?: number } | undefined, object]>([
    [
      'has names below labels',
      [['종류', '이름', '출처', '코드', '나트륨(g)', '열량(㎉)'], names],
      { nameRow: 1, headerRows: 2 },
      { sodium: 'g' },
    ],
    [
      'has units',
      [names, ['', '', '', '', 'g', '(kJ)']],
      { nameRow: 0, headerRows: 2 },
      { sodium: 'g', energyKcal: 'kJ' },
    ],
    [
      'has names in another language',
      [names, ['kind', 'food_name', 'source', 'food_code', 'sodium_mg', 'energy']],
      { headerRows: 2 },
      {},
    ],
    ['is a row', [names, ['processed', 'a', 'x', '1', '5', '3']], { headerRows: 1 }, {}],
    ['is a row without figures', [names, ['processed', 'a', 'x', '1', '', '-']], { headerRows: 1 }, {}],
    [
      'is a row with words instead of figures',
      [names, ['processed', 'a', 'x', '1', 'none', 'none']],
      { headerRows: 1 },
      {},
    ],
    [
      'is of no table',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      undefined,
      {},
    ],
  ])('%s', (_, header, expected, units) => {
    const table = findTable([foods], header);
    if (expected === undefined) expect(table).toBeUndefined();
    else expect(table).toMatchObject(expected);
    if (table !== undefined) expect(readHeader(table, header).units).toEqual(units);
  });
});

describe('faults of a header', () => {
  const faults = (
    names: string[],
    { table = foods, empty = false }: { table?: CsvTable | undefined; empty?: boolean } = {},
  ) =>
    headerFaults({ table, header: [names], isEmpty: () => empty }).map(
      ({ position, fault, proposal, first }) => [position, fault, proposal ?? first ?? ''].join(' ').trim(),
    );

  it.each<[string, string[], string[]]>([
    ['a column that is there twice', [...needed, 'sodium', 'sodium'], ['6 duplicate 5']],
    ['a column that is there twice, once with a unit', [...needed, 'sodium', 'sodium_g'], ['6 duplicate 5']],
    ['a column without a name', [...needed, ''], ['5 nameless']],
    ['a misspelt column', [...needed, 'sodim'], ['5 unknown sodium']],
    ['another case', [...needed, 'Sodium'], ['5 unknown sodium']],
    ['swapped letters', ['kind', 'nmae', 'sourceName', 'code'], ['2 unknown name']],
    [
      'a label instead of a name',
      [...needed, '나트륨(g)', 'Saturated fat'],
      ['5 unknown sodium', '6 unknown saturatedFat'],
    ],
    ['a column of something else', [...needed, 'warehouse'], ['5 unknown']],
  ])('%s', (_, names, expected) => {
    expect(faults(names)).toEqual(expected);
  });

  it('are none for a column without a name and without cells', () => {
    expect(faults([...needed, '', ''], { empty: true })).toEqual([]);
  });

  it('are only those of columns that a published table uses', () => {
    expect(
      faults(['ndb_no', 'description', 'x', 'x', '', 'sodium_mg', 'sodium_mg'], { table: published }),
    ).toEqual(['7 duplicate 6']);
    expect(faults(['ndb_no', 'descripton', 'sodium_mg', 'other'], { table: published })).toEqual([
      '2 unknown description',
    ]);
  });
});

import { readBySchema } from '../../operations/input/schemaFault.ts';
import { plainFormat, type Cells, type RowFormat } from '../rows/preset.ts';
import { readFood } from '../rows/readFood.ts';
import { importSettings, ownMapping, type OwnMapping } from '../settings/settings.ts';
import { ownPreset, presetOf } from './own.ts';

const mapping: OwnMapping = {
  kind: 'processed',
  sourceName: '우리 병원 식단',
  per: '100g',
  columns: [
    { column: '제품번호', field: 'code' },
    { column: '제품명', field: 'name' },
    { column: '나트륨', field: 'sodium', unit: 'g' },
    { column: '열량', field: 'energyKcal', unit: 'kJ' },
    { column: '비타민D', field: 'vitaminD' },
    { column: '원재료', field: 'ingredientsText' },
  ],
};
const cells: Cells = {
  제품번호: 'H-1',
  제품명: '두부조림',
  나트륨: '0.5',
  열량: '418.4',
  비타민D: '< 0.2',
  원재료: '두부(대두), 간장',
  비고: '주 2회',
};
const read = (own: OwnMapping, change: Cells = {}, format: RowFormat = plainFormat) =>
  readFood(ownPreset(own), {
    table: 'foods',
    cells: { ...cells, ...change },
    partner: null,
    joinedByLine: false,
    format,
  });

describe('an own mapping', () => {
  it('maps columns to fields in the units that it gives', () => {
    const { food, issues } = read(mapping);
    expect(issues).toEqual([]);
    expect(food).toMatchObject({
      kind: 'processed',
      name: '두부조림',
      code: 'H-1',
      source: { name: '우리 병원 식단', url: null },
      basis: '100g',
      ingredientsText: '두부(대두), 간장',
      nutrients: { sodium: 500, energyKcal: 100, vitaminD: 0.2, protein: null },
      nutrientQualifiers: { vitaminD: 'below' },
    });
  });

  it('is for 100 ml', () => {
    expect(read({ ...mapping, per: '100ml' }).food).toMatchObject({
      basis: '100ml',
      nutrients: { sodium: 500 },
    });
  });

  it.each<[string, string, object]>([
    ['in grams', '50', { servingSize: 50, servingUnit: 'g', basis: '100g', nutrients: { sodium: 1_000 } }],
    [
      'with its unit',
      '250 ml',
      { servingSize: 250, servingUnit: 'ml', basis: '100ml', nutrients: { sodium: 200 } },
    ],
  ])('is for a serving %s', (_, serving, expected) => {
    const columns = [...mapping.columns, { column: '1회량', field: 'servingSize' }];
    expect(read({ ...mapping, per: 'serving', columns }, { '1회량': serving }).food).toMatchObject(expected);
  });

  it('keeps figures of a serving without a size as they are, and flags them', () => {
    const columns = [...mapping.columns, { column: '1회량', field: 'servingSize' }];
    const { food, issues } = read({ ...mapping, per: 'serving', columns }, { '1회량': '' });
    expect(food?.quality).toContainEqual({
      flag: 'per-serving-without-size',
      nutrients: ['energyKcal', 'sodium', 'vitaminD'],
    });
    expect(issues).toMatchObject([{ code: 'no_serving_size' }]);
  });

  it('refuses a serving whose unit contradicts the column of units', () => {
    const columns = [
      ...mapping.columns,
      { column: '1회량', field: 'servingSize' },
      { column: '단위', field: 'servingUnit' },
    ];
    const { food, issues } = read({ ...mapping, per: 'serving', columns }, { '1회량': '250 ml', 단위: 'g' });
    expect(food).toBeNull();
    expect(issues).toContainEqual(expect.objectContaining({ field: 'servingSize', value: '250 ml' }));
  });

  it('names the column of the file in an issue', () => {
    expect(read(mapping, { 나트륨: '10-20' }).issues).toEqual([
      { code: 'unreadable_value', field: '나트륨', value: '10-20' },
    ]);
  });

  it('takes the unit that the header or an answer gives before its own', () => {
    expect(read(mapping, {}, { ...plainFormat, units: { 나트륨: 'mg' } }).food?.nutrients.sodium).toBe(0.5);
  });

  it('takes the unit that the name of the column gives', () => {
    const columns = [...mapping.columns.slice(0, 2), { column: 'Energy (kJ)', field: 'energyKcal' }] as const;
    const { food } = read({ ...mapping, columns: [...columns] }, { 'Energy (kJ)': '418.4' });
    expect(food?.nutrients.energyKcal).toBe(100);
  });

  it('reads decimal commas', () => {
    expect(read(mapping, { 나트륨: '0,5' }, { ...plainFormat, decimal: ',' }).food?.nutrients.sodium).toBe(
      500,
    );
  });

  it('fills only the fields of its columns', () => {
    const [{ foods, constants } = {}] = ownPreset(mapping).inputs;
    expect([...(constants ?? []), ...Object.values(foods?.fields ?? {}).flat()].sort()).toEqual(
      [
        'basis',
        'code',
        'ingredientsText',
        'kind',
        'name',
        'nutrients.energyKcal',
        'nutrients.sodium',
        'nutrients.vitaminD',
        'source.name',
      ].sort(),
    );
  });
});

describe('the faults of an own mapping', () => {
  const faults = (change: object) => {
    const { fault } = readBySchema({ ...mapping, ...change }, ownMapping);
    return fault === undefined ? [] : [`${fault.field}: ${fault.code}`];
  };
  const [code, name, sodium] = mapping.columns;

  it.each<[string, object, string[]]>([
    [
      'a column used twice',
      { columns: [code, name, sodium, { column: '나트륨', field: 'potassium' }] },
      ['columns.3.column: duplicate_value'],
    ],
    [
      'a field used twice',
      { columns: [code, name, sodium, { column: '소금', field: 'sodium' }] },
      ['columns.3.field: duplicate_value'],
    ],
    ['no name', { columns: [code, sodium] }, ['columns: column_missing']],
    ['no code', { columns: [name, sodium] }, ['columns: column_missing']],
    ['no kind', { kind: undefined }, ['kind: required']],
    [
      'an unknown field',
      { columns: [code, name, { column: 'a', field: 'tastiness' }] },
      ['columns.2.field: unknown_value'],
    ],
    ['a unit of a text', { columns: [code, { ...name, unit: 'g' }] }, ['columns.1.unit: no_unit']],
    [
      'a unit that the nutrient cannot have',
      { columns: [code, name, { ...sodium, unit: 'kcal' }] },
      ['columns.2.unit: unknown_value'],
    ],
    [
      'a strange unit in the name of a column',
      { columns: [code, name, { column: '나트륨(%)', field: 'sodium' }] },
      ['columns.2.unit: required'],
    ],
    [
      'figures for another amount',
      { columns: [code, name, { column: 'Sodium (mg/100ml)', field: 'sodium' }] },
      ['per: unknown_value'],
    ],
    ['servings without their size', { per: 'serving' }, ['columns: column_missing']],
    [
      'a barcode that is the code, too',
      { columns: [code, { column: '제품번호', field: 'barcode' }, name] },
      [],
    ],
    ['a kind in a column', { kind: undefined, columns: [code, name, { column: '구분', field: 'kind' }] }, []],
  ])('%s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  it('are none of the settings of a shipped preset', () => {
    expect(importSettings.parse({ preset: 'mfds' })).toEqual({
      preset: 'mfds',
      matchBy: 'code',
      answers: {},
    });
    expect(importSettings.safeParse({ preset: 'mfds', mapping }).success).toBe(false);
    expect(importSettings.safeParse({ preset: 'own' }).success).toBe(false);
    expect(presetOf({ preset: 'own', mapping }).id).toBe('own');
  });
});

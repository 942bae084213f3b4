import { unknownNutrients } from '../../foods/nutrients.ts';
import { importedFields, type FoodValues } from '../rows/importedFields.ts';
import { mergeImported } from './mergeImported.ts';
import { isImportedField, type ImportedField } from '../rows/preset.ts';
import { undoChange } from './undoChange.ts';

const food = (values: FoodValues = {}, nutrients: FoodValues = {}): FoodValues => ({
  id: 1,
  kind: 'processed',
  name: '두부',
  brand: null,
  aliases: [],
  category: 7,
  basis: '100g',
  source: { name: 'S', licence: 'L', url: null, retrievedAt: '2024-01-01T12:00:00.000Z' },
  nutrients: { ...unknownNutrients(), ...nutrients },
  nutrientQualifiers: {},
  quality: [],
  popularity: 3,
  ...values,
});

function merge(
  stored: FoodValues,
  incoming: FoodValues,
  {
    fields = importedFields,
    handSet = [],
    verified = false,
  }: { fields?: readonly string[]; handSet?: readonly string[]; verified?: boolean } = {},
) {
  return mergeImported({
    stored,
    incoming,
    fields: fields.filter((field): field is ImportedField => isImportedField(field)),
    handSet,
    verified,
  });
}

test('an equal row changes nothing, and the stored food is given back as it is', () => {
  const stored = food({ aliases: null, nutrientQualifiers: null });
  const merged = merge(stored, food());
  expect(merged).toEqual({ food: stored, changes: [], keptFields: [] });
  expect(merged.food).toBe(stored);
});

test.each<[string, FoodValues, FoodValues, object, object[], object[]]>([
  ['a new value', food(), food({ brand: 'B' }), {}, [{ field: 'brand', from: null, to: 'B' }], []],
  [
    'an explicit blank is a removal',
    food({ brand: 'B' }),
    food(),
    {},
    [{ field: 'brand', from: 'B', to: null }],
    [],
  ],
  ['a column that the file does not have', food({ brand: 'B' }), food(), { fields: ['name'] }, [], []],
  [
    'a member of a group',
    food(),
    food({ source: { name: 'S', licence: 'M', url: null, retrievedAt: '2024-01-01T12:00:00.000Z' } }),
    {},
    [{ field: 'source.licence', from: 'L', to: 'M' }],
    [],
  ],
  [
    'a field that a person has set',
    food({ name: '순두부' }),
    food({ brand: 'B' }),
    { handSet: ['name'] },
    [{ field: 'brand', from: null, to: 'B' }],
    [{ field: 'name', from: '순두부', to: '두부', kept: true }],
  ],
  ['a field that a person has set to what the file says', food(), food(), { handSet: ['name'] }, [], []],
  [
    'a verified food',
    food({}, { sodium: 5 }),
    food({ brand: 'B' }, { sodium: 9 }),
    { verified: true },
    [],
    [
      { field: 'brand', from: null, to: 'B', kept: true },
      { field: 'nutrients.sodium', from: 5, to: 9, kept: true },
    ],
  ],
  [
    'a figure and its qualifier',
    food({}, { sodium: 5 }),
    food({ nutrientQualifiers: { sodium: 'below' } }, { sodium: 5 }),
    {},
    [{ field: 'nutrients.sodium', from: 5, to: { value: 5, qualifier: 'below' } }],
    [],
  ],
])('%s', (_, stored, incoming, options, changes, keptFields) => {
  expect(merge(stored, incoming, options)).toMatchObject({ changes, keptFields });
});

test('a kept figure keeps its qualifier, and a new one brings its own', () => {
  const stored = food({ nutrientQualifiers: { sodium: 'trace', fat: 'below' } }, { sodium: 1, fat: 0.5 });
  const incoming = food({ nutrientQualifiers: { sodium: 'below' } }, { sodium: 5, fat: 3 });
  const { food: merged } = merge(stored, incoming, { handSet: ['nutrients.sodium'] });
  expect(merged).toMatchObject({
    nutrients: { sodium: 1, fat: 3 },
    nutrientQualifiers: { sodium: 'trace' },
    popularity: 3,
  });
  expect(merged['nutrientQualifiers']).not.toHaveProperty('fat');
});

describe('flags', () => {
  const unreadable = (...nutrients: string[]) => ({ flag: 'unreadable-value', nutrients });

  test('of the file replace those of the food when all figures are from the file', () => {
    const { food: merged, changes } = merge(
      food({ quality: [unreadable('fat')] }),
      food({ quality: [unreadable('iron')] }),
    );
    expect(merged['quality']).toEqual([unreadable('iron')]);
    expect(changes).toEqual([{ field: 'quality', from: [unreadable('fat')], to: [unreadable('iron')] }]);
  });

  test('about where a figure is from stay with a figure that stays', () => {
    const stored = food({ quality: [unreadable('fat', 'iron')] });
    const { food: merged } = merge(stored, food({}, { iron: 2 }), { fields: ['nutrients.iron'] });
    expect(merged['quality']).toEqual([unreadable('fat')]);
  });

  test('about a figure of the file that a person has set do not come', () => {
    const incoming = food({ quality: [unreadable('fat', 'iron')] });
    const { food: merged } = merge(food({}, { fat: 1 }), incoming, { handSet: ['nutrients.fat'] });
    expect(merged).toMatchObject({ nutrients: { fat: 1 }, quality: [unreadable('iron')] });
  });

  test('that compare figures are computed again when the figures are from two sides', () => {
    const stored = food({}, { carbohydrate: 10 });
    const incoming = food({}, { sugars: 50 });
    const { food: merged } = merge(stored, incoming, { fields: ['nutrients.sugars'] });
    expect(merged['quality']).toEqual([
      { flag: 'sugars-over-carbohydrate', nutrients: ['sugars', 'carbohydrate'] },
    ]);
    const healed = merge(merged, food({}, { sugars: 5 }), { fields: ['nutrients.sugars'] });
    expect(healed.food['quality']).toEqual([]);
  });

  test('about statements are no change', () => {
    const stored = food({ quality: [{ flag: 'contradiction', nutrients: [] }] });
    expect(merge(stored, food()).changes).toEqual([]);
  });
});

describe('undoing a change', () => {
  const from = { brand: 'A', nutrients: { ...unknownNutrients(), sodium: 1, fat: 2 }, quality: [] };
  const to = { brand: 'B', nutrients: { ...unknownNutrients(), sodium: 5, fat: 2 }, quality: [] };

  test('gives each field its former value', () => {
    const undone = undoChange({ stored: food(to), from, to, verified: false });
    expect(undone).toMatchObject({ isRestored: true, kept: [], food: { ...from, name: '두부' } });
  });

  test('leaves a field that somebody has changed since', () => {
    const stored = food({ ...to, brand: 'C' }, {});
    const undone = undoChange({ stored: { ...stored, nutrients: to.nutrients }, from, to, verified: false });
    expect(undone.food).toMatchObject({ brand: 'C', nutrients: { sodium: 1 } });
    expect(undone.kept).toEqual([{ field: 'brand', from: 'C', to: 'A', kept: true }]);
  });

  test('leaves a food that was verified since', () => {
    const undone = undoChange({ stored: food(to), from, to, verified: true });
    expect(undone).toMatchObject({ isRestored: false, food: { brand: 'B' } });
    expect(undone.kept.map(({ field }) => field)).toEqual(['brand', 'nutrients.sodium']);
  });
});

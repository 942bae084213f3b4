import { emptyFacts, parseSealedFacts, readSealedField, type SealedFieldName } from './healthProfile.ts';

describe('readSealedField', () => {
  test.each([
    ['diets', [{ diet: 'low-salt' }]],
    ['diets', [{ diet: 'radioiodine', from: '2026-11-01', until: '2026-11-15' }]],
    ['allergens', [{ allergen: 'milk', avoidTraces: true }]],
    ['avoidedIngredients', ['고수', 'aspartame']],
    ['clinical', { ckdStage: '3a', dialysis: false, potassiumRetainingDrugs: true, eventDate: '2026-12-24' }],
    ['clinical', null],
    ['personalLimits', [{ nutrient: 'sodium', max: 1_500, per: 'day' }]],
    [
      'personalLimits',
      [
        {
          id: 'a',
          nutrient: 'iodine',
          max: 0.5,
          unit: 'µg',
          per: 'serving',
          until: '2027-01-31',
          note: '검사 전',
        },
      ],
    ],
    ['personalLimits', [{ ingredient: '고수', until: null, note: null }]],
    ['personalLimits', null],
    ['nothingToAvoid', true],
    ['nothingToAvoid', null],
  ] as const)('%s accepts %j', (name, value) => {
    expect(readSealedField(name, value)).toHaveProperty('value');
  });

  const unknown = (field: string, nearest: string) => ({ code: 'unknown_field', field, nearest });
  const wrong = (field: string, expected: string) => ({ code: 'wrong_type', field, expected });
  test.each<[name: SealedFieldName, value: unknown, fault: object]>([
    ['diets', 'gout', wrong('diets', 'a-list')],
    ['diets', ['gout'], wrong('diets.0', 'an-object')],
    ['diets', [{ diet: 5 }], wrong('diets.0.diet', 'a-text')],
    ['diets', [{}], { code: 'required', field: 'diets.0.diet' }],
    ['diets', [{ diet: 'gout', form: '2026-12-01' }], unknown('diets.0.form', 'from')],
    ['diets', [{ diet: 'gout', from: 20261201 }], wrong('diets.0.from', 'a-text')],
    ['diets', [{ diet: 'gout', from: '2026-02-30' }], { code: 'invalid_date', field: 'diets.0.from' }],
    ['diets', [{ diet: 'gout', from: '1899-12-31' }], { code: 'past_date', field: 'diets.0.from' }],
    [
      'diets',
      [{ diet: 'gout', from: '2026-12-01', until: '2026-11-01' }],
      { code: 'ends_before_start', field: 'diets.0.until' },
    ],
    ['clinical', { eventDate: '2101-01-01' }, { code: 'out_of_range', field: 'clinical.eventDate' }],
    ['clinical', { ckdStage: '9' }, { code: 'unknown_value', allowed: '1, 2, 3a, 3b, 4, 5' }],
    ['clinical', { ckdStage: 3 }, wrong('clinical.ckdStage', 'a-text')],
    ['clinical', { dialysys: true }, unknown('clinical.dialysys', 'dialysis')],
    ['clinical', [], wrong('clinical', 'an-object')],
    [
      'allergens',
      [{ allergen: 'milk', avoidTraces: 'yes' }],
      wrong('allergens.0.avoidTraces', 'a-truth-value'),
    ],
    ['avoidedIngredients', ['고수', 7], wrong('avoidedIngredients.1', 'a-text')],
    ['avoidedIngredients', ['고수', '\u200b'], { code: 'no_letter', field: 'avoidedIngredients.1' }],
    [
      'avoidedIngredients',
      Array.from({ length: 101 }, () => 'x'),
      { code: 'too_many_values', field: 'avoidedIngredients', limit: 100 },
    ],
    ['personalLimits', [limit({ nutrient: 'moonlight' })], { code: 'unknown_value', field: at('nutrient') }],
    [
      'personalLimits',
      [limit({ max: 0 })],
      { code: 'out_of_range', field: at('max'), minimum: '> 0', maximum: 1e6 },
    ],
    ['personalLimits', [limit({ max: 2e6 })], { code: 'out_of_range', field: at('max'), minimum: 0 }],
    ['personalLimits', [limit({ max: '5' })], wrong(at('max'), 'a-number')],
    ['personalLimits', [{ nutrient: 'sodium', max: 5 }], { code: 'required', field: at('per') }],
    ['personalLimits', [limit({ per: 'week' })], { code: 'unknown_value', allowed: '100g, day, serving' }],
    ['personalLimits', [limit({ unit: 'g' })], { code: 'unknown_value', field: at('unit'), allowed: 'mg' }],
    ['personalLimits', [limit({ until: 'soon' })], { code: 'invalid_date', field: at('until') }],
    ['personalLimits', [limit({ maxx: 1 })], unknown(at('maxx'), 'max')],
    ['personalLimits', [{ ingredient: ' ' }], { code: 'no_letter', field: at('ingredient') }],
    [
      'personalLimits',
      [{ ingredient: '고수', nutrient: 'sodium' }],
      { code: 'unknown_field', field: at('nutrient') },
    ],
    [
      'personalLimits',
      [{ ingredient: '고수', note: 'x'.repeat(201) }],
      { code: 'too_long', field: at('note'), limit: 200 },
    ],
    ['personalLimits', ['고수'], wrong('personalLimits.0', 'an-object')],
    [
      'personalLimits',
      Array.from({ length: 21 }, () => ({ ingredient: '고수' })),
      { code: 'too_many_values', field: 'personalLimits' },
    ],
    ['nothingToAvoid', 'yes', wrong('nothingToAvoid', 'a-truth-value')],
    // The same diet on the same day, or the same allergen, with different words.
    [
      'diets',
      [{ diet: 'gout' }, { diet: 'gout', from: '2026-01-01' }],
      { code: 'duplicate_value', field: 'diets.1' },
    ],
    [
      'allergens',
      [{ allergen: 'milk' }, { allergen: 'egg' }, { allergen: 'milk', avoidTraces: true }],
      { code: 'duplicate_value', field: 'allergens.2' },
    ],
  ])('%s refuses %j with %j', (name, value, fault) => {
    expect(readSealedField(name, value).fault).toMatchObject(fault);
  });

  test.each<[name: SealedFieldName, value: unknown, stored: unknown]>([
    ['diets', [{ diet: 'gout' }, { id: 'b', diet: 'gout', from: null }], [{ diet: 'gout' }]],
    ['allergens', [{ allergen: 'milk' }, { allergen: 'milk' }], [{ allergen: 'milk' }]],
    ['avoidedIngredients', ['고수', '오이', ' 고수'], ['고수', '오이']],
    [
      'diets',
      [
        { diet: 'colonoscopy', until: '2026-01-01' },
        { diet: 'colonoscopy', from: '2026-01-02' },
      ],
      [
        { diet: 'colonoscopy', until: '2026-01-01' },
        { diet: 'colonoscopy', from: '2026-01-02' },
      ],
    ],
  ])('%s stores %j as %j', (name, value, stored) => {
    expect(readSealedField(name, value)).toEqual({ value: stored });
  });

  function limit(changes: object): object {
    return { nutrient: 'sodium', max: 5, per: 'day', ...changes };
  }

  function at(name: string): string {
    return `personalLimits.0.${name}`;
  }
});

test('facts are equal after storing and reading', () => {
  const facts = { ...emptyFacts, diets: [{ diet: 'gout' }], avoidedIngredients: ['고수'] };
  expect(parseSealedFacts(JSON.stringify(facts))).toEqual(facts);
});

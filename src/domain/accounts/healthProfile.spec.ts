import { emptyFacts, parseSealedFacts, parseSealedField } from './healthProfile.ts';

describe('parseSealedField', () => {
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
    expect(parseSealedField(name, value)).toMatchObject({ ok: true });
  });

  test.each([
    ['diets', [{ diet: 'Low Salt' }], 'diets.0.diet'],
    ['diets', [{ diet: 'gout', from: '2026-12-01', until: '2026-11-01' }], 'diets.0.until'],
    ['diets', [{ diet: 'gout', from: '2026-02-30' }], 'diets.0.from'],
    ['diets', [{ diet: 'gout', from: '1899-12-31' }], 'diets.0.from'],
    ['clinical', { eventDate: '2101-01-01' }, 'clinical.eventDate'],
    ['diets', 'gout', 'diets'],
    ['allergens', [{ allergen: 'milk', avoidTraces: 'yes' }], 'allergens.0.avoidTraces'],
    ['avoidedIngredients', Array.from({ length: 101 }, () => 'x'), 'avoidedIngredients'],
    ['avoidedIngredients', ['고수', '\u200b'], 'avoidedIngredients.1'],
    ['clinical', { ckdStage: '9' }, 'clinical.ckdStage'],
    ['clinical', { unheardOf: true }, 'clinical'],
    ['personalLimits', [{ nutrient: 'moonlight', max: 1, per: 'day' }], 'personalLimits.0.nutrient'],
    ['personalLimits', [{ nutrient: 'sodium', max: 0, per: 'day' }], 'personalLimits.0.max'],
    ['personalLimits', [{ nutrient: 'sodium', max: -1, per: 'day' }], 'personalLimits.0.max'],
    ['personalLimits', [{ nutrient: 'sodium', max: '5', per: 'day' }], 'personalLimits.0.max'],
    ['personalLimits', [{ nutrient: 'sodium', max: 5 }], 'personalLimits.0.per'],
    ['personalLimits', [{ nutrient: 'sodium', max: 5, per: 'week' }], 'personalLimits.0.per'],
    ['personalLimits', [{ nutrient: 'sodium', max: 5, per: 'day', unit: 'g' }], 'personalLimits.0.unit'],
    ['personalLimits', [{ nutrient: 'sodium', max: 5, per: 'day', until: 'soon' }], 'personalLimits.0.until'],
    ['personalLimits', [{ nutrient: 'sodium', max: 5, per: 'day', why: 'x' }], 'personalLimits.0'],
    ['personalLimits', [{ ingredient: ' ' }], 'personalLimits.0.ingredient'],
    ['personalLimits', [{ ingredient: '고수', nutrient: 'sodium' }], 'personalLimits.0'],
    ['personalLimits', [{ ingredient: '고수', note: 'x'.repeat(201) }], 'personalLimits.0.note'],
    ['personalLimits', ['고수'], 'personalLimits.0'],
    ['personalLimits', Array.from({ length: 21 }, () => ({ ingredient: '고수' })), 'personalLimits'],
    ['nothingToAvoid', 'yes', 'nothingToAvoid'],
  ] as const)('%s refuses %j at %s', (name, value, path) => {
    expect(parseSealedField(name, value)).toMatchObject({ ok: false, path });
  });
});

test('facts are equal after storing and reading', () => {
  const facts = { ...emptyFacts, diets: [{ diet: 'gout' }], avoidedIngredients: ['고수'] };
  expect(parseSealedFacts(JSON.stringify(facts))).toEqual(facts);
});

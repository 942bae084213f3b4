import { emptyFacts, parseSealedFacts, parseSealedField } from './healthProfile.ts';

describe('parseSealedField', () => {
  test.each([
    ['diets', [{ diet: 'low-salt' }]],
    ['diets', [{ diet: 'radioiodine', from: '2026-11-01', until: '2026-11-15' }]],
    ['allergens', [{ allergen: 'milk', avoidTraces: true }]],
    ['avoidedIngredients', ['고수', 'aspartame']],
    ['clinical', { ckdStage: '3a', dialysis: false, potassiumRetainingDrugs: true, eventDate: '2026-12-24' }],
    ['clinical', null],
  ] as const)('%s accepts %j', (name, value) => {
    expect(parseSealedField(name, value)).toMatchObject({ ok: true });
  });

  test.each([
    ['diets', [{ diet: 'Low Salt' }], 'diets.0.diet'],
    ['diets', [{ diet: 'gout', from: '2026-12-01', until: '2026-11-01' }], 'diets.0.until'],
    ['diets', [{ diet: 'gout', from: '2026-02-30' }], 'diets.0.from'],
    ['diets', 'gout', 'diets'],
    ['allergens', [{ allergen: 'milk', avoidTraces: 'yes' }], 'allergens.0.avoidTraces'],
    ['avoidedIngredients', Array.from({ length: 101 }, () => 'x'), 'avoidedIngredients'],
    ['clinical', { ckdStage: '9' }, 'clinical.ckdStage'],
    ['clinical', { unheardOf: true }, 'clinical'],
  ] as const)('%s refuses %j at %s', (name, value, path) => {
    expect(parseSealedField(name, value)).toMatchObject({ ok: false, path });
  });
});

test('facts are equal after storing and reading', () => {
  const facts = { ...emptyFacts, diets: [{ diet: 'gout' }], avoidedIngredients: ['고수'] };
  expect(parseSealedFacts(JSON.stringify(facts))).toEqual(facts);
});

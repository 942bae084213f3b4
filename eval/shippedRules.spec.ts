import type { FoodBasis } from '../src/domain/foods/kinds.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import {
  shippedCategories,
  shippedDiets,
  shippedFoods,
} from '../tests/fixtures/suitability/shippedCatalogue.ts';
import { ruleKnowledge } from '../src/domain/suitability/rules/cases/caseFaults.ts';
import {
  analyseRuleSets,
  hasFaults,
  killRateOfSet,
  requiredKillRate,
} from '../src/domain/suitability/rules/analysis/analyse.ts';
import { observationKinds } from '../src/domain/suitability/rules/analysis/observation.ts';

const basesOf = new Map<string, Set<FoodBasis>>();
for (const { facts } of shippedFoods) {
  const category = facts.category?.at(-1) ?? '';
  basesOf.set(category, (basesOf.get(category) ?? new Set()).add(facts.basis));
}
const { conflicts, ruleSets } = analyseRuleSets(
  shippedDiets.map(({ ruleSet }) => ruleSet),
  {
    knowledge: ruleKnowledge({ categories: shippedCategories, allergens: shippedAllergens }),
    catalogue: { basesOf, isKnownIngredient: () => true },
  },
);

test.each(ruleSets.map((ruleSet) => [ruleSet.diet, ruleSet] as const))(
  'the shipped rules of %s have no fault, and their cases notice almost every small mistake',
  (_, ruleSet) => {
    expect(ruleSet.caseFaults).toEqual([]);
    expect(ruleSet.observations.filter(({ code }) => observationKinds[code] === 'fault')).toEqual([]);
    expect(killRateOfSet(ruleSet)).toBeGreaterThanOrEqual(requiredKillRate);
    expect(hasFaults(ruleSet)).toBe(false);
  },
);

test('every shipped food has limits for its basis', () => {
  const gaps = ruleSets.flatMap(({ observations }) =>
    observations.filter(({ code }) => code === 'no_limit_for_basis'),
  );
  expect(gaps).toEqual([]);
});

test('shipped diets pull apart only over potassium salt, which the judge names as a conflict', () => {
  expect(new Set(conflicts.map(({ where }) => where))).toEqual(
    new Set(['hypertension/potassium-salt-welcome']),
  );
});

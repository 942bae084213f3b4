import { compileRuleSets, type CategoryNode, type CompiledRuleSets } from './rules/compileRuleSets.ts';
import { nothingKnownOfFood, type FactsOfFood, type FactsOfPerson, type Verdict } from './facts/facts.ts';
import { judge, type Circumstances } from './judge.ts';
import type { RuleInput } from './rules/rules.ts';
import { ruleSetSchema, type RuleSet, type RuleSetInput } from './rules/ruleSets.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

/** Made-up foods, people and rules for specs and benchmarks; none is advice. */
export const today = '2026-11-23';

/** A food of which nothing is known but what is told. */
export function sampleFood(told: Partial<FactsOfFood> = {}): FactsOfFood {
  return {
    version: 'food-1',
    ...nothingKnownOfFood,
    ...told,
  };
}

/** A person with nothing to watch but what is told. */
export function samplePerson(told: Partial<FactsOfPerson> = {}): FactsOfPerson {
  return { diets: [], allergens: [], avoidedIngredients: [], clinical: {}, ...told };
}

/** A person on the diets, and nothing else. */
export function onDiets(...diets: readonly string[]): FactsOfPerson {
  return samplePerson({ diets: diets.map((diet) => ({ diet })) });
}

/** The part of a rule that a case is not about. */
export const sampleRule = {
  effect: 'avoid',
  source: { title: 'A guideline', publisher: 'A society', year: 2024 },
  strength: 'well-founded',
} as const;

/** avoid sodium above 120 mg per 100 g, unless told otherwise. */
export function sodiumRule(told: Partial<Extract<RuleInput, { type: 'nutrient' }>> = {}): RuleInput {
  return {
    ...sampleRule,
    type: 'nutrient',
    id: 'sodium-100g',
    nutrient: 'sodium',
    operator: 'at-most',
    limit: 120,
    unit: 'mg',
    per: '100g',
    ...told,
  };
}

/** A complete published set of the rules, unless told otherwise. */
export function sampleRuleSet(rules: readonly RuleInput[], told: Partial<RuleSetInput> = {}): RuleSet {
  return ruleSetSchema.parse({
    diet: 'low-salt',
    name: { ko: '저염식', en: 'low-salt diet' },
    version: 1,
    status: 'published',
    isComplete: rules.length > 0,
    rules: [...rules],
    ...told,
  });
}

/** The rules of one diet, `low-salt` unless told otherwise, ready for judging. */
export function compiled(
  rules: readonly RuleInput[],
  told: Partial<RuleSetInput> & { categories?: readonly CategoryNode[] } = {},
): CompiledRuleSets {
  const { categories, ...ofSet } = told;
  return compileRuleSets({
    allergens: shippedAllergens,
    ruleSets: [sampleRuleSet(rules, ofSet)],
    ...(categories === undefined ? {} : { categories }),
  });
}

/** What an answer comes down to, for one person on `low-salt` unless told otherwise. */
export function answer(of: {
  rules: readonly RuleInput[];
  food: Partial<FactsOfFood>;
  person?: FactsOfPerson;
  at?: Circumstances;
}): { verdict: Verdict; missing: readonly string[] } {
  const { rules, food, person = onDiets('low-salt'), at } = of;
  const { verdict, missing } = judge({
    food: sampleFood(food),
    profile: person,
    ruleSets: compiled(rules),
    today,
    ...at,
  });
  return { verdict, missing };
}

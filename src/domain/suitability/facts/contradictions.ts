import type { CheckResult } from '../runCheck.ts';
import type { Contradiction, FactsOfFood } from './facts.ts';

/** The contradictions about what a check asks of a food. */
export function contradictionsOf(
  { rule: { criterion }, finding }: CheckResult,
  { contradictions = [] }: FactsOfFood,
): readonly Contradiction[] {
  if (contradictions.length === 0 || finding.answer === 'no') return [];
  const facts = factsOfCriterion(criterion);
  return contradictions.filter(({ fact }) => facts.includes(fact));
}

function factsOfCriterion(criterion: CheckResult['rule']['criterion']): readonly string[] {
  switch (criterion.type) {
    case 'allergen':
      return criterion.allergens.flatMap(({ related }) => related.map((slug) => `allergens.${slug}`));
    case 'ingredient-class':
      return criterion.classes.flatMap(({ presentIf }) =>
        presentIf.map((slug) => `ingredientClasses.${slug}`),
      );
    case 'nutrient':
    case 'food-category':
    case 'allowed-foods':
    case 'texture':
    case 'ingredient-list':
      return [];
  }
}

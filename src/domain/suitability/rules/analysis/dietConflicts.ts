import { nutrientOfClass } from '../../facts/ingredientClasses.ts';
import type { RuleKnowledge } from '../cases/caseFaults.ts';
import type { Rule } from '../rules.ts';
import type { RuleSet } from '../ruleSets.ts';
import { overlap } from './coverage.ts';
import type { Observation } from './observation.ts';
import { entryListOf } from './reach.ts';

interface DietRule {
  readonly diet: string;
  readonly rule: Rule;
}

/** Pairs of rules of different diets that no food can satisfy together, or of which one encourages what one avoids. */
export function dietConflicts(ruleSets: readonly RuleSet[], knowledge: RuleKnowledge): Observation[] {
  const rules = ruleSets.flatMap(({ diet, rules: ofDiet }) =>
    ofDiet.map((rule): DietRule => ({ diet, rule })),
  );
  const wanted = rules.filter(({ rule }) => rule.effect === 'encourage' || isLower(rule));
  const warnings = rules.filter(({ rule }) => rule.effect !== 'encourage');
  return wanted.flatMap((one) =>
    warnings
      .filter((two) => two.diet !== one.diet && pullApart(one.rule, two.rule, knowledge))
      .map((two) => ({
        code: 'diets_pull_apart',
        where: `${one.diet}/${one.rule.id}`,
        about: `${two.diet}/${two.rule.id}`,
      })),
  );
}

function pullApart(wanted: Rule, warning: Rule, knowledge: RuleKnowledge): boolean {
  if (warning.type === 'nutrient') {
    if (isLower(warning)) return false;
    if (wanted.type !== 'nutrient') return richIn(wanted).includes(warning.nutrient);
    if (!isLower(wanted) || wanted.nutrient !== warning.nutrient) return false;
    return wanted.effect === 'encourage' || (wanted.per === warning.per && wanted.limit > warning.limit);
  }
  const [list, warned] = [entryListOf(wanted, knowledge), entryListOf(warning, knowledge)];
  return (
    wanted.type === warning.type &&
    list !== null &&
    warned !== null &&
    overlap(list.entries, warned.entries, list.tree)
  );
}

/** A rule that asks for more of a nutrient. */
function isLower(rule: Rule): boolean {
  return rule.type === 'nutrient' && (rule.operator === 'at-least' || rule.operator === 'more-than');
}

/** The nutrients in which the classes of a rule are rich. */
function richIn(rule: Rule): readonly string[] {
  return rule.type === 'ingredient-class' ? rule.classes.flatMap((slug) => nutrientOfClass(slug) ?? []) : [];
}

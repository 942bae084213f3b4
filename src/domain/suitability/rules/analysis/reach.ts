import { isDeepStrictEqual } from 'node:util';
import type { RuleKnowledge } from '../cases/caseFaults.ts';
import type { Rule } from '../rules.ts';
import {
  allergenTree,
  categoryTree,
  classTree,
  covers,
  overlap,
  plainList,
  type WithAncestors,
} from './coverage.ts';

/** The list of things that a rule names, with its field. */
export interface EntryList {
  readonly field: 'allergens' | 'classes' | 'categories' | 'ingredients';
  readonly entries: readonly string[];
  readonly tree: WithAncestors;
}

/** The list of a rule; null for a limit or a texture. */
export function entryListOf(rule: Rule, knowledge: RuleKnowledge): EntryList | null {
  switch (rule.type) {
    case 'allergen':
      return { field: 'allergens', entries: rule.allergens, tree: allergenTree(knowledge) };
    case 'ingredient-class':
      return { field: 'classes', entries: rule.classes, tree: classTree };
    case 'food-category':
    case 'allowed-foods':
      return { field: 'categories', entries: rule.categories, tree: categoryTree(knowledge) };
    case 'ingredient-list':
      return { field: 'ingredients', entries: rule.ingredients, tree: plainList };
    case 'nutrient':
    case 'texture':
      return null;
  }
}

/** Whether a rule asks about foods of a category. */
export function appliesIn(rule: Rule, category: string, tree: WithAncestors): boolean {
  return (isUnlimited(rule) || covers(rule.scope, category, tree)) && !covers(rule.except, category, tree);
}

/**
 * Whether one rule applies to every food and person that another applies to, and nothing satisfies it that does not
 * satisfy the other.
 *
 * @param within the categories to which the comparison is limited; empty: all that the other applies to.
 */
export function reachesAll(
  rule: Rule,
  { other, within, tree }: { other: Rule; within: readonly string[]; tree: WithAncestors },
): boolean {
  const places = within.length > 0 ? within : isEverywhere(other) ? [] : other.scope;
  const isInScope =
    isEverywhere(rule) || (places.length > 0 && places.every((one) => covers(rule.scope, one, tree)));
  const isExcepted = rule.except.some(
    (one) => !covers(other.except, one, tree) && (places.length === 0 || overlap([one], places, tree)),
  );
  return (
    isInScope &&
    !isExcepted &&
    (rule.conditions === undefined || isDeepStrictEqual(rule.conditions, other.conditions)) &&
    rule.waivedBy.every((label) => other.waivedBy.includes(label))
  );
}

/** Whether a rule can apply to every category that it does not except. */
export function isEverywhere(rule: Rule): boolean {
  return rule.scope.length === 0 || isPresentAnywhere(rule);
}

/** Whether a rule asks about the foods of every category. */
function isUnlimited(rule: Rule): boolean {
  return rule.scope.length === 0 && !isPresentAnywhere(rule);
}

function isPresentAnywhere(rule: Rule): boolean {
  return 'presentAnywhere' in rule && rule.presentAnywhere;
}

import { isIngredientClass, widerClasses } from '../../facts/ingredientClasses.ts';
import type { RuleKnowledge } from '../cases/caseFaults.ts';
import { categoryPathIn } from '../categoryTree.ts';

/** An entry with all that cover it, the entry first, then from the nearest. */
export type WithAncestors = (entry: string) => readonly string[];

/** A list without an order, such as names of ingredients. */
export const plainList: WithAncestors = (entry) => [entry];

export const classTree: WithAncestors = (slug) => (isIngredientClass(slug) ? widerClasses(slug) : [slug]);

export const allergenTree =
  ({ allergens }: RuleKnowledge): WithAncestors =>
  (slug) => [slug, ...[...allergens.withAncestors(slug)].filter((other) => other !== slug)];

export const categoryTree =
  ({ parents }: RuleKnowledge): WithAncestors =>
  (slug) =>
    (categoryPathIn(parents, slug) ?? [slug]).toReversed();

/** Whether one of the entries is the slug or is above it. */
export function covers(entries: readonly string[], slug: string, withAncestors: WithAncestors): boolean {
  return entries.length > 0 && withAncestors(slug).some((one) => entries.includes(one));
}

/** Whether something can belong to both an entry of the one list and one of the other. */
export function overlap(one: readonly string[], two: readonly string[], tree: WithAncestors): boolean {
  return one.some((slug) => covers(two, slug, tree)) || two.some((slug) => covers(one, slug, tree));
}

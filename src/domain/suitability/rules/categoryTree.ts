import type { LocalizedText } from '../../language.ts';

/** A category and its parent; null or left out for a root. */
export interface CategoryNode {
  readonly slug: string;
  /** Left out: texts show the slug. */
  readonly name?: LocalizedText;
  readonly parent?: string | null;
}

/** The parent of each category; null for a root. */
export type CategoryParents = ReadonlyMap<string, string | null>;

export function parentsOf(categories: readonly CategoryNode[]): CategoryParents {
  return new Map(categories.map(({ slug, parent }) => [slug, parent ?? null]));
}

/** The slugs from the root down to a category; null when the category does not exist or is in a cycle. */
export function categoryPathIn(parents: CategoryParents, slug: string): readonly string[] | null {
  const path: string[] = [];
  let next: string | null = slug;
  while (next !== null) {
    const parent = parents.get(next);
    if (parent === undefined || path.includes(next)) return null;
    path.unshift(next);
    next = parent;
  }
  return path;
}

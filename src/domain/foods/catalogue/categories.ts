import { languages } from '../../language.ts';
import { z } from 'zod';
import { localizedText, ruleSlug } from '../../suitability/rules/rules.ts';
import type { CatalogueFault } from './fault.ts';

/** One category of the starter catalogue: its slug is what foods and rules refer to. */
const category = z.strictObject({
  slug: ruleSlug,
  /** Slug of the category above; null for a root. */
  parent: ruleSlug.nullable(),
  name: localizedText,
});
export type StarterCategory = z.output<typeof category>;

/** `catalogue/categories.json`: the tree as a list, every parent before its children. */
export const categoriesFile = z.strictObject({ categories: z.array(category).min(1).max(2_000) });

/**
 * What keeps a list of categories from being a tree: a slug given twice, or a parent that does not stand before its
 * child, which leaves no way to make a cycle. Nor may two siblings have one name: nobody could tell them apart.
 */
export function categoryFaults(categories: readonly StarterCategory[]): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const seen = new Set<string>();
  const names = new Set<string>();
  for (const { slug, parent, name } of categories) {
    if (seen.has(slug)) faults.push({ where: slug, code: 'duplicate_slug' });
    if (parent !== null && !seen.has(parent)) faults.push({ where: slug, code: 'parent_not_before' });
    seen.add(slug);
    for (const language of languages) {
      const key = JSON.stringify([parent, language, name[language]]);
      if (names.has(key)) faults.push({ where: slug, code: 'duplicate_name' });
      names.add(key);
    }
  }
  return faults;
}

/** Slugs from the root down to a category; null for one that does not exist, or hangs in a cycle. */
export function categoryPath(categories: readonly StarterCategory[], slug: string): readonly string[] | null {
  const parents = new Map(categories.map((one) => [one.slug, one.parent]));
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

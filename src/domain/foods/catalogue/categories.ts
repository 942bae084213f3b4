import { languages } from '../../language.ts';
import { z } from 'zod';
import { categoryPathIn, parentsOf } from '../../suitability/rules/categoryTree.ts';
import { localizedText } from '../../suitability/rules/rules.ts';
import { ruleSlug } from '../../suitability/rules/texts.ts';
import type { CatalogueFault } from './fault.ts';

/** One category of the starter catalogue. Foods and rules refer to its slug. */
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
 * Finds faults in a list of categories: a repeated slug, a parent that does not stand before its child (this also
 * excludes cycles), and siblings with the same name, which people could not tell apart.
 */
export function categoryFaults(categories: readonly StarterCategory[]): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const slugs = new Set<string>();
  const names = new Set<string>();
  for (const { slug, parent, name } of categories) {
    if (slugs.has(slug)) faults.push({ where: slug, code: 'duplicate_slug' });
    if (parent !== null && !slugs.has(parent)) faults.push({ where: slug, code: 'parent_not_before' });
    slugs.add(slug);
    for (const language of languages) {
      const key = JSON.stringify([parent, language, name[language]]);
      if (names.has(key)) faults.push({ where: slug, code: 'duplicate_name' });
      names.add(key);
    }
  }
  return faults;
}

/** The slugs from the root down to a category; null when the category does not exist or is in a cycle. */
export function categoryPath(categories: readonly StarterCategory[], slug: string): readonly string[] | null {
  return categoryPathIn(parentsOf(categories), slug);
}

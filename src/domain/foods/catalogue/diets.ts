import { z } from 'zod';
import { dietKindNames } from '../../suitability/rules/dietKinds.ts';
import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { localizedText, ruleSlug, type Rule } from '../../suitability/rules/rules.ts';
import { ruleSetSchema, type RuleSet } from '../../suitability/rules/ruleSets.ts';
import type { StarterCategory } from './categories.ts';
import type { CatalogueFault } from './fault.ts';
import { starterDietSlugs } from './starterDietSlugs.ts';

const diet = z.strictObject({
  slug: ruleSlug,
  kind: z.enum(dietKindNames),
  name: localizedText,
  description: localizedText,
  /** The first version of its rules; published ones are starter values that no dietitian has signed yet. */
  ruleSet: ruleSetSchema,
});
export type StarterDiet = z.output<typeof diet>;

/** `catalogue/diets.json`. */
export const dietsFile = z.strictObject({ diets: z.array(diet).max(200) });

/**
 * What does not fit in a list of diets: a diet missing or given twice, rules of another diet, and rules that speak of
 * categories or allergens which do not exist. A diet without usable rules must not be published as complete; of weak rules the
 * schema itself keeps the published sets clean.
 */
export function dietFaults({
  categories,
  diets,
}: {
  diets: readonly StarterDiet[];
  categories: readonly StarterCategory[];
}): CatalogueFault[] {
  const known = new Set(categories.map(({ slug }) => slug));
  const slugs = diets.map(({ slug }) => slug);
  const missing = starterDietSlugs.filter((slug) => !slugs.includes(slug));
  return [
    ...missing.map((slug): CatalogueFault => ({ where: slug, code: 'missing_diet' })),
    ...diets.flatMap(({ slug, ruleSet }, index) => [
      ...(slugs.indexOf(slug) === index ? [] : [{ where: slug, code: 'duplicate_slug' }]),
      ...(ruleSet.diet === slug ? [] : [{ where: slug, code: 'rules_of_another_diet' }]),
      ...ruleFaults({ slug, ruleSet, known }),
    ]),
  ];
}

function ruleFaults(input: { slug: string; ruleSet: RuleSet; known: ReadonlySet<string> }): CatalogueFault[] {
  return input.ruleSet.rules.flatMap((rule) => {
    const where = `${input.slug}/${rule.id}`;
    const unknown = categoriesOf(rule).filter((slug) => !input.known.has(slug));
    const unknownAllergens =
      rule.type === 'allergen' ? rule.allergens.filter((slug) => !isStarterAllergen(slug)) : [];
    const faults = [
      ...unknown.map((detail): CatalogueFault => ({ where, code: 'unknown_category', detail })),
      ...unknownAllergens.map((detail): CatalogueFault => ({ where, code: 'unknown_allergen', detail })),
    ];
    // Nobody has signed a starter value for this place; a name in the file would be made up.
    return rule.signedBy === null ? faults : [...faults, { where, code: 'signed' }];
  });
}

function isStarterAllergen(slug: string): boolean {
  return starterAllergens.some((allergen) => allergen.slug === slug);
}

function categoriesOf(rule: Rule): readonly string[] {
  const own = rule.type === 'food-category' ? rule.categories : [];
  return [...rule.scope, ...rule.except, ...own];
}

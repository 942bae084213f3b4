import { z } from 'zod';
import { dietKindNames } from '../../suitability/rules/dietKinds.ts';
import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { localizedText, type Rule } from '../../suitability/rules/rules.ts';
import { ruleSlug } from '../../suitability/rules/texts.ts';
import { ruleSetSchema, type RuleSet } from '../../suitability/rules/ruleSets.ts';
import type { StarterCategory } from './categories.ts';
import type { CatalogueFault } from './fault.ts';
import { starterDietSlugs } from './starterDietSlugs.ts';

const diet = z.strictObject({
  slug: ruleSlug,
  kind: z.enum(dietKindNames),
  name: localizedText,
  description: localizedText,
  /** The first version of its rules. Published ones are starter values that no dietitian has signed yet. */
  ruleSet: ruleSetSchema,
});
export type StarterDiet = z.output<typeof diet>;

/** `catalogue/diets.json`. */
export const dietsFile = z.strictObject({ diets: z.array(diet).max(200) });

/**
 * Finds faults in a list of diets: a missing or repeated diet, rules of another diet, and rules with unknown categories
 * or allergens. The schema of rule sets rejects weak rules that are published unsigned.
 */
export function dietFaults({
  categories,
  diets,
}: {
  diets: readonly StarterDiet[];
  categories: readonly StarterCategory[];
}): CatalogueFault[] {
  const categorySlugs = new Set(categories.map(({ slug }) => slug));
  const slugs = diets.map(({ slug }) => slug);
  const missing = starterDietSlugs.filter((slug) => !slugs.includes(slug));
  return [
    ...missing.map((slug): CatalogueFault => ({ where: slug, code: 'missing_diet' })),
    ...diets.flatMap(({ slug, ruleSet }, index) => [
      ...(slugs.indexOf(slug) === index ? [] : [{ where: slug, code: 'duplicate_slug' }]),
      ...(ruleSet.diet === slug ? [] : [{ where: slug, code: 'rules_of_another_diet' }]),
      ...ruleFaults({ slug, ruleSet, categorySlugs }),
    ]),
  ];
}

function ruleFaults(input: {
  slug: string;
  ruleSet: RuleSet;
  categorySlugs: ReadonlySet<string>;
}): CatalogueFault[] {
  return input.ruleSet.rules.flatMap((rule) => {
    const where = `${input.slug}/${rule.id}`;
    const unknown = categoriesOf(rule).filter((slug) => !input.categorySlugs.has(slug));
    const unknownAllergens =
      rule.type === 'allergen' ? rule.allergens.filter((slug) => !isStarterAllergen(slug)) : [];
    const faults = [
      ...unknown.map((detail): CatalogueFault => ({ where, code: 'unknown_category', detail })),
      ...unknownAllergens.map((detail): CatalogueFault => ({ where, code: 'unknown_allergen', detail })),
    ];
    // No dietitian has signed a starter value, so a name in the file would be false.
    return rule.signedBy === null ? faults : [...faults, { where, code: 'signed' }];
  });
}

function isStarterAllergen(slug: string): boolean {
  return starterAllergens.some((allergen) => allergen.slug === slug);
}

function categoriesOf(rule: Rule): readonly string[] {
  const ownCategories = rule.type === 'food-category' ? rule.categories : [];
  return [...rule.scope, ...rule.except, ...ownCategories];
}

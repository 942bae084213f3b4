import { z } from 'zod';
import { dietKindNames } from '../../suitability/rules/dietKinds.ts';
import { compileAllergens } from '../../suitability/facts/allergens.ts';
import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { caseFaults, ruleKnowledge } from '../../suitability/rules/cases/caseFaults.ts';
import { localizedText } from '../../suitability/rules/rules.ts';
import { ruleSlug } from '../../suitability/rules/texts.ts';
import { ruleSetSchema } from '../../suitability/rules/ruleSets.ts';
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
 * Finds faults in a list of diets: a missing or repeated diet, rules of another diet, rules with unknown categories or
 * allergens, and published rules whose cases do not hold. The schema of rule sets rejects weak rules that are published
 * unsigned.
 */
export function dietFaults({
  categories,
  diets,
}: {
  diets: readonly StarterDiet[];
  categories: readonly StarterCategory[];
}): CatalogueFault[] {
  const slugs = diets.map(({ slug }) => slug);
  const missing = starterDietSlugs.filter((slug) => !slugs.includes(slug));
  const allergens = compileAllergens({ version: 'starter', entries: starterAllergens });
  const knowledge = ruleKnowledge({ categories, allergens });
  return [
    ...missing.map((slug): CatalogueFault => ({ where: slug, code: 'missing_diet' })),
    ...diets.flatMap(({ slug, ruleSet }, index): CatalogueFault[] => [
      ...(slugs.indexOf(slug) === index ? [] : [{ where: slug, code: 'duplicate_slug' }]),
      ...(ruleSet.diet === slug ? [] : [{ where: slug, code: 'rules_of_another_diet' }]),
      ...caseFaults(ruleSet, knowledge).map(({ code, path }) => ({
        where: slug,
        code,
        detail: path.join('.'),
      })),
      ...ruleSet.rules
        .filter(({ signedBy }) => signedBy !== null)
        // No dietitian has signed a starter value, so a name in the file would be false.
        .map(({ id }) => ({ where: `${slug}/${id}`, code: 'signed' })),
    ]),
  ];
}

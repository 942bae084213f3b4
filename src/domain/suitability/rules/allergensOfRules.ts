import { z } from 'zod';

const ruleSetWithAllergens = z.object({
  rules: z.array(z.object({ allergens: z.array(z.string()).catch([]) }).catch({ allergens: [] })),
});

/** The slugs of all allergens that the rules of a diet name. Empty for a value that is not a rule set. */
export function allergensOfRules(ruleSet: unknown): string[] {
  const parsed = ruleSetWithAllergens.safeParse(ruleSet);
  return parsed.success ? [...new Set(parsed.data.rules.flatMap(({ allergens }) => allergens))] : [];
}

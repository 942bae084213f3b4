import { z } from 'zod';

const asking = z.object({
  rules: z.array(z.object({ allergens: z.array(z.string()).catch([]) }).catch({ allergens: [] })),
});

/** The slugs of all allergens that the rules of a diet ask for; none of what is no set of rules. */
export function allergensOfRules(ruleSet: unknown): string[] {
  const parsed = asking.safeParse(ruleSet);
  return parsed.success ? [...new Set(parsed.data.rules.flatMap(({ allergens }) => allergens))] : [];
}

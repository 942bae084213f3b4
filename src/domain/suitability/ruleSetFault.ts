import { ruleSetSchema } from './ruleSets.ts';

/** What is wrong with a rule set as a dietitian wrote it, with the path; undefined when it can be used. */
export function ruleSetFault(input: unknown): string | undefined {
  const parsed = ruleSetSchema.safeParse(input);
  if (parsed.success) return undefined;
  return parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

import type { z } from 'zod';
import { ruleSetSchema } from '../ruleSets.ts';
import type { RuleSetContent } from './ruleDraft.ts';

/**
 * Whether a draft may be kept with these faults. What is missing, empty or contradictory may be corrected later, and keeps
 * the draft from being published. An unknown name or a value of the wrong kind is a mistake of the program that sent it.
 */
export function isUnfinished(content: RuleSetContent, diet: string): boolean {
  const parsed = ruleSetSchema.safeParse(
    { ...content, diet, version: 1, status: 'draft' },
    { reportInput: true },
  );
  return parsed.success || parsed.error.issues.every(isOpenPoint);
}

function isOpenPoint(issue: z.core.$ZodIssue): boolean {
  switch (issue.code) {
    case 'custom':
      return true;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array';
    case 'invalid_type':
    case 'invalid_value':
      // Without its kind nobody knows what the other values of a rule mean.
      return issue.input === undefined && issue.path.at(-1) !== 'type' && issue.path.length > 0;
    default:
      return false;
  }
}

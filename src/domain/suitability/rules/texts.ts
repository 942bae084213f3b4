import { z } from 'zod';
import { isStorableText } from '../../foods/text.ts';

/** A stable name: lower-case words, joined by hyphens. */
export const ruleSlug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not_a_slug');

/** A text of a rule, trimmed and not empty. */
export const text = (maximum: number) =>
  z.string().trim().min(1, 'required').max(maximum, 'too_long').refine(isStorableText, 'invalid_character');

export const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length;

import type { FieldHook } from 'payload';
import { Problem } from '../../src/errors/problem.ts';

/**
 * Refuses a change of the slug, because rules, profiles, foods and apps refer to a document by its slug. An empty slug
 * counts as none.
 */
export const keepSlug: FieldHook = ({ operation, previousValue, value, path }) => {
  const previousSlug: unknown = previousValue;
  const newSlug: unknown = value === '' ? null : value;
  if (
    operation === 'update' &&
    typeof previousSlug === 'string' &&
    newSlug !== undefined &&
    newSlug !== previousSlug
  ) {
    throw new Problem('slug_fixed', { field: path.join('.'), parameters: { slug: previousSlug } });
  }
  return newSlug;
};

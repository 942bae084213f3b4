import type { FieldHook } from 'payload';
import { Problem } from '../../src/errors/problem.ts';

/**
 * Refuses a change of the slug, because rules, profiles, foods and apps refer to a document by its slug. An empty slug
 * counts as none.
 */
export const keepSlug: FieldHook = ({ operation, previousValue, value, path }) => {
  const before: unknown = previousValue;
  const after: unknown = value === '' ? null : value;
  if (operation === 'update' && typeof before === 'string' && after !== undefined && after !== before) {
    throw new Problem('slug_fixed', { field: path.join('.'), parameters: { slug: before } });
  }
  return after;
};

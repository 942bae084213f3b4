import type { FieldHook } from 'payload';
import { Problem } from '../../src/errors/problem.ts';

/** Rules, profiles, foods and apps name a document by its slug, so it stays what it was first. An empty one is none. */
export const keepSlug: FieldHook = ({ operation, previousValue, value, path }) => {
  const before: unknown = previousValue;
  const after: unknown = value === '' ? null : value;
  if (operation === 'update' && typeof before === 'string' && after !== undefined && after !== before) {
    throw new Problem('slug_fixed', { field: path.join('.'), parameters: { slug: before } });
  }
  return after;
};

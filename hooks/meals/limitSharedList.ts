import type { CollectionBeforeOperationHook } from 'payload';
import { closedPath, mealScopeOf } from '../../src/domain/meals/sharedList.ts';
import { Problem } from '../../src/errors/problem.ts';

/** Refuses an unknown scope, and filters of a list of shared meals that would tell more than the meals show. */
export const limitSharedList: CollectionBeforeOperationHook = ({ args, req }) => {
  const scope = mealScopeOf(req);
  if (scope === undefined)
    throw new Problem('invalid_filter', { field: 'scope', parameters: { path: 'scope' } });
  if (scope === 'own') return args;
  const sort = 'sort' in args ? [args.sort ?? []].flat() : [];
  const field = 'field' in args && typeof args.field === 'string' ? [args.field] : [];
  const path = closedPath({ sort: [...sort, ...field], where: 'where' in args ? args.where : undefined });
  if (path !== undefined) throw new Problem('invalid_filter', { field: path, parameters: { path } });
  return args;
};

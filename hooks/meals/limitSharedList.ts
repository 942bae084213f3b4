import type { CollectionBeforeOperationHook } from 'payload';
import { closedPath, mealScopeOf } from '../../src/domain/meals/sharedList.ts';
import { Problem } from '../../src/errors/problem.ts';
import { isList, withMark } from './markList.ts';

/** Reads the scope of a list of meals. Shared meals are not filtered by what the meals themselves do not show. */
export const limitSharedList: CollectionBeforeOperationHook = (call) => {
  const { args, req } = call;
  if (!isList(call)) return args;
  const scope = mealScopeOf(req);
  if (scope === undefined)
    throw new Problem('invalid_filter', { field: 'scope', parameters: { path: 'scope' } });
  if (scope === 'own') return args;
  const sort = 'sort' in args ? [args.sort ?? []].flat() : [];
  const field = 'field' in args && typeof args.field === 'string' ? [args.field] : [];
  const path = closedPath({ sort: [...sort, ...field], where: 'where' in args ? args.where : undefined });
  if (path !== undefined) throw new Problem('invalid_filter', { field: path, parameters: { path } });
  return withMark(call, 'sharedMealsOnly');
};

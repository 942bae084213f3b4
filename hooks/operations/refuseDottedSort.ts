import type { CollectionBeforeOperationHook } from 'payload';
import { isRelationSort } from '../../src/domain/operations/sortPaths.ts';
import { Problem } from '../../src/errors/problem.ts';

/** Refuses sorting by a field of a related document, because the order of public rows would reveal private values. */
export const refuseDottedSort: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  if (!('sort' in args)) return args;
  const paths = [args.sort ?? []].flat().filter((path) => typeof path === 'string');
  const refused = paths.find((path) => isRelationSort({ path, fields: collection.flattenedFields }));
  if (refused !== undefined && req.user?.collection !== 'staff') {
    throw new Problem('invalid_filter', { field: 'sort', parameters: { path: refused } });
  }
  return args;
};

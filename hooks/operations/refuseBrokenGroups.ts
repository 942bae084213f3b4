import type { CollectionBeforeOperationHook } from 'payload';
import { pathOfBrokenGroup } from '../../src/domain/operations/nullGroups.ts';
import { Problem } from '../../src/errors/problem.ts';

/**
 * Refuses a group that is no object, such as `{nutrients: null}`, with 400 and its path. Payload would fail with a
 * TypeError.
 */
export const refuseBrokenGroups: CollectionBeforeOperationHook = ({ args, collection }) => {
  const field = 'data' in args ? pathOfBrokenGroup(collection.fields, args.data) : undefined;
  if (field !== undefined) throw new Problem('validation_failed', { field });
  return args;
};

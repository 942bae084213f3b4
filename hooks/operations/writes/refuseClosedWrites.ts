import { Forbidden, type CollectionBeforeOperationHook } from 'payload';
import { nobody } from '../../../src/access/roles.ts';

/**
 * Refuses a write that nobody may do, before its input is checked: an error about the input would say that a better one
 * is taken.
 */
export const refuseClosedWrites: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isWrite = operation === 'create' || operation === 'update' || operation === 'delete';
  if (isWrite && overrideAccess !== true && collection.access[operation] === nobody)
    throw new Forbidden(req.t);
  return args;
};

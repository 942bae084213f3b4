import type { CollectionBeforeOperationHook } from 'payload';

/**
 * Ignores `?trash=true` in the reads of everyone but staff. Payload itself shows the trash to anyone who may read the
 * collection. Changes need no such rule: the access to them is limited to what the caller owns.
 */
export const restrictTrashToStaff: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const isRead = operation !== 'update' && operation !== 'delete';
  return isRead &&
    'trash' in args &&
    args.trash === true &&
    overrideAccess !== true &&
    req.user?.collection !== 'staff'
    ? { ...args, trash: false }
    : args;
};

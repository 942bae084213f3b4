import type { CollectionBeforeOperationHook } from 'payload';

/**
 * Ignores `?trash=true` for everyone but staff. Payload itself shows the trash to anyone who may read the collection.
 */
export const restrictTrashToStaff: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  'trash' in args && args.trash === true && overrideAccess !== true && req.user?.collection !== 'staff'
    ? { ...args, trash: false }
    : args;

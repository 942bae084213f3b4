import type { CollectionBeforeOperationHook } from 'payload';

/** Payload shows the trash to anyone who may read; here `?trash=true` means nothing to strangers. */
export const keepTrashForStaff: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  'trash' in args && args.trash === true && overrideAccess !== true && req.user?.collection !== 'staff'
    ? { ...args, trash: false }
    : args;

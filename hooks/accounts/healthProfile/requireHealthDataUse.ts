import type { CollectionBeforeOperationHook } from 'payload';
import { requireHealthDataUse as requireUse } from '../../../src/services/accounts/consents/healthDataUse.ts';

/** Refuses to show or change a health profile that nothing allows to use. The server itself may: it exports and erases. */
export const requireHealthDataUse: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess !== true && req.user?.collection === 'users')
    await requireUse({ req, user: req.user.id, isWrite: operation === 'update' });
  return args;
};

import type { CollectionBeforeOperationHook } from 'payload';
import { lockThread as lock } from '../../../src/services/community/threads/lockThread.ts';

/** Locks the post or meal of a comment before the comment, because the change of one changes the number of the other. */
export const lockThread: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation === 'update' || operation === 'delete') && req.user !== null && 'id' in args)
    await lock(req, args.id);
  return args;
};

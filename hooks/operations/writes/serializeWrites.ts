import type { CollectionBeforeOperationHook } from 'payload';
import {
  lockCollection,
  type LockableCollection,
} from '../../../src/services/operations/writes/lockCollection.ts';

/**
 * Makes a hook that lets the changes of a collection run one after the other, from the read of the document to the
 * commit. Otherwise two changes at once would check, and number, the same old state.
 */
export const serializeWrites =
  (collection: LockableCollection): CollectionBeforeOperationHook =>
  async ({ operation, overrideAccess, req }) => {
    const isChange = ['update', 'delete', 'restoreVersion'].includes(operation);
    // Payload checks access later. Callers who may not write must not wait, nor make others wait.
    const mayWrite = overrideAccess === true || req.user?.collection === 'staff';
    if (isChange && mayWrite) await lockCollection(req, collection);
  };

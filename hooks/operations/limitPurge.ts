import type { CollectionBeforeOperationHook } from 'payload';
import { notePurgeLimit } from '../../src/domain/operations/purgeLimit.ts';

/**
 * Two DELETEs at once both find a document outside the trash. The second must not take the first one's move into the
 * trash for a reason to delete for good, so each notes when it began and whether it asked for the trash.
 */
export const limitPurge: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation === 'delete') {
    const trash = 'trash' in args && args.trash === true;
    notePurgeLimit({ context: req.context, collection: collection.slug, trash, now: new Date() });
  }
  return args;
};

import type { CollectionBeforeOperationHook } from 'payload';
import { notePurgeLimit } from '../../src/domain/operations/purgeLimit.ts';

/**
 * Records when a DELETE began and whether it asked for the trash. Two concurrent DELETEs both find a document outside
 * the trash: the first moves it into the trash, and the second must not delete it for good because of that.
 */
export const limitPurge: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation === 'delete') {
    const trash = 'trash' in args && args.trash === true;
    notePurgeLimit({ context: req.context, collection: collection.slug, trash, now: new Date() });
  }
  return args;
};

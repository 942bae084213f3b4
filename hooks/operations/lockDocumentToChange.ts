import type { CollectionBeforeOperationHook } from 'payload';
import { isPurge } from '../../src/domain/operations/purge.ts';
import { lockDocument } from '../../src/services/operations/lockDocument.ts';

/**
 * Lets changes and deletions of one document run one after the other. Payload checks access later, so strangers do not
 * wait, nor do they make others wait. Bulk operations are single ones (`src/endpoints/operations/bulk.ts`).
 */
export const lockDocumentToChange: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isChange = operation === 'update' || operation === 'delete';
  if (!isChange || (overrideAccess !== true && req.user === null) || !('id' in args)) return args;
  const isFinal = operation === 'delete' && (!collection.trash || isPurge(req.context, collection.slug));
  await lockDocument(req, {
    collection: collection.slug,
    id: args.id,
    before: isFinal ? 'deletion' : 'change',
  });
  return args;
};

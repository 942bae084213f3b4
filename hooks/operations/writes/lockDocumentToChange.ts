import type { CollectionBeforeOperationHook } from 'payload';
import { isPurge } from '../../../src/domain/operations/purge.ts';
import { requireIfMatch } from '../../../src/services/operations/writes/entityTag.ts';
import { lockDocument } from '../../../src/services/operations/writes/lockDocument.ts';

/**
 * Lets changes and deletions of one document run one after the other, and checks `If-Match` under the lock. Payload
 * checks access later, so strangers do not wait, nor do they make others wait. Bulk operations are single ones
 * (`src/endpoints/operations/bulk.ts`).
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
  const { id, trash = false } = args;
  const isFinal = operation === 'delete' && (!collection.trash || isPurge(req.context, collection.slug));
  await lockDocument(req, { collection: collection.slug, id, before: isFinal ? 'deletion' : 'change' });
  await requireIfMatch({ req, collection, id, operation, trash });
  return args;
};

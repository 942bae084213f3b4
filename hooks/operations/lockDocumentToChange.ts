import type { CollectionBeforeOperationHook } from 'payload';
import { requireIfMatch } from '../../src/services/operations/entityTag.ts';
import { lockDocument, lockDocumentsWhere } from '../../src/services/operations/lockDocument.ts';

/**
 * Lets changes and deletions of one document run one after the other, and checks `If-Match` under the lock. Payload
 * checks access later, so strangers do not wait, nor do they make others wait.
 */
export const lockDocumentToChange: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isChange = operation === 'update' || operation === 'delete';
  if (!isChange || (overrideAccess !== true && req.user === null)) return args;
  if ('id' in args) {
    const { id, trash = false } = args;
    await lockDocument(req, { collection: collection.slug, id });
    await requireIfMatch({ req, collection, id, operation, trash });
  } else if ('where' in args)
    await lockDocumentsWhere(req, {
      collection: collection.slug,
      where: args.where,
      access: overrideAccess === true ? undefined : collection.access[operation],
    });
  return args;
};

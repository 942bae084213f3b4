import type { CollectionBeforeOperationHook } from 'payload';
import { lockDocument, lockDocumentsWhere } from '../../src/services/operations/lockDocument.ts';

/**
 * Lets changes and deletions of one document run one after the other. Payload checks access later, so strangers do not
 * wait, nor do they make others wait.
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
  if ('id' in args) await lockDocument(req, { collection: collection.slug, id: args.id });
  else if ('where' in args && args.where !== undefined)
    await lockDocumentsWhere(req, {
      collection: collection.slug,
      where: args.where,
      access: overrideAccess === true ? undefined : collection.access[operation],
    });
  return args;
};

import type { CollectionBeforeOperationHook } from 'payload';
import { lockDocument } from '../../src/services/operations/lockDocument.ts';

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
  const mayWrite = overrideAccess === true || req.user !== null;
  if (isChange && mayWrite && 'id' in args)
    await lockDocument(req, { collection: collection.slug, id: args.id });
  return args;
};

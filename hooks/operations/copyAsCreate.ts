import type { CollectionBeforeOperationHook } from 'payload';
import { copyFile, copyInput, requireReadable } from '../../src/services/operations/copy/copyDocument.ts';

/**
 * Turns the duplication of a document into the create of a document with the same input, and with what the caller sent
 * besides. Payload's own copies all columns, also those that only the server sets. Where `custom.copiedFromSource` is
 * true, the hooks of the collection get the source from Payload, and make the copy.
 */
export const copyAsCreate: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess = false,
  req,
}) => {
  if (operation !== 'create' || !('duplicateFromID' in args) || args.duplicateFromID === undefined)
    return args;
  const { duplicateFromID, ...create } = args;
  const id = Number(duplicateFromID);
  const source = { req, collection, id, overrideAccess };
  await requireReadable(source);
  if (collection.custom['copiedFromSource'] === true) return args;
  const input = await copyInput(source);
  const file = await copyFile(source);
  if (file !== undefined) req.file = file;
  const data = { ...input, ...create.data };
  // Hooks that ask what the caller sent look here.
  req.data = data;
  return { ...create, data };
};

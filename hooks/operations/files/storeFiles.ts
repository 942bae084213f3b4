import type { CollectionAfterChangeHook } from 'payload';
import { storeFiles as store } from '../../../src/services/operations/files/storeFiles.ts';

/** Writes the files of an upload after its row, as the last step before the commit. */
export const storeFiles: CollectionAfterChangeHook = async ({
  collection,
  data,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (req.file !== undefined) {
    const replaced: unknown = operation === 'update' ? previousDoc : {};
    await store({ req, collection: collection.slug, document: data, replaced });
  }
  return doc as unknown;
};

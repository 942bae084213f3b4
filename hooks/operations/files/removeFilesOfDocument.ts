import type { CollectionBeforeDeleteHook } from 'payload';
import { isPurge } from '../../../src/domain/operations/purge.ts';
import { removeFilesOfDocument as remove } from '../../../src/services/operations/files/removeFilesOfDocument.ts';

/** Removes the files of a document after the commit of its deletion. In the trash it keeps them. */
export const removeFilesOfDocument: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const isMove = collection.trash && !isPurge(req.context, collection.slug);
  if (!isMove) await remove({ req, collection: collection.slug, id });
};

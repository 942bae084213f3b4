import type { CollectionSlug, PayloadRequest } from 'payload';
import { filesOf } from '../../../domain/operations/uploadFiles.ts';
import { removeFilesAfterCommit } from './removeFiles.ts';

/** Records the files of a document, and of its resized copies, for removal after the commit. */
export async function removeFilesOfDocument({
  req,
  collection,
  id,
}: {
  req: PayloadRequest;
  collection: CollectionSlug;
  id: number | string;
}): Promise<void> {
  const document = await req.payload.db.findOne({ collection, where: { id: { equals: id } }, req });
  if (document !== null) await removeFilesAfterCommit({ req, collection, files: filesOf(document) });
}

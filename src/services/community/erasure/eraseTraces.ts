import type { PayloadRequest } from 'payload';
import {
  deleteRevisions,
  emptyDeleted,
  readHiddenImages,
  trashText,
} from '../../../database/community/erasure/traces.ts';
import { lockContent } from '../../../database/community/moderation/content.ts';
import { deleteModerationTexts, deleteReportNote } from '../../../database/community/moderation/erasure.ts';
import type { ErasureExtent, TracedCollection } from '../../../domain/community/anonymity/laterErasure.ts';

/**
 * Erases what only moderators see of a text whose author has left: what it said before, what it said before it was
 * deleted, pictures that it does not show, notes about it. A repeat changes nothing.
 *
 * @param input.extent `all` also deletes the text, as its author would.
 */
export async function eraseTraces(
  req: PayloadRequest,
  { collection, document, extent }: { collection: TracedCollection; document: number; extent: ErasureExtent },
): Promise<void> {
  if (collection === 'reports') return deleteReportNote(req, document);
  await lockContent(req, { relationTo: collection, value: document });
  if (extent === 'all') await trashText(req, { collection, id: document });
  const written = {
    user: null,
    posts: collection === 'posts' ? [document] : [],
    comments: collection === 'comments' ? [document] : [],
  };
  await deleteRevisions(req, written);
  await emptyDeleted(req, written);
  await deleteModerationTexts(req, written);
  const images = collection === 'posts' ? await readHiddenImages(req, document) : [];
  for (const id of images)
    await req.payload.delete({ collection: 'post-images', id, depth: 0, overrideAccess: true, req });
}

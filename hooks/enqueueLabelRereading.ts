import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { enqueueRereading } from '../src/services/rereadLabels.ts';

/** Another word in the dictionary may be in any label. */
export const enqueueLabelRereading: CollectionAfterChangeHook & CollectionAfterDeleteHook = async ({
  doc,
  req,
}: {
  doc: unknown;
  req: Parameters<CollectionAfterChangeHook>[0]['req'];
}) => {
  await enqueueRereading(req);
  return doc;
};

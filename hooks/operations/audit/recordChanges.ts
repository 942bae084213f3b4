import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
} from 'payload';
import { z } from 'zod';
import { changedFields } from '../../../src/domain/accounts/audit.ts';
import { recordWork } from '../../../src/services/accounts/audit/recordWork.ts';

const identified = z.object({ id: z.number() });

/** Records which fields staff change. Before the write, because the answer has only the fields that they may read. */
export const recordUpdate: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || req.user?.collection !== 'staff') return data;
  const changed = changedFields(
    z.record(z.string(), z.unknown()).parse(originalDoc),
    data,
    collection.flattenedFields,
  );
  if (changed.length > 0)
    await recordWork(req, {
      action: 'update',
      collection: collection.slug,
      documents: [identified.parse(originalDoc).id],
      changed,
    });
  return data;
};

/** Records what staff create. */
export const recordCreation: CollectionAfterChangeHook<{ id: number }> = async ({
  collection,
  doc,
  operation,
  req,
}) => {
  if (operation === 'create')
    await recordWork(req, {
      action: 'create',
      collection: collection.slug,
      documents: [doc.id],
    });
  return doc;
};

/** Records what staff delete. Before the deletion, while the document still tells whom it is about. */
export const recordDeletion: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  await recordWork(req, { action: 'delete', collection: collection.slug, documents: [Number(id)] });
};

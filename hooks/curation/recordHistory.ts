import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
} from 'payload';
import { z } from 'zod';
import { actionOf, changesBetween, isCurated, lossOf } from '../../src/domain/curation/documentChanges.ts';
import { isPurge } from '../../src/domain/operations/purge.ts';
import { recordChange } from '../../src/services/curation/recordChange.ts';

const stored = z.looseObject({
  id: z.number(),
  updatedAt: z.string().nullish(),
  deletedAt: z.string().nullish(),
});

/** Adds to the history what changes in a curated document. Before the write, because the answer may be a selection. */
export const recordUpdatedFields: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update') return data;
  const before = stored.parse(originalDoc);
  const after = { ...before, ...z.record(z.string(), z.unknown()).parse(data) };
  if (!isCurated(collection.slug, after)) return data;
  const document = { collection: collection.slug, id: before.id };
  // What a member wrote before the food came into the catalogue is not told.
  const isNew = !isCurated(collection.slug, before);
  const changes = isNew ? [] : changesBetween(before, data, collection.flattenedFields);
  if (isNew || changes.length > 0)
    await recordChange(req, {
      document,
      action: isNew ? 'create' : actionOf(changes),
      changes,
      basedOn: before.updatedAt,
    });
  return data;
};

/** Adds to the history that a curated document was created. Its values stand in the document and in later changes. */
export const recordCreatedDocument: CollectionAfterChangeHook<{ id: number }> = async ({
  collection,
  data,
  doc,
  operation,
  req,
}) => {
  if (operation === 'create' && isCurated(collection.slug, data))
    await recordChange(req, {
      document: { collection: collection.slug, id: doc.id },
      action: 'create',
      changes: [],
    });
  return doc;
};

/** Adds to the history that a curated document goes to the trash, or is deleted with all that it says. */
export const recordDeletedDocument: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const found = stored.safeParse(
    await req.payload.db.findOne({ collection: collection.slug, where: { id: { equals: id } }, req }),
  );
  if (!found.success || !isCurated(collection.slug, found.data)) return;
  const before = found.data;
  const isFinal = !collection.trash || isPurge(req.context, collection.slug);
  if (!isFinal && before.deletedAt != null) return;
  await recordChange(req, {
    document: { collection: collection.slug, id: before.id },
    action: isFinal ? 'delete' : 'trash',
    changes: isFinal
      ? lossOf(before, collection.flattenedFields)
      : [{ field: 'deletedAt', from: null, to: new Date().toISOString() }],
    basedOn: before.updatedAt,
  });
};

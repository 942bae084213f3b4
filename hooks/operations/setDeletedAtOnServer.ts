import type { CollectionBeforeValidateHook } from 'payload';
import { trashFields } from '../../src/services/operations/trash/trash.ts';

/**
 * Sets `deletedAt` on the server. A caller who may delete chooses whether a document is in the trash; the server sets
 * the time.
 */
export const setDeletedAtOnServer: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) =>
  trashFields({
    access: collection.access.delete,
    collection: collection.slug,
    data: data ?? {},
    originalDoc: originalDoc as unknown,
    req,
  });

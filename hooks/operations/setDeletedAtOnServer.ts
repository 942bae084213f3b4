import type { CollectionBeforeValidateHook } from 'payload';
import { trashFields } from '../../src/services/operations/trash.ts';

/** `deletedAt` is the server's: who may delete says into or out of the trash, and the server says when. */
export const setDeletedAtOnServer: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) =>
  trashFields({
    access: collection.access.delete,
    data: data ?? {},
    originalDoc: originalDoc as unknown,
    req,
  });

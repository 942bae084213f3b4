import type { CollectionBeforeChangeHook } from 'payload';
import { refuseCircle as refuse } from '../../src/services/operations/writes/refuseCircle.ts';

/** Refuses a document that would be its own ancestor, in every field that refers to the document's own collection. */
export const refuseCircle: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const document: unknown = operation === 'update' ? originalDoc : undefined;
  await refuse({ req, collection, data, document });
  return data;
};

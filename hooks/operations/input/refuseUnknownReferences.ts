import type { CollectionBeforeChangeHook } from 'payload';
import { nobody } from '../../../src/access/roles.ts';
import { refuseUnknownReferences as refuse } from '../../../src/services/operations/input/references.ts';

/** Refuses a new relation to a document that does not exist. */
export const refuseUnknownReferences: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  await refuse({ req, collection, data, original: originalDoc as unknown, nobody });
  return data;
};

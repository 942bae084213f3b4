import type { CollectionBeforeDeleteHook } from 'payload';
import { prepareDeletion as prepare } from '../../src/services/imports/process/deleteImport.ts';

/** An import that works or waits is not deleted. The files and rows of another one go with it. */
export const prepareDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await prepare(req, Number(id));
};

import { randomUUID } from 'node:crypto';
import type { CollectionBeforeOperationHook } from 'payload';
import { serverFileName } from '../../src/domain/operations/uploadFiles.ts';

/** Gives an uploaded file a random name. */
export const nameFileOnServer: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { file } = req;
  if ((operation === 'create' || operation === 'update') && file !== undefined)
    req.file = { ...file, name: serverFileName(file.name, randomUUID()) };
  return args;
};

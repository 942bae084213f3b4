import type { CollectionBeforeOperationHook } from 'payload';
import { reencodePhoto } from '../../src/services/meals/reencodePhoto.ts';

/** Replaces an uploaded picture by a re-encoded one: upright, without EXIF or GPS, under a random name. */
export const preparePhoto: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation === 'create' || operation === 'update') && req.file !== undefined) {
    req.file = await reencodePhoto(req.file);
  }
  return args;
};

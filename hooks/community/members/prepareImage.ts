import type { CollectionBeforeOperationHook } from 'payload';
import { isMember } from '../../../src/access/roles.ts';
import { reencodePhoto } from '../../../src/services/meals/reencodePhoto.ts';

/** Replaces an uploaded picture by a re-encoded one. What a member uploads is an avatar, which is square. */
export const prepareImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation === 'create' || operation === 'update') && req.file !== undefined)
    req.file = await reencodePhoto(req.file, { isAvatar: isMember({ req }) });
  return args;
};

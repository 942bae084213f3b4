import type { CollectionBeforeOperationHook } from 'payload';
import { isMember } from '../../../src/access/roles.ts';
import { noteUpload } from '../../../src/services/community/filters/uploadedPicture.ts';
import { reencodePhoto } from '../../../src/services/meals/reencodePhoto.ts';

/** Replaces an uploaded picture by a re-encoded one. What a member uploads is an avatar, which is square. */
export const prepareImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || req.file === undefined) return args;
  const isAvatar = isMember({ req });
  // As it would be stored in a post or meal: a moderator may have removed it there.
  if (isAvatar) await noteUpload(req, await reencodePhoto(req.file));
  req.file = await reencodePhoto(req.file, { isAvatar });
  return args;
};

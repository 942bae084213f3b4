import type { CollectionBeforeValidateHook } from 'payload';
import { isMember } from '../../../src/access/roles.ts';
import { uploadedPicture } from '../../../src/services/community/filters/uploadedPicture.ts';
import { fingerprintOf, refuseRemovedPicture } from '../../../src/services/community/filters/pictures.ts';

/** Keeps the hashes by which a picture is known again, and refuses one that a moderator has removed. */
export const fingerprintPicture: CollectionBeforeValidateHook = async ({ data, req }) => {
  if (req.file === undefined) return data;
  const fingerprint = await fingerprintOf(req.file.data);
  await refuseRemovedPicture(req, fingerprint);
  return { ...data, ...fingerprint };
};

/** Keeps the hashes of a picture that only its owner sees at first. It is refused when others would see it. */
export const fingerprintPrivatePicture: CollectionBeforeValidateHook = async ({ data, req }) =>
  req.file === undefined ? data : { ...data, ...(await fingerprintOf(req.file.data)) };

/**
 * Refuses an avatar that a moderator has removed elsewhere, and keeps the hashes of the whole picture: the avatar is cut
 * out of it. Pictures of the catalogue are for dietitians.
 */
export const refuseRemovedAvatar: CollectionBeforeValidateHook = async ({ data, req }) => {
  if (req.file === undefined || !isMember({ req })) return data;
  await refuseRemovedPicture(req, await fingerprintOf(req.file.data));
  const whole = uploadedPicture(req);
  if (whole !== undefined) await refuseRemovedPicture(req, whole);
  return { ...data, ...whole };
};

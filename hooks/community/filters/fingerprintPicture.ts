import type { CollectionBeforeValidateHook } from 'payload';
import { fingerprintOf, refuseRemovedPicture } from '../../../src/services/community/filters/pictures.ts';

/** Keeps the hashes by which a picture is known again, and refuses one that a moderator has removed. */
export const fingerprintPicture = pictureHook({ refuses: true });

/** The same for pictures that only their owner sees at first: they are refused when others would see them. */
export const fingerprintPrivatePicture = pictureHook({ refuses: false });

function pictureHook({ refuses }: { refuses: boolean }): CollectionBeforeValidateHook {
  return async ({ data, req }) => {
    if (req.file === undefined) return data;
    const fingerprint = await fingerprintOf(req.file.data);
    if (refuses) await refuseRemovedPicture(req, fingerprint);
    return { ...data, ...fingerprint };
  };
}

import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import sharp from 'sharp';
import {
  addRemovedPictures,
  deleteRemovedPictures,
  isRemovedPicture,
  type Fingerprint,
} from '../../../database/community/filters/removedPictures.ts';
import { differenceHash, hashedSide } from '../../../domain/community/filters/pictureHash.ts';
import type { ContentTarget } from '../../../domain/community/moderation/targets.ts';
import { Problem } from '../../../errors/problem.ts';

/** The hashes by which a picture is known again: of its stored bytes, and of what it shows. */
export async function fingerprintOf(data: Buffer): Promise<Fingerprint> {
  const pixels = await sharp(data)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize({ width: hashedSide, height: hashedSide, fit: 'fill' })
    .raw()
    .toBuffer();
  return {
    sha256: createHash('sha256').update(data).digest('hex'),
    perceptualHash: differenceHash(pixels) ?? null,
  };
}

/**
 * Refuses a picture that a moderator has removed.
 *
 * @throws {Problem} `removed_picture`
 */
export async function refuseRemovedPicture(
  req: PayloadRequest,
  fingerprint: Fingerprint,
  field = 'file',
): Promise<void> {
  if (await isRemovedPicture(req, fingerprint)) throw new Problem('removed_picture', { field });
}

/** Remembers or forgets the pictures of content whose state changes, in the transaction of the change. */
export async function noteRemoval(
  req: PayloadRequest,
  { target, isRemoved }: { target: ContentTarget; isRemoved: boolean },
): Promise<void> {
  await (isRemoved ? addRemovedPictures : deleteRemovedPictures)(req, target);
}

import sharp from 'sharp';
import { ThreadFault } from '../operations/threads/threadPool.ts';
import { threads } from '../operations/threads/threads.ts';

/** At this size the bars in a phone's photo are wider than a pixel, and the detection takes less than a second. */
const longestSide = 1600;
/** A picture that takes longer is none of a pack. */
const limitMs = 5_000;

/**
 * Reads the barcodes in a photo, in their normal form (13 or 14 digits) and without duplicates; none in a picture that
 * takes too long.
 *
 * @param photo a picture that this server has re-encoded.
 */
export async function readBarcodes(photo: Buffer): Promise<readonly string[]> {
  const { data, info } = await sharp(photo)
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  try {
    const answer = await threads().run(
      { kind: 'barcodes', pixels, width: info.width, height: info.height },
      { limitMs, transfer: [pixels.buffer] },
    );
    return answer.kind === 'barcodes' ? answer.barcodes : [];
  } catch (error) {
    if (error instanceof ThreadFault) return [];
    throw error;
  }
}

import { randomUUID } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import sharp from 'sharp';
import { isHeic, readablePhotos } from '../../domain/meals/photoFormats.ts';
import { Problem } from '../../errors/problem.ts';

/** A file as Payload reads it from a multipart body. */
export type UploadedFile = NonNullable<PayloadRequest['file']>;

/**
 * The longest side of a stored photo in pixels: enough for every phone's screen, and small enough for a mobile
 * network.
 */
const longestSide = 2048;
/** The largest photos of phones have 50 million pixels. Decoding more would take too much memory. */
const maximumPixels = 50_000_000;
/** The side of an avatar: it is shown small. */
const avatarSide = 512;
const readable = readablePhotos(sharp.format);

/**
 * Re-encodes a photo from its pixels: upright, at most 2,048 pixels a side, WebP, without metadata. All other bytes
 * (EXIF, GPS, HTML after the picture) are lost.
 *
 * An avatar is cut to a square around its middle.
 *
 * The content decides the format, whatever name and type the client claims.
 *
 * @throws {Problem} `unsupported_photo` for HEIC where sharp cannot decode it; `not_a_photo` for a file of another format, a broken one, or an animated one; `photo_too_large` for
 *   too many pixels.
 */
export async function reencodePhoto(
  file: UploadedFile,
  { isAvatar = false }: { isAvatar?: boolean } = {},
): Promise<UploadedFile> {
  // Payload gives an empty path when it keeps uploads in memory.
  const { tempFilePath = '' } = file;
  const source = tempFilePath === '' ? file.data : tempFilePath;
  const openPhoto = () =>
    sharp(source, { failOn: 'error', limitInputPixels: maximumPixels, sequentialRead: true });
  const metadata = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  const isReadable = readable.some(({ types }) => types.some((type) => type === metadata?.mediaType));
  if (metadata === undefined || !isReadable || (metadata.pages ?? 1) > 1) throw notAPhoto(file);
  if (metadata.width * metadata.height > maximumPixels) {
    throw new Problem('photo_too_large', { field: 'file', parameters: { limit: '50 MP' } });
  }
  const data = await openPhoto()
    .rotate()
    .resize(
      isAvatar
        ? { width: avatarSide, height: avatarSide, fit: 'cover' }
        : { width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true },
    )
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => {
      throw notAPhoto(file);
    });
  const { tempFilePath: _original, ...rest } = file;
  return { ...rest, data, size: data.length, mimetype: 'image/webp', name: `${randomUUID()}.webp` };
}

function notAPhoto({ data }: UploadedFile): Problem {
  const names = readable.map(({ name }) => name);
  const code = isHeic(data) && !names.includes('HEIC') ? 'unsupported_photo' : 'not_a_photo';
  return new Problem(code, { field: 'file', parameters: { formats: names.join(', ') } });
}

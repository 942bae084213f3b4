import { z } from 'zod';

/** The largest upload: larger than the photos of phones. */
export const maximumUploadMegabytes = 15;

/**
 * The name of a stored file: a random one with the extension that the client claims. So two files with one name do not
 * meet, and no name of a client becomes a path or tells who is in the picture.
 */
export function serverFileName(claimedName: string, random: string): string {
  const [extension = ''] = /\.[a-z0-9]{1,8}$/.exec(claimedName.toLowerCase()) ?? [];
  return `${random}${extension}`;
}

const fileShape = z.object({ filename: z.string().nullish() });
const uploadShape = fileShape.extend({ sizes: z.record(z.string(), fileShape.nullish()).nullish() });

/** The names of all files of an upload document: the file itself and its resized copies. */
export function filesOf(document: unknown): string[] {
  const { filename, sizes } = uploadShape.parse(document);
  const names = [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)];
  return [...new Set(names.filter((name) => name != null))];
}

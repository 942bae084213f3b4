import { z } from 'zod';

/** The largest upload: larger than the photos of phones. */
export const maximumUploadMegabytes = 15;

const named = z.object({ filename: z.string().nullish() });
const upload = named.extend({ sizes: z.record(z.string(), named.nullish()).nullish() });

/** The names of all files of an upload document: the file itself and its resized copies. */
export function filesOf(document: unknown): string[] {
  const { filename, sizes } = upload.parse(document);
  const names = [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)];
  return [...new Set(names.filter((name) => name != null))];
}

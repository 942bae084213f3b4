import type { Payload } from 'payload';

/** The folder of an upload collection's files. */
export function uploadFolder({ config }: Payload, collection: string): string {
  const upload = config.collections.find(({ slug }) => slug === collection)?.upload;
  if (upload?.staticDir === undefined) throw new Error(`${collection} has no upload folder`);
  return upload.staticDir;
}

import type { Payload, SanitizedCollectionConfig } from 'payload';

/** Whether the documents of a collection have files. Payload's type says that all have, so it is asked at run time. */
export function isUpload(collection: SanitizedCollectionConfig): boolean {
  return Boolean(collection.upload);
}

/** The folder of the files of a collection: one with uploads, or one that declares `custom.folder` for its own files. */
export function uploadFolder({ config }: Payload, slug: string): string {
  const collection = config.collections.find((one) => one.slug === slug);
  const folder: unknown =
    collection !== undefined && isUpload(collection)
      ? collection.upload.staticDir
      : collection?.custom['folder'];
  if (typeof folder !== 'string') throw new Error(`${slug} has no upload folder`);
  return folder;
}

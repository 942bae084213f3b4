import { join } from 'node:path';
import type { UploadConfig } from 'payload';
import sharp from 'sharp';
import { readablePhotos } from '../../src/domain/meals/photoFormats.ts';
import { env } from '../../src/env.ts';

/**
 * Upload settings of pictures. The hook preparePhoto re-encodes a picture before Payload stores it, so Payload's own
 * image processing is switched off. The folder contains only re-encoded files, never the bytes that a client sent.
 */
export function photoUpload({ folder, isPublic }: { folder: string; isPublic: boolean }): UploadConfig {
  return {
    staticDir: join(env().mediaDir, folder),
    // What the admin UI lets choose. The stored file is always WebP.
    mimeTypes: readablePhotos(sharp.format).flatMap(({ types }) => types),
    crop: false,
    focalPoint: false,
    pasteURL: false,
    modifyResponseHeaders: ({ headers }) => {
      headers.set('X-Content-Type-Options', 'nosniff');
      headers.set('Cache-Control', isPublic ? 'public, max-age=86400' : 'private, no-store');
      headers.set('Content-Security-Policy', "default-src 'none'");
      return headers;
    },
  };
}

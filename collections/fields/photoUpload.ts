import { join } from 'node:path';
import type { UploadConfig } from 'payload';
import { env } from '../../src/env.ts';

/**
 * How pictures are kept. They are re-encoded by the hook preparePhoto before Payload sees them, so none of Payload's own
 * processing is asked for: what lies in the folder is what we made, never what somebody sent.
 */
export function photoUpload({ folder, isPublic }: { folder: string; isPublic: boolean }): UploadConfig {
  return {
    staticDir: join(env().mediaDir, folder),
    mimeTypes: ['image/webp'],
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

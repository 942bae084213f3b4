import type { PayloadRequest } from 'payload';
import type { Fingerprint } from '../../../database/community/filters/removedPictures.ts';
import type { UploadedFile } from '../../meals/reencodePhoto.ts';
import { fingerprintOf } from './pictures.ts';

const uploads = new WeakMap<PayloadRequest, Fingerprint>();

/** Notes what a request has uploaded, before it is cut to an avatar. */
export async function noteUpload(req: PayloadRequest, { data }: UploadedFile): Promise<void> {
  uploads.set(req, await fingerprintOf(data));
}

/** The hashes of the whole picture that the request has uploaded; undefined when it is stored as it was sent. */
export function uploadedPicture(req: PayloadRequest): Fingerprint | undefined {
  return uploads.get(req);
}

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { fileOfImage, unusedImagesOf } from '../../../database/community/members/avatars.ts';
import { Problem } from '../../../errors/problem.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { fingerprintOf, refuseRemovedPicture } from '../filters/pictures.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';

/** A related document, populated or not. */
const related = z.union([z.int(), z.object({ id: z.int() }).transform(({ id }) => id)]);

const idOf = (value: unknown): number | undefined => related.safeParse(value).data;

/**
 * Checks the avatar that a member wants to show.
 *
 * @throws {Problem} `suspended`, `muted`; `unknown_image` for a picture that is not the member's own; `removed_picture`.
 */
export async function requireOwnImage(
  req: PayloadRequest,
  { user, before, image }: { user: unknown; before: unknown; image: unknown },
): Promise<void> {
  if (image == null || idOf(image) === idOf(before)) return;
  await refuseSilenced(req);
  const [wanted, owner] = [idOf(image), idOf(user)];
  const file =
    wanted === undefined || owner === undefined
      ? undefined
      : await fileOfImage(req, { image: wanted, user: owner });
  if (file === undefined) throw new Problem('unknown_image', { field: 'avatar' });
  // A moderator may have removed the same picture elsewhere since it was uploaded.
  const bytes = await readFile(join(uploadFolder(req.payload, 'images'), basename(file.filename)));
  await refuseRemovedPicture(req, await fingerprintOf(bytes), 'avatar');
  if (file.whole !== undefined) await refuseRemovedPicture(req, file.whole, 'avatar');
}

/** Deletes the former avatar, with its file, after another one took its place or none. */
export async function removeFormerAvatar(
  req: PayloadRequest,
  { before, image }: { before: unknown; image: unknown },
): Promise<void> {
  const former = idOf(before);
  if (former !== undefined && image !== undefined && former !== idOf(image)) await removeImage(req, former);
}

/** Deletes the pictures of a member that are neither the avatar nor `keep`. */
export async function removeUnusedAvatars(
  req: PayloadRequest,
  { user, keep }: { user: number; keep: number },
): Promise<void> {
  for (const id of await unusedImagesOf(req, user)) if (id !== keep) await removeImage(req, id);
}

/** Deletes a picture with its file. */
export async function removeImage(req: PayloadRequest, id: number): Promise<void> {
  await req.payload.delete({ collection: 'images', id, depth: 0, overrideAccess: true, req });
}

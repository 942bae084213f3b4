import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { linkImages, lockImages } from '../../../database/community/posts/images.ts';
import { contentLimits } from '../../../domain/community/contentStates.ts';
import { Problem } from '../../../errors/problem.ts';

const imageIds = z.array(z.int().positive().max(2_147_483_647));

/**
 * Checks that a post has at most ten pictures, none twice, and that they belong to the member and to no other post.
 *
 * @returns their ids.
 * @throws {Problem} `too_many_values`, `unknown_image`, `duplicate_value` or `image_in_use`.
 */
export async function checkImages({
  images,
  post,
  req,
  user,
}: {
  req: PayloadRequest;
  images: unknown;
  post: number | undefined;
  user: number;
}): Promise<readonly number[]> {
  const ids = imageIds.parse(images ?? []);
  const limit = contentLimits.images;
  if (ids.length > limit) throw new Problem('too_many_values', { field: 'images', parameters: { limit } });
  if (ids.length === 0) return ids;
  const postOf = await lockImages(req, { images: ids, post, user });
  for (const [index, id] of ids.entries()) {
    const field = `images.${String(index)}`;
    if (ids.indexOf(id) !== index) throw new Problem('duplicate_value', { field });
    const other = postOf.get(id);
    if (other === undefined) throw new Problem('unknown_image', { field });
    if (other !== null && other !== post) throw new Problem('image_in_use', { field });
  }
  return ids;
}

/**
 * Stores in the pictures of a post that they belong to it, because the post decides who may see them.
 *
 * @throws {Problem} `unknown_image` when a picture belongs to somebody else or to another post, whatever let it pass.
 */
export async function keepImages(
  req: PayloadRequest,
  { post, user }: { post: number; user: number },
): Promise<void> {
  if (!(await linkImages(req, { post, user }))) throw new Problem('unknown_image', { field: 'images' });
}

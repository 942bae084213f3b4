import type { PayloadRequest } from 'payload';
import { isKeptForPost } from '../../../database/community/posts/images.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Refuses to delete a picture that a post shows, or whose post a moderator looks at. An edit of the post takes it out, and
 * shows that the post was edited.
 *
 * @throws {Problem} `in_use`
 */
export async function refuseDeletionOfShown(req: PayloadRequest, image: number): Promise<void> {
  if (await isKeptForPost(req, image)) throw new Problem('in_use');
}

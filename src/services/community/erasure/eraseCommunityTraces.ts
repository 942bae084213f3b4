import type { PayloadRequest } from 'payload';
import {
  deleteRevisions,
  emptyDeleted,
  emptyToldModerators,
} from '../../../database/community/erasure/traces.ts';
import { deleteModerationTexts } from '../../../database/community/moderation/erasure.ts';
import { anonymousIdsOf, forgetAnonymousAuthor } from '../anonymity/ownAnonymous.ts';

/**
 * Erases what the posts and comments of a member hold beside their present text, in the transaction of the erasure: what
 * they said before, what the member had deleted or told moderators, and who wrote the anonymous ones. The texts stay, as those of a deleted
 * member.
 */
export async function eraseCommunityTraces(req: PayloadRequest, user: number): Promise<void> {
  const written = {
    user,
    posts: await anonymousIdsOf(req, { collection: 'posts', user }),
    comments: await anonymousIdsOf(req, { collection: 'comments', user }),
  };
  await deleteRevisions(req, written);
  await emptyDeleted(req, written);
  const actions = await anonymousIdsOf(req, { collection: 'moderation-actions', user });
  await emptyToldModerators(req, { user, actions });
  await deleteModerationTexts(req, written);
  await forgetAnonymousAuthor(req, user);
}

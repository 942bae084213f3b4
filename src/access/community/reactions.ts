import type { Access } from 'payload';
import { meets, type ConditionName } from '../../domain/operations/query/namedCondition.ts';

/** A member reads their own likes, of what they can see now. */
export const canReadLike = ownOf('likeOfVisible');

/** A member reads their own bookmarks, of what they can see now. */
export const canReadBookmark = ownOf('bookmarkOfVisible');

function ownOf(condition: ConditionName): Access {
  return ({ req: { user } }) =>
    user?.collection === 'users' && { and: [{ user: { equals: user.id } }, meets(condition, user.id)] };
}

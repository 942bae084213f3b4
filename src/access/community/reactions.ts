import type { Access } from 'payload';
import type { VisibleContent } from '../../domain/community/visibleContent.ts';
import { visibleTo } from './content.ts';

/** A member reads their own likes, of what they can see now. */
export const canReadLike = ownOf('likes');

/** A member reads their own bookmarks, of what they can see now. */
export const canReadBookmark = ownOf('bookmarks');

function ownOf(collection: VisibleContent['collection']): Access {
  return ({ req }) => {
    const visible = visibleTo(req, collection);
    return visible !== false && { and: [{ user: { equals: req.user?.id } }, visible] };
  };
}

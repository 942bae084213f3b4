import type { Access } from 'payload';
import { visibleTo, type VisibleContent } from '../../domain/community/visibleContent.ts';
import { isModerator } from '../roles.ts';

/** Members read what they may see, which includes their own; moderators read all. */
export const canReadPost = canRead('posts');
export const canReadComment = canRead('comments');
export const canReadPostImage = canRead('post-images');

function canRead(collection: VisibleContent['collection']): Access {
  return ({ req }) => {
    if (isModerator({ req })) return true;
    return req.user?.collection === 'users' && visibleTo({ collection, reader: req.user.id });
  };
}

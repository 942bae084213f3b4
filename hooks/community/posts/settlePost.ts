import type { CollectionAfterChangeHook } from 'payload';
import type { Post } from '../../../payload-types.ts';
import { settlePost as settle } from '../../../src/services/community/posts/writePost.ts';
import { idsOf } from '../../../src/domain/community/ids.ts';

/** Writes what belongs to a post beside its row. */
export const settlePost: CollectionAfterChangeHook<Post> = async ({ data, doc, operation, req }) => {
  const { user } = req;
  if (user?.collection === 'users')
    await settle({
      req,
      post: { id: doc.id, isAnonymous: data.isAnonymous === true, images: idsOf(data.images) },
      isNew: operation === 'create',
      user: user.id,
    });
  return doc;
};

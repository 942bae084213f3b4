import type { CollectionAfterChangeHook } from 'payload';
import type { Comment } from '../../../payload-types.ts';
import { idOf } from '../../../src/domain/community/ids.ts';
import { settleComment as settle } from '../../../src/services/community/threads/writeComment.ts';

/** Writes what belongs to a comment beside its row, and tells who is answered. */
export const settleComment: CollectionAfterChangeHook<Comment> = async ({ data, doc, operation, req }) => {
  const { user } = req;
  if (user?.collection === 'users')
    await settle({
      req,
      comment: {
        id: doc.id,
        post: idOf(data.post),
        diary: idOf(data.diary),
        isAnonymous: data.isAnonymous === true,
        state: data.state ?? 'published',
      },
      isNew: operation === 'create',
      user: user.id,
    });
  return doc;
};

import type { CollectionBeforeValidateHook } from 'payload';
import type { Comment } from '../../../payload-types.ts';
import { commentFields } from '../../../src/services/community/threads/writeComment.ts';

/** Checks what a member writes in a comment. What the server itself writes (seeds, erasure) is taken as it is. */
export const prepareComment: CollectionBeforeValidateHook<Comment> = ({
  data,
  operation,
  originalDoc,
  req,
}) =>
  req.user?.collection === 'users'
    ? commentFields({
        req,
        data: { ...data },
        original: operation === 'update' ? { ...originalDoc } : {},
        isNew: operation === 'create',
        user: req.user.id,
      })
    : data;

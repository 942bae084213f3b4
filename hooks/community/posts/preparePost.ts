import type { CollectionBeforeValidateHook } from 'payload';
import type { Post } from '../../../payload-types.ts';
import { postFields } from '../../../src/services/community/posts/writePost.ts';

/** Checks what a member writes in a post. What the server itself writes (seeds, erasure) is taken as it is. */
export const preparePost: CollectionBeforeValidateHook<Post> = ({ data, operation, originalDoc, req }) =>
  req.user?.collection === 'users'
    ? postFields({
        req,
        data: { ...data },
        original: operation === 'update' ? { ...originalDoc } : {},
        isNew: operation === 'create',
        user: req.user.id,
      })
    : data;

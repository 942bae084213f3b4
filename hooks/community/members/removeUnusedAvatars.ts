import type { CollectionAfterChangeHook } from 'payload';
import type { Image } from '../../../payload-types.ts';
import { removeUnusedAvatars as remove } from '../../../src/services/community/members/avatars.ts';

/** A member has the avatar and one more picture: the one that may become the next avatar. */
export const removeUnusedAvatars: CollectionAfterChangeHook<Image> = async ({ doc, operation, req }) => {
  if (operation === 'create' && req.user?.collection === 'users')
    await remove(req, { user: req.user.id, keep: doc.id });
  return doc;
};

import type { Access, Where } from 'payload';
import { isModerator } from '../roles.ts';

const published: Where = { and: [{ state: { equals: 'published' } }, { deletedAt: { exists: false } }] };

/** Members read what is published and their own; moderators read all. */
export const canReadPost: Access = ({ req }) => {
  if (isModerator({ req })) return true;
  if (req.user?.collection !== 'users') return false;
  return { or: [{ user: { equals: req.user.id } }, published] };
};

/** As for posts, below a post or a meal that the reader may read. */
export const canReadComment: Access = canReadPost;

/** Who may read the post may read its pictures. */
export const canReadPostImage: Access = ({ req }) => {
  if (isModerator({ req })) return true;
  if (req.user?.collection !== 'users') return false;
  const own: Where = { user: { equals: req.user.id } };
  const ofPublished: Where = {
    and: [{ 'post.state': { equals: 'published' } }, { 'post.deletedAt': { exists: false } }],
  };
  return { or: [own, ofPublished] };
};

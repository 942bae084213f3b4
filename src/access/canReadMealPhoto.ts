import type { Access, Where } from 'payload';

const shared: Where = {
  and: [{ 'diary.isPublic': { equals: true } }, { 'diary.deletedAt': { exists: false } }],
};

/** One's own photos; and to members those of a public diary, unless it lies in the trash. */
export const canReadMealPhoto: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, shared] } : false;

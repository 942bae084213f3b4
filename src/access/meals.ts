import type { Access, Where } from 'payload';

const publicDiary: Where = { and: [{ isPublic: { equals: true } }, { deletedAt: { exists: false } }] };

const photoOfPublicDiary: Where = {
  and: [{ 'diary.isPublic': { equals: true } }, { 'diary.deletedAt': { exists: false } }],
};

/** Members read their own diaries, and those that others made public, unless they are in the trash. */
export const canReadMealDiary: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, publicDiary] } : false;

/** Members read their own photos, and those of a public diary, unless it is in the trash. */
export const canReadMealPhoto: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, photoOfPublicDiary] } : false;

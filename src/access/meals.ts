import type { Access, Where } from 'payload';

const publicDiary: Where = { and: [{ isPublic: { equals: true } }, { deletedAt: { exists: false } }] };

const photoOfPublicDiary: Where = {
  and: [{ 'diary.isPublic': { equals: true } }, { 'diary.deletedAt': { exists: false } }],
};

/** Members may read their own diaries, and public diaries of others that are not in the trash. */
export const canReadMealDiary: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, publicDiary] } : false;

/** Members may read their own photos, and photos of a public diary that is not in the trash. */
export const canReadMealPhoto: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, photoOfPublicDiary] } : false;

import type { Access, Where } from 'payload';
import { mealScopeOf } from '../domain/meals/sharedList.ts';

const publicDiary: Where = { and: [{ isPublic: { equals: true } }, { deletedAt: { exists: false } }] };

const photoOfPublicDiary: Where = {
  and: [{ 'diary.isPublic': { equals: true } }, { 'diary.deletedAt': { exists: false } }],
};

/**
 * Members may read their own diaries, and by its id each public diary of others that is not in the trash. A list has
 * their own diaries only, or with `scope=shared` only the public ones of others.
 */
export const canReadMealDiary: Access = ({ id, req }) => {
  if (req.user?.collection !== 'users') return false;
  const own: Where = { user: { equals: req.user.id } };
  if (id !== undefined) return { or: [own, publicDiary] };
  return mealScopeOf(req) === 'shared' ? { and: [publicDiary, { user: { not_equals: req.user.id } }] } : own;
};

/** Marks, in the context of a request, a list of photos that a member asked for. */
export const ownPhotosOnly = 'ownPhotosOnly';

/**
 * Members may read their own photos, and photos of a public diary that is not in the trash. A list has their own photos
 * only.
 */
export const canReadMealPhoto: Access = ({ req: { context, user } }) => {
  if (user?.collection !== 'users') return false;
  const own: Where = { user: { equals: user.id } };
  return context[ownPhotosOnly] === true ? own : { or: [own, photoOfPublicDiary] };
};

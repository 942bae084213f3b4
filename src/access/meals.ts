import type { Access, PayloadRequest, Where } from 'payload';

const publicDiary: Where = { and: [{ isPublic: { equals: true } }, { deletedAt: { exists: false } }] };

const photoOfPublicDiary: Where = {
  and: [{ 'diary.isPublic': { equals: true } }, { 'diary.deletedAt': { exists: false } }],
};

/** What the hooks of a list note in the context of its request. */
export type ListMark = 'ownPhotosOnly' | 'sharedMealsOnly';

const hasMark = ({ context }: Pick<PayloadRequest, 'context'>, mark: ListMark): boolean =>
  context[mark] === true;

/**
 * Members may read their own diaries, and by its id each public diary of others that is not in the trash. A list has
 * their own diaries only, or with `scope=shared` only the public ones of others.
 */
export const canReadMealDiary: Access = ({ id, req }) => {
  if (req.user?.collection !== 'users') return false;
  const own: Where = { user: { equals: req.user.id } };
  if (id !== undefined) return { or: [own, publicDiary] };
  return hasMark(req, 'sharedMealsOnly')
    ? { and: [publicDiary, { user: { not_equals: req.user.id } }] }
    : own;
};

/**
 * Members may read their own photos, and photos of a public diary that is not in the trash. A list has their own photos
 * only.
 */
export const canReadMealPhoto: Access = ({ req }) => {
  const { user } = req;
  if (user?.collection !== 'users') return false;
  const own: Where = { user: { equals: user.id } };
  return hasMark(req, 'ownPhotosOnly') ? own : { or: [own, photoOfPublicDiary] };
};

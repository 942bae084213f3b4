import type { Access, PayloadRequest, Where } from 'payload';
import { visibleTo } from './community/content.ts';

/** What the hooks of a list note in the context of its request. */
export type ListMark = 'ownPhotosOnly' | 'sharedMealsOnly';

const hasMark = ({ context }: Pick<PayloadRequest, 'context'>, mark: ListMark): boolean =>
  context[mark] === true;

/**
 * Members may read their own diaries, and by its id each diary that is shared with them. A list has their own diaries
 * only, or with `scope=shared` only the shared ones of others.
 */
export const canReadMealDiary: Access = ({ id, req }) => {
  if (req.user?.collection !== 'users') return false;
  const own: Where = { user: { equals: req.user.id } };
  const visible = visibleTo(req, 'meal-diaries');
  if (id !== undefined) return visible;
  return hasMark(req, 'sharedMealsOnly') && visible !== false
    ? { and: [visible, { user: { not_equals: req.user.id } }] }
    : own;
};

/** Members may read their own photos, and photos of a diary that is shared with them. A list has their own photos only. */
export const canReadMealPhoto: Access = ({ req }) => {
  const { user } = req;
  if (user?.collection !== 'users') return false;
  return hasMark(req, 'ownPhotosOnly') ? { user: { equals: user.id } } : visibleTo(req, 'meal-photos');
};

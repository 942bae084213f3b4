import type { Access, PayloadRequest, Where } from 'payload';
import { visibleTo } from './community/content.ts';
import { sharedWithCaller } from '../services/patients/sharedWith.ts';

/** What the hooks of a list note in the context of its request. */
export type ListMark = 'ownPhotosOnly' | 'sharedMealsOnly';

const hasMark = ({ context }: Pick<PayloadRequest, 'context'>, mark: ListMark): boolean =>
  context[mark] === true;

/**
 * Members may read their own diaries, and by its id each diary that is shared with them. A list has their own diaries
 * only, or with `scope=shared` only the shared ones of others.
 */
export const canReadMealDiary: Access = async ({ id, req }) => {
  if (req.user?.collection === 'staff') return canReadPatientsMeals({ id, req });
  if (req.user?.collection !== 'users') return false;
  const own: Where = { user: { equals: req.user.id } };
  const visible = visibleTo(req, 'meal-diaries');
  if (id !== undefined) return visible;
  return hasMark(req, 'sharedMealsOnly') && visible !== false
    ? { and: [visible, { user: { not_equals: req.user.id } }] }
    : own;
};

/** A dietitian may read a meal of a member who shares them; a list has the meals of one such member. */
const canReadPatientsMeals: Access = async ({ id, req }) => {
  const shared = await sharedWithCaller(req, 'diary');
  const { patient } = req.context;
  if (typeof patient === 'number' && shared !== false)
    return { and: [shared, { user: { equals: patient } }] };
  return id === undefined ? false : shared;
};

/** Members may read their own photos, and photos of a diary that is shared with them. A list has their own photos only. */
export const canReadMealPhoto: Access = async ({ req }) => {
  const { user } = req;
  if (user?.collection === 'staff') return sharedWithCaller(req, 'diary');
  if (user?.collection !== 'users') return false;
  return hasMark(req, 'ownPhotosOnly') ? { user: { equals: user.id } } : visibleTo(req, 'meal-photos');
};

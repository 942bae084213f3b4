import type { Access, Where } from 'payload';

const shared: Where = { and: [{ isPublic: { equals: true } }, { deletedAt: { exists: false } }] };

/** One's own diary; and to members what others share, unless it lies in the trash. */
export const canReadMealDiary: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { or: [{ user: { equals: user.id } }, shared] } : false;

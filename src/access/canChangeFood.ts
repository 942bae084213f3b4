import type { Access, Where } from 'payload';

/** Dietitians the whole catalogue, a member the foods they made. */
export const canChangeFood: Access = ({ req: { user } }) => {
  if (user?.collection !== 'users') {
    return user?.collection === 'staff' && (user.role === 'dietitian' || user.role === 'admin');
  }
  const own: Where[] = [{ kind: { equals: 'custom' } }, { owner: { equals: user.id } }];
  return { and: own };
};

import type { Access } from 'payload';

/** Dietitians write the catalogue; a member adds foods of their own, which the server marks as such. */
export const canCreateFood: Access = ({ req: { user } }) => {
  if (user?.collection === 'users') return true;
  return user?.collection === 'staff' && (user.role === 'dietitian' || user.role === 'admin');
};

import type { Access } from 'payload';

/** An admin, or an app member about their own account. */
export const isAdminOrSelfUser: Access = ({ req: { user } }) => {
  if (user?.collection === 'staff') return user.role === 'admin';
  return user?.collection === 'users' ? { id: { equals: user.id } } : false;
};

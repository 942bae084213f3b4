import type { Access } from 'payload';

export const isOwnerOrStaff: Access = ({ req: { user } }) => {
  if (user?.collection === 'staff') return true;
  return user?.collection === 'users' ? { user: { equals: user.id } } : false;
};

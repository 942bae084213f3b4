import type { Access } from 'payload';

/** An admin, or a staff member about their own account. */
export const isAdminOrSelfStaff: Access = ({ req: { user } }) => {
  if (user?.collection !== 'staff') return false;
  return user.role === 'admin' ? true : { id: { equals: user.id } };
};

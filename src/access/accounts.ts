import type { Access } from 'payload';
import { isAdmin, isStaff } from './roles.ts';

/** Allows an admin, and a member for their own account. */
export const isAdminOrSelfUser = isAdminOrSelf('users');

/** Allows an admin, and a staff member for their own account. */
export const isAdminOrSelfStaff = isAdminOrSelf('staff');

/** Allows everybody who works in the admin UI, and a staff member for their own account. */
export const isStaffOrSelf: Access = ({ req }) =>
  isStaff({ req }) || (req.user?.collection === 'staff' && { id: { equals: req.user.id } });

function isAdminOrSelf(collection: 'users' | 'staff'): Access {
  return ({ req }) => {
    if (isAdmin({ req })) return true;
    return req.user?.collection === collection ? { id: { equals: req.user.id } } : false;
  };
}

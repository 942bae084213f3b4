import type { Access } from 'payload';
import { isAdmin } from './roles.ts';

/** An admin, or a member about their own account. */
export const isAdminOrSelfUser = isAdminOrSelf('users');

/** An admin, or a member of staff about their own account. */
export const isAdminOrSelfStaff = isAdminOrSelf('staff');

function isAdminOrSelf(collection: 'users' | 'staff'): Access {
  return ({ req }) => {
    if (isAdmin({ req })) return true;
    return req.user?.collection === collection ? { id: { equals: req.user.id } } : false;
  };
}

import type { Access, Where } from 'payload';
import { isAdmin } from './roles.ts';

/** Allows an admin, and a member for their own account. */
export const isAdminOrSelfUser = isAdminOrSelf('users');

/** Allows an admin, and a staff member for their own account. */
export const isAdminOrSelfStaff = isAdminOrSelf('staff');

function isAdminOrSelf(collection: 'users' | 'staff'): Access {
  return ({ req }) => {
    if (isAdmin({ req })) return true;
    return req.user?.collection === collection ? { id: { equals: req.user.id } } : false;
  };
}

/** A member may read their own exports, until they expire. */
export const canReadExport: Access = ({ req: { user } }) => {
  if (user?.collection !== 'users') return false;
  const isLive: Where = {
    or: [{ expiresAt: { exists: false } }, { expiresAt: { greater_than: new Date().toISOString() } }],
  };
  return { and: [{ user: { equals: user.id } }, isLive] };
};

import type { Access, FieldAccess, Where } from 'payload';
import type { Member } from '../../payload-types.ts';
import { ownContent } from './community/ownContent.ts';
import { isAdmin, isOwner, isStaff } from './roles.ts';

/** Allows an admin, and a member for their own account. */
export const isAdminOrSelfUser = isAdminOrSelf('users');

/** Allows an admin, and a staff member for their own account. */
export const isAdminOrSelfStaff = isAdminOrSelf('staff');

/**
 * Allows an admin, and a member in their own document. Without a document (Payload asks so about a filter) it allows a
 * member, who then finds their own document only: the query gate sees that the rule depends on the document.
 */
export const isAdminOrOwnRow: FieldAccess<Member> = ({ doc, req }) => {
  if (isAdmin({ req })) return true;
  if (req.user?.collection !== 'users') return false;
  return doc === undefined || doc.user === req.user.id;
};

/** Allows an admin, and the member whom the field `user` of the document names. */
export const isAdminOrOwner: Access = ({ req }) => isAdmin({ req }) || isOwner({ req });

/** People sign up themselves. Staff do not, because they would know the password. */
export const maySignUp: Access = ({ req: { user } }) => user?.collection !== 'staff';

/** Allows everybody who works in the admin UI, and a staff member for their own account. */
export const isStaffOrSelf: Access = ({ req }) =>
  isStaff({ req }) || (req.user?.collection === 'staff' && { id: { equals: req.user.id } });

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

/** Admins read the whole audit log, a member the entries about them and about what they have written anonymously. */
export const canReadAuditLog: Access = ({ id, req }) =>
  isAdmin({ req }) || ownContent({ req, collection: 'audit-log', id, field: 'subject' });

import type { PayloadRequest, Where } from 'payload';
import type { Staff } from '../../payload-types.ts';

/**
 * The part of the arguments that the access rules need. Payload passes more, and it calls rules of collections and of
 * fields with different types.
 */
interface AccessArguments {
  readonly req: Pick<PayloadRequest, 'user'>;
}

/** Everyone, logged in or not. */
export const anyone = (): boolean => true;

/** Nobody but the server itself, which calls Payload with `overrideAccess`. */
export const nobody = (): boolean => false;

/** An app member; staff are not. */
export const isMember = ({ req: { user } }: AccessArguments): boolean => user?.collection === 'users';

/** Anyone with a staff account, even one that must add a second factor before it may do anything else. */
export const hasStaffAccount = ({ req: { user } }: AccessArguments): boolean => user?.collection === 'staff';

/** The role of somebody who works in the admin UI; undefined for everybody else. */
const staffRole = ({ req: { user } }: AccessArguments): Staff['role'] | undefined =>
  user?.collection === 'staff' && user.mustAddSecondFactor !== true ? user.role : undefined;

/** Anyone who works in the admin UI, whatever the role. */
export const isStaff = (args: AccessArguments): boolean => staffRole(args) !== undefined;

/** An admin has the rights of the other roles too. */
export const isAdmin = (args: AccessArguments): boolean => staffRole(args) === 'admin';

/** Dietitians curate foods and rules. */
export const isDietitian = (args: AccessArguments): boolean =>
  ['dietitian', 'admin'].includes(staffRole(args) ?? '');

/** Moderators keep the community safe. */
export const isModerator = (args: AccessArguments): boolean =>
  ['moderator', 'admin'].includes(staffRole(args) ?? '');

/** The member whom the field `user` of the document names. Staff have no access. */
export const isOwner = ({ req: { user } }: AccessArguments): boolean | Where =>
  user?.collection === 'users' ? { user: { equals: user.id } } : false;

/** For fields that only the server writes. */
export const serverOnly = { create: nobody, update: nobody };

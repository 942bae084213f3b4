import type { Access, PayloadRequest, Where } from 'payload';
import { activeSharingsOf, usersSharingWith } from '../database/patients/sharings.ts';
import type { SharedPart } from '../domain/patients/sharings.ts';
import { isOwner } from './roles.ts';

/**
 * The members who share a part with the calling dietitian now. An admin has no such right: members share with a person,
 * and health profiles are excepted from the rights of admins.
 */
export function isSharedWithDietitian(part: SharedPart) {
  return async ({ req }: { req: PayloadRequest }): Promise<Where | false> => {
    const staff = patientsDietitian(req);
    if (staff === undefined) return false;
    const users = await usersSharingWith(req, { staff, part });
    return users.length > 0 && { user: { in: users } };
  };
}

/** Members read their own profile, a dietitian those that are shared with them. */
export const canReadHealthProfile: Access = ({ req }) =>
  req.user?.collection === 'staff' ? isSharedWithDietitian('profile')({ req }) : isOwner({ req });

/** Members read their own sharings, a dietitian those whose code they have entered. */
export const canReadSharing: Access = ({ req }) => {
  const staff = patientsDietitian(req);
  return staff === undefined ? isOwner({ req }) : { staff: { equals: staff } };
};

/** Members read what dietitians have written for them; a dietitian only what they wrote, while the sharing lasts. */
export const canReadCareEntry: Access = async ({ req }) => {
  const staff = patientsDietitian(req);
  if (staff === undefined) return isOwner({ req });
  const sharings = (await activeSharingsOf(req, staff)).map(({ id }) => id);
  return sharings.length > 0 && { and: [{ staff: { equals: staff } }, { sharing: { in: sharings } }] };
};

function patientsDietitian({ user }: PayloadRequest): number | undefined {
  return user?.collection === 'staff' && user.mustAddSecondFactor !== true && user.role === 'dietitian'
    ? user.id
    : undefined;
}

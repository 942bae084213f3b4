import type { PayloadRequest, Where } from 'payload';
import { activeSharingsOf, usersSharingWith } from '../../database/patients/sharings.ts';
import type { SharedPart } from '../../domain/patients/sharings.ts';

/**
 * The condition of documents of members who share a part with the calling dietitian now. An admin has no such right:
 * members share with a person, and health profiles are excepted from the rights of admins.
 */
export async function sharedWithCaller(req: PayloadRequest, part: SharedPart): Promise<Where | false> {
  const staff = patientsDietitian(req);
  if (staff === undefined) return false;
  const users = await usersSharingWith(req, { staff, part });
  return users.length > 0 && { user: { in: users } };
}

/** The condition of what the calling dietitian has written in sharings that are active now. */
export async function writtenByCaller(req: PayloadRequest): Promise<Where | false> {
  const staff = patientsDietitian(req);
  if (staff === undefined) return false;
  const sharings = (await activeSharingsOf(req, staff)).map(({ id }) => id);
  return sharings.length > 0 && { and: [{ staff: { equals: staff } }, { sharing: { in: sharings } }] };
}

/** The id of the dietitian who calls; undefined for everybody else, also for admins. */
export function patientsDietitian({ user }: PayloadRequest): number | undefined {
  return user?.collection === 'staff' && user.mustAddSecondFactor !== true && user.role === 'dietitian'
    ? user.id
    : undefined;
}

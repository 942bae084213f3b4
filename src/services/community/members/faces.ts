import type { PayloadRequest } from 'payload';
import type { Member } from '../../../../payload-types.ts';
import { facesOfMembers } from '../../../database/community/members/faces.ts';

/** Adds the badge to the profiles of members who have one. */
export async function withBadges(req: PayloadRequest, members: readonly Member[]): Promise<Member[]> {
  if (members.length === 0) return [];
  const faces = await facesOfMembers(
    req,
    members.map(({ id }) => id),
  );
  return members.map((member) => {
    const badge = faces.get(member.id)?.badge;
    return badge === undefined ? member : { ...member, badge: { ...badge } };
  });
}

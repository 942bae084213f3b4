import type { PayloadRequest } from 'payload';
import { isSamePerson } from '../../../database/community/anonymity/openings.ts';
import type { Subject } from '../../../database/community/moderation/targets.ts';
import type { StoredTarget } from '../../../domain/community/moderation/targets.ts';
import { isAnonymousCollection } from '../../../domain/community/anonymity/anonymousContent.ts';
import { anonymousIdsOf } from '../anonymity/ownAnonymous.ts';
import { Problem } from '../../../errors/problem.ts';
import { unsealAuthor } from '../anonymity/sealedAuthors.ts';

/** Whether a member wrote a target, anonymously or not, or is it. */
export async function isOwnTarget(
  req: PayloadRequest,
  { target: { relationTo, id }, subject, user }: { target: StoredTarget; subject: Subject; user: number },
): Promise<boolean> {
  if (subject.user !== null) return subject.user === user;
  if (!isAnonymousCollection(relationTo)) return false;
  return (await anonymousIdsOf(req, { collection: relationTo, user, among: [id] })).length > 0;
}

/** Whom a decision on a target is told: also an anonymous author, whom nobody else learns. */
export async function ownerOfTarget(
  req: PayloadRequest,
  { target: { relationTo, id }, subject }: { target: StoredTarget; subject: Subject },
): Promise<number | undefined> {
  if (subject.user !== null) return subject.user;
  return isAnonymousCollection(relationTo) ? unsealAuthor(req, { collection: relationTo, id }) : undefined;
}

/**
 * Nobody decides about what they wrote themselves, or about their own account.
 *
 * @throws {Problem} `case_concerns_you`
 */
export async function refuseAuthor(
  req: PayloadRequest,
  { owner, moderator }: { owner: number | undefined; moderator: number },
): Promise<void> {
  if (owner !== undefined && (await isSamePerson(req, { user: owner, staff: moderator })))
    throw new Problem('case_concerns_you');
}

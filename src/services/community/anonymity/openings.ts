import type { PayloadRequest } from 'payload';
import {
  decideOpening,
  expireOpenings,
  insertOpening,
  isSamePerson,
  lockOpening,
  readFace,
  readIsAnonymous,
  type OpenedContent,
  type StoredOpening,
} from '../../../database/community/anonymity/openings.ts';
import { agreementFault, openingStateAt } from '../../../domain/community/anonymity/openings.ts';
import type { AuditAction } from '../../../domain/accounts/audit.ts';
import { Problem } from '../../../errors/problem.ts';
import { recordWork } from '../../accounts/audit/recordWork.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { notify } from '../notifications/notify.ts';
import { unsealAuthor } from './sealedAuthors.ts';

/**
 * Asks to see who wrote a post or comment anonymously.
 *
 * @returns the id of the request.
 * @throws {Problem} `unknown_reference`; `not_anonymous`; `opening_exists` while another request about it is not over;
 *   `opening_concerns_you` for what the moderator wrote.
 */
export async function askOpening(
  req: PayloadRequest,
  { target, reason, staff }: { target: OpenedContent; reason: string; staff: number },
): Promise<number> {
  return inTransaction(req, async () => {
    const isAnonymous = await readIsAnonymous(req, target);
    if (isAnonymous === undefined) throw new Problem('unknown_reference', { field: 'target.value' });
    if (!isAnonymous) throw new Problem('not_anonymous', { field: 'target' });
    const author = await unsealAuthor(req, target);
    if (author !== undefined && (await isSamePerson(req, { user: author, staff })))
      throw new Problem('opening_concerns_you', { field: 'target' });
    await expireOpenings(req, target);
    const id = await insertOpening(req, { target, reason, staff });
    if (id === undefined) throw new Problem('opening_exists', { field: 'target' });
    await record(req, 'askOpening', target, reason);
    return id;
  });
}

/**
 * Agrees to an opening: from now on the two moderators see the author, for a day. The author is told.
 *
 * @throws {Problem} `not_found`; `opening_decided` for one that is decided or over; `second_moderator_needed` for the
 *   moderator who asked; `opening_concerns_you` for the author.
 */
export async function agreeOpening(
  req: PayloadRequest,
  { id, staff }: { id: number; staff: number },
): Promise<void> {
  await inTransaction(req, async () => {
    const { askedBy, target } = await lockUndecided(req, id);
    const author = await unsealAuthor(req, target);
    const concernsDecider = author !== undefined && (await isSamePerson(req, { user: author, staff }));
    const fault = agreementFault({ askedBy, decider: staff, concernsDecider });
    if (fault !== undefined) throw new Problem(fault);
    await decideOpening(req, { id, state: 'agreed', staff, answer: null });
    await record(req, 'agreeOpening', target);
    if (author !== undefined)
      await notify(req, {
        user: author,
        kind: 'moderation',
        target: { relationTo: target.collection, value: target.id },
        outcome: 'opened',
      });
  });
}

/**
 * Refuses an opening; who asked may take it back so.
 *
 * @throws {Problem} `not_found`; `opening_decided` for one that is decided or over.
 */
export async function refuseOpening(
  req: PayloadRequest,
  { id, reason, staff }: { id: number; reason: string; staff: number },
): Promise<void> {
  await inTransaction(req, async () => {
    const { target } = await lockUndecided(req, id);
    await decideOpening(req, { id, state: 'refused', staff, answer: reason });
    await record(req, 'refuseOpening', target, reason);
  });
}

/**
 * The author of an opened post or comment, for the two moderators. Each look is in the audit log, which the author sees.
 *
 * @returns null when the account has been erased.
 * @throws {Problem} `not_found`; `opening_closed` when it is not agreed, or over; `forbidden` for everybody else.
 */
export async function readOpenedAuthor(
  req: PayloadRequest,
  { id, staff }: { id: number; staff: number },
): Promise<{ id: number; username: string } | null> {
  return inTransaction(req, async () => {
    const opening = await lockOpening(req, id);
    if (opening === undefined) throw new Problem('not_found');
    if (openingStateAt(opening, new Date()) !== 'agreed') throw new Problem('opening_closed');
    if (![opening.askedBy, opening.decidedBy].includes(staff)) throw new Problem('forbidden');
    const author = await unsealAuthor(req, opening.target);
    await record(req, 'readAuthor', opening.target);
    return author === undefined ? null : ((await readFace(req, author)) ?? null);
  });
}

async function lockUndecided(req: PayloadRequest, id: number): Promise<StoredOpening> {
  const opening = await lockOpening(req, id);
  if (opening === undefined) throw new Problem('not_found');
  if (openingStateAt(opening, new Date()) !== 'asked') throw new Problem('opening_decided');
  return opening;
}

async function record(
  req: PayloadRequest,
  action: AuditAction,
  { collection, id }: OpenedContent,
  reason?: string,
): Promise<void> {
  await recordWork(req, { action, collection, documents: [id], ...(reason === undefined ? {} : { reason }) });
}

import { createHmac, hkdfSync, randomInt } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import {
  acceptSharing,
  claimSharing,
  countOpenSharings,
  endSharing,
  lockSharing,
  lockSharingOfCode,
  type StoredSharing,
} from '../../database/patients/sharings.ts';
import { lengthInDays, parseDay, personalDay } from '../../domain/calendar.ts';
import { newSharingCode, parseSharingCode } from '../../domain/patients/sharingCode.ts';
import {
  afterStep,
  codeHours,
  longestSharingDays,
  maximumOpenSharings,
  type SharingStep,
} from '../../domain/patients/sharings.ts';
import { env } from '../../env.ts';
import { Problem } from '../../errors/problem.ts';
import { enforceRateLimits } from '../operations/rateLimit.ts';
import { inTransaction } from '../operations/writes/inTransaction.ts';

/** What the server adds to a new sharing. */
export interface Invitation {
  /** Shown once; only its hash is stored. */
  readonly code: string;
  readonly codeHash: string;
  readonly codeExpiresAt: string;
}

/**
 * Checks a new sharing of a member, and makes its code.
 *
 * @throws {Problem} `required` when nothing is shared; `invalid_date`, `past_date` or `invalid_range` for its last day;
 *   `too_many_values` while the member has ten that are not over.
 */
export async function inviteDietitian(
  req: PayloadRequest,
  {
    user,
    shares,
    until,
    timeZone,
  }: { user: number; shares: readonly boolean[]; until: unknown; timeZone: unknown },
): Promise<Invitation> {
  if (!shares.includes(true)) throw new Problem('required', { field: 'shares' });
  const last = parseDay(until);
  if (last === undefined) throw new Problem('invalid_date', { field: 'until' });
  const days = lengthInDays(personalDay(timeZone, new Date()), last);
  if (days < 1)
    throw new Problem('past_date', {
      field: 'until',
      parameters: { limit: personalDay(timeZone, new Date()) },
    });
  if (days > longestSharingDays)
    throw new Problem('invalid_range', { field: 'until', parameters: { limit: longestSharingDays } });
  if ((await countOpenSharings(req, user)) >= maximumOpenSharings)
    throw new Problem('too_many_values', { field: 'sharings', parameters: { limit: maximumOpenSharings } });
  const code = newSharingCode(randomInt);
  return {
    code,
    codeHash: hashOf(code),
    codeExpiresAt: new Date(Date.now() + codeHours * 3_600_000).toISOString(),
  };
}

/**
 * A dietitian enters the code of a member. The member must confirm who it is.
 *
 * @returns the id of the sharing.
 * @throws {Problem} `unknown_sharing_code` for every code that does not count: misspelt, used, ended or over.
 */
export async function claim(
  req: PayloadRequest,
  { code, staff, dietitian }: { code: string; staff: number; dietitian: string },
): Promise<number> {
  // Nobody guesses one of 4 × 10^13 codes, but nobody should try either.
  await enforceRateLimits([{ key: `sharing-code:${String(staff)}`, limit: 30, windowSeconds: 3600 }]);
  const typed = parseSharingCode(code);
  if (typed === undefined) throw new Problem('unknown_sharing_code', { field: 'code' });
  return inTransaction(req, async () => {
    const sharing = await lockSharingOfCode(req, hashOf(typed));
    if (sharing === undefined || afterStep('claim', sharing.state) === undefined)
      throw new Problem('unknown_sharing_code', { field: 'code' });
    await claimSharing(req, { id: sharing.id, staff, dietitian });
    return sharing.id;
  });
}

/**
 * The member confirms the dietitian who entered the code.
 *
 * @throws {Problem} `not_found` for a sharing of somebody else; `sharing_state` when nobody waits for it.
 */
export async function accept(req: PayloadRequest, { id, user }: { id: number; user: number }): Promise<void> {
  await step(req, { id, step: 'accept', isTheirs: (sharing) => sharing.user === user }, () =>
    acceptSharing(req, id),
  );
}

/**
 * The member or the dietitian ends a sharing, at once.
 *
 * @throws {Problem} `not_found` for a sharing of others; `sharing_state` when it is over.
 */
export async function end(
  req: PayloadRequest,
  { id, isTheirs }: { id: number; isTheirs: (sharing: StoredSharing) => boolean },
): Promise<void> {
  await step(req, { id, step: 'end', isTheirs }, () => endSharing(req, id));
}

async function step(
  req: PayloadRequest,
  input: { id: number; step: SharingStep; isTheirs: (sharing: StoredSharing) => boolean },
  write: () => Promise<void>,
): Promise<void> {
  await inTransaction(req, async () => {
    const sharing = await lockSharing(req, input.id);
    if (sharing === undefined || !input.isTheirs(sharing)) throw new Problem('not_found');
    if (afterStep(input.step, sharing.state) === undefined) throw new Problem('sharing_state');
    await write();
  });
}

/** Keyed, because a code is short: who reads the database cannot try all codes. */
function hashOf(code: string): string {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  const key = Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', 'diningcoach sharing code', 32));
  return createHmac('sha256', key).update(code.replaceAll('-', '')).digest('base64url');
}

import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { lockStanding } from '../../../../database/community/moderation/accounts.ts';
import { lockContent } from '../../../../database/community/moderation/content.ts';
import { hasReported, readPastReports } from '../../../../database/community/moderation/reports.ts';
import {
  readSubject,
  toStoredTarget,
  type Subject,
} from '../../../../database/community/moderation/targets.ts';
import { reasonNames } from '../../../../domain/community/moderation/reasons.ts';
import { reportWeight } from '../../../../domain/community/moderation/reportWeight.ts';
import { endOfSuspension, isSuspended } from '../../../../domain/community/moderation/standing.ts';
import {
  contentOf,
  reportTarget,
  type ReportTarget,
  type StoredTarget,
} from '../../../../domain/community/moderation/targets.ts';
import { env } from '../../../../env.ts';
import { Problem } from '../../../../errors/problem.ts';
import type { Report } from '../../../../../payload-types.ts';
import { enforceRateLimit } from '../../../operations/rateLimit.ts';
import { isOwnTarget } from '../ownTarget.ts';
import { openCase } from '../openCase.ts';
import { trustLevelOf } from '../trustLevelOf.ts';

const daySeconds = 86_400;
/** How many reports a day the trust in a member allows, as a multiple of `RATE_LIMIT_REPORTS`. */
const dailyShares = [1, 1.5, 2, 3] as const;

/**
 * Checks a new report and finds its case. A member who is muted may report; one who is suspended may not. The answer tells
 * nothing about reports of others.
 *
 * @returns the fields of the report; the same fields where the input is not complete, which the validation refuses.
 * @throws {Problem} `required`, `suspended`, `rate_limited`, `unknown_reference` for a target that the reporter does not see,
 *   `self_report`, `already_reported`.
 */
export async function prepareReport({
  req,
  data,
}: {
  req: PayloadRequest;
  data: Partial<Report>;
}): Promise<Partial<Report>> {
  // Payload does not ask for a field that has no column.
  if (data.target == null) throw new Problem('required', { field: 'target' });
  const target = reportTarget.safeParse(data.target).data;
  const reason = z.enum(reasonNames).safeParse(data.reason).data;
  const isMember = req.user?.collection === 'users';
  const reporter = isMember ? req.user?.id : z.int().safeParse(data.user).data;
  if (target === undefined || reason === undefined || reporter === undefined) return data;

  const trustLevel = await trustLevelOf(req, reporter);
  if (isMember) {
    await requireGoodStanding(req, { reporter, trustLevel });
    await requireVisible(req, target);
  }
  const stored = await toStoredTarget(req, target);
  const subject = stored === undefined ? undefined : await readSubject(req, stored);
  if (stored === undefined || subject === undefined) throw unknownTarget();
  if (await isOwnTarget(req, { target: stored, subject, user: reporter }))
    throw new Problem('self_report', { field: 'target' });
  await lockTarget(req, stored, subject);
  const caseId = await openCase(req, { target, cause: 'reports' });
  if (await hasReported(req, caseId, reporter)) throw new Problem('already_reported', { field: 'target' });
  const past = await readPastReports(req, reporter);
  return {
    ...data,
    user: reporter,
    case: caseId,
    weight: reportWeight({ trustLevel, ...past }, reason),
    outcome: 'pending',
  };
}

async function requireGoodStanding(
  req: PayloadRequest,
  { reporter, trustLevel }: { reporter: number; trustLevel: number },
): Promise<void> {
  const standing = await lockStanding(req, reporter, 'write');
  const timeZone = req.user?.collection === 'users' ? req.user.timeZone : undefined;
  if (standing === undefined) throw new Problem('authentication_required');
  if (isSuspended(standing, new Date()))
    throw new Problem('suspended', { parameters: { ...endOfSuspension(standing, timeZone) } });
  await enforceRateLimit({
    key: `report:${String(reporter)}`,
    limit: Math.round(env().RATE_LIMIT_REPORTS * (dailyShares[trustLevel] ?? 1)),
    windowSeconds: daySeconds,
  });
}

async function requireVisible(req: PayloadRequest, { relationTo, value }: ReportTarget): Promise<void> {
  const found = await req.payload.findByID({
    collection: relationTo,
    id: value,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  });
  if (found === null) throw unknownTarget();
}

/** Decisions lock in the same order: the author, the content, the case. */
async function lockTarget(req: PayloadRequest, target: StoredTarget, { user }: Subject): Promise<void> {
  if (user !== null) await lockStanding(req, user, 'tell');
  const content = contentOf(target);
  if (content !== undefined && (await lockContent(req, content)) === undefined) throw unknownTarget();
}

function unknownTarget(): Problem {
  return new Problem('unknown_reference', { field: 'target' });
}

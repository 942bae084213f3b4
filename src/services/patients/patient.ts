import { isolateObjectProperty, type PayloadRequest, type Where } from 'payload';
import { lockSharing, type StoredSharing } from '../../database/patients/sharings.ts';
import type { SharedPart } from '../../domain/patients/sharings.ts';
import { parseDay } from '../../domain/calendar.ts';
import { Problem } from '../../errors/problem.ts';
import type { HealthProfile, MealDiary } from '../../../payload-types.ts';
import { recordWork } from '../accounts/audit/recordWork.ts';
import { summariseMealsOf, type MealSummary } from '../meals/mealSummary.ts';
import { inTransaction } from '../operations/writes/inTransaction.ts';

/**
 * The health profile that a member shares with the calling dietitian. The look is in the audit log.
 *
 * @throws {Problem} `not_found`, `not_shared`
 */
export async function readPatientProfile(
  req: PayloadRequest,
  { sharing, staff }: { sharing: number; staff: number },
): Promise<HealthProfile> {
  return inTransaction(req, async () => {
    const { user } = await lockShared(req, { sharing, staff, part: 'profile' });
    const { docs } = await req.payload.find({
      collection: 'health-profiles',
      where: { user: { equals: user } },
      depth: 0,
      limit: 1,
      overrideAccess: false,
      req,
    });
    const [profile] = docs;
    if (profile === undefined) throw new Problem('not_found');
    return profile;
  });
}

/** A page of meals, and the cursor of the next one. */
export interface PatientMeals {
  readonly docs: readonly MealDiary[];
  readonly nextCursor: string | null;
}

/**
 * The meals that a member shares with the calling dietitian, the latest first. Each look is in the audit log.
 *
 * @param input.cursor the `nextCursor` of the page before.
 * @throws {Problem} `not_found`, `not_shared`, `invalid_filter`
 */
export async function readPatientMeals(
  req: PayloadRequest,
  { sharing, staff, cursor, limit }: { sharing: number; staff: number; cursor: string | null; limit: number },
): Promise<PatientMeals> {
  return inTransaction(req, async () => {
    const { user } = await lockShared(req, { sharing, staff, part: 'diary' });
    const { docs } = await req.payload.find({
      collection: 'meal-diaries',
      ...(cursor === null ? {} : { where: olderThan(cursor) }),
      sort: ['-date', '-id'],
      depth: 0,
      limit: limit + 1,
      pagination: false,
      overrideAccess: false,
      req: ofPatient(req, user),
    });
    const page = docs.slice(0, limit);
    const last = page.at(-1);
    return {
      docs: page,
      nextCursor: docs.length > limit && last !== undefined ? `${last.date}.${String(last.id)}` : null,
    };
  });
}

/** The request, for a list that has the meals of this member only. */
function ofPatient(req: PayloadRequest, user: number): PayloadRequest {
  return Object.assign(isolateObjectProperty(req, 'context'), { context: { ...req.context, patient: user } });
}

function olderThan(cursor: string): Where {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,10})$/.exec(cursor) ?? [];
  if (parseDay(day) === undefined)
    throw new Problem('invalid_filter', { field: 'cursor', parameters: { path: 'cursor' } });
  return {
    or: [
      { date: { less_than: day } },
      { and: [{ date: { equals: day } }, { id: { less_than: Number(id) } }] },
    ],
  };
}

/**
 * The totals of the meals that a member shares with the calling dietitian. They are evaluated for the member's profile
 * only where that is shared, too.
 *
 * @throws {Problem} `not_found`, `not_shared`, and those of the range.
 */
export async function summarisePatientMeals(
  req: PayloadRequest,
  input: { sharing: number; staff: number; from: string | null; to: string | null; by: string | null },
): Promise<MealSummary> {
  const { sharing, staff, ...range } = input;
  return inTransaction(req, async () => {
    const { user, shares } = await lockShared(req, { sharing, staff, part: 'diary' });
    await recordWork(req, {
      action: 'read',
      collection: 'sharings',
      documents: [sharing],
      changed: ['summary'],
    });
    return summariseMealsOf({ req, user, usesProfile: shares.profile, ...range });
  });
}

/**
 * The sharing of a part with the calling dietitian. It cannot end before the transaction does.
 *
 * @throws {Problem} `not_found` for a sharing with somebody else; `not_shared` when it is not active, or without the part.
 */
export async function lockShared(
  req: PayloadRequest,
  { sharing: id, staff, part }: { sharing: number; staff: number; part?: SharedPart },
): Promise<StoredSharing> {
  const sharing = await lockSharing(req, id);
  if (sharing === undefined || sharing.staff !== staff) throw new Problem('not_found');
  const isShared = sharing.state === 'active' && !sharing.isBarred;
  if (!isShared || (part !== undefined && !sharing.shares[part])) throw new Problem('not_shared');
  return sharing;
}

import type { PayloadRequest } from 'payload';
import { countCareEntries } from '../../database/patients/sharings.ts';
import { lengthInDays, parseDay, personalDay } from '../../domain/calendar.ts';
import { maximumCareEntries, type CareLimit } from '../../domain/patients/careEntries.ts';
import { longestSharingDays } from '../../domain/patients/sharings.ts';
import { Problem } from '../../errors/problem.ts';
import type { CareEntry } from '../../../payload-types.ts';
import { inTransaction } from '../operations/writes/inTransaction.ts';
import { lockShared } from './patient.ts';
import { sealCareEntry } from './sealedEntries.ts';

/** What a dietitian writes for a patient. A limit counts until its last day. */
export type NewCareEntry =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'limit'; readonly limit: CareLimit; readonly until: string };

/**
 * Writes a note or a limit for a member who shares their profile with the calling dietitian.
 *
 * @throws {Problem} `not_found`, `not_shared`; `past_date` or `invalid_range` for the last day of a limit;
 *   `too_many_values` beyond 200 entries of a member.
 */
export async function writeCareEntry(
  req: PayloadRequest,
  { sharing, staff, entry }: { sharing: number; staff: { id: number; name: string }; entry: NewCareEntry },
): Promise<CareEntry> {
  return inTransaction(req, async () => {
    const { user } = await lockShared(req, { sharing, staff: staff.id, part: 'profile' });
    if (entry.kind === 'limit') checkLastDay(entry.until);
    if ((await countCareEntries(req, user)) >= maximumCareEntries)
      throw new Problem('too_many_values', { field: 'entries', parameters: { limit: maximumCareEntries } });
    const { id } = await req.payload.create({
      collection: 'care-entries',
      data: {
        user,
        sharing,
        staff: staff.id,
        dietitian: staff.name,
        kind: entry.kind,
        until: entry.kind === 'limit' ? entry.until : null,
        sealed: sealCareEntry({
          owner: user,
          entry:
            entry.kind === 'note' ? { text: entry.text, limit: null } : { text: null, limit: entry.limit },
        }),
      },
      depth: 0,
      overrideAccess: true,
      req,
    });
    // Read again, because the answer of a write has no virtual fields.
    return req.payload.findByID({ collection: 'care-entries', id, depth: 0, overrideAccess: true, req });
  });
}

function checkLastDay(until: string): void {
  const last = parseDay(until);
  const today = personalDay(undefined, new Date());
  if (last === undefined) throw new Problem('invalid_date', { field: 'until' });
  const days = lengthInDays(today, last);
  if (days < 1) throw new Problem('past_date', { field: 'until', parameters: { limit: today } });
  if (days > longestSharingDays)
    throw new Problem('invalid_range', { field: 'until', parameters: { limit: longestSharingDays } });
}

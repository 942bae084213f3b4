import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { defaultTimeZone } from '../../../domain/calendar.ts';
import { caseCauseNames } from '../../../domain/community/moderation/causes.ts';
import { reasonNames } from '../../../domain/community/moderation/reasons.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const figures = z.object({
  /** One for each day, the oldest first, also for a day without anything. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      newMembers: z.int(),
      posts: z.int(),
      comments: z.int(),
      reports: z.int(),
      actions: z.int(),
    }),
  ),
  /** Reports of these days by reason, the most frequent first. */
  reasons: z.array(
    z.object({ reason: z.enum(reasonNames), reports: z.int(), upheld: z.int(), dismissed: z.int() }),
  ),
  /** Cases that wait, by how long; the newest first, all four ages. */
  waiting: z.array(
    z.object({
      age: z.enum(['hour', 'day', 'week', 'older']),
      cases: z.int(),
      oldest: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
  /** Cases that wait, by cause. */
  causes: z.array(z.object({ cause: z.enum(caseCauseNames), cases: z.int() })),
  /** Cases that were opened on these days and that a moderator has looked at: the time until then. Null without any. */
  firstLook: z.object({
    cases: z.int(),
    unseen: z.int(),
    medianSeconds: z.number().nullable(),
    p90Seconds: z.number().nullable(),
  }),
  appeals: z.object({ open: z.int(), accepted: z.int(), rejected: z.int() }),
});
export type ModerationStatistics = z.infer<typeof figures>;

const rows = z.tuple([z.object({ figures })]);

/** Reads all figures (`statistics.sql`). */
export async function readStatistics(
  req: Transactional,
  { days }: { days: number },
): Promise<ModerationStatistics> {
  const found = await runSql(req, sql`SELECT moderation_statistics(${days}, ${defaultTimeZone}) AS figures`);
  return rows.parse(found)[0].figures;
}

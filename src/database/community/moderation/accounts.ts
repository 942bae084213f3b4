import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const standingRows = z.tuple([
  z.object({
    suspended: z.boolean().nullable(),
    suspendedUntil: z.coerce.date().nullable(),
    mutedUntil: z.coerce.date().nullable(),
  }),
]);
export type StoredStanding = z.infer<typeof standingRows>[0];

/**
 * Reads what moderators decided about a member. The lock lets a decision wait for a write that runs meanwhile: after the
 * decision nothing more of the member appears.
 */
export async function shareStanding(req: Transactional, user: number): Promise<StoredStanding | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT suspended, suspended_until AS "suspendedUntil", muted_until AS "mutedUntil"
          FROM users WHERE id = ${user} FOR SHARE`,
  );
  return standingRows.safeParse(rows).data?.[0];
}

const levelRows = z.array(z.object({ level: z.int().min(0).max(3) }));

/** The trust level that the last night computed; 0 for a new member. */
export async function readTrustLevel(req: Transactional, user: number): Promise<number> {
  const rows = await runSql(req, sql`SELECT level FROM trust_levels WHERE user_id = ${user}`);
  return levelRows.parse(rows)[0]?.level ?? 0;
}

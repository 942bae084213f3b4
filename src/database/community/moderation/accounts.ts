import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Standing } from '../../../domain/community/moderation/standing.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const standingRows = z.array(
  z.object({
    suspended: z
      .boolean()
      .nullable()
      .transform((value) => value === true),
    suspendedUntil: z.coerce.date().nullable(),
    mutedUntil: z.coerce.date().nullable(),
  }),
);
export type StoredStanding = z.infer<typeof standingRows>[number];

/**
 * What a lock on an account is for. `write`: a decision about the member waits until the write is there, so that nothing
 * more of the member appears after it. `decide`: the account is about to change. `tell`: it must not be erased meanwhile.
 */
const locks = {
  write: sql`FOR SHARE`,
  decide: sql`FOR NO KEY UPDATE`,
  tell: sql`FOR KEY SHARE`,
} as const;

/** Locks an account until the end of the transaction, and reads what moderators decided about it. */
export async function lockStanding(
  req: Transactional,
  user: number,
  purpose: keyof typeof locks,
): Promise<StoredStanding | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT suspended, suspended_until AS "suspendedUntil", muted_until AS "mutedUntil"
          FROM users WHERE id = ${user} ${locks[purpose]}`,
  );
  return standingRows.parse(rows)[0];
}

/** Writes the parts of a standing that are given. */
export async function writeStanding(
  req: Transactional,
  user: number,
  { suspended, suspendedUntil, mutedUntil }: Standing,
): Promise<void> {
  const changes = [
    ...(suspended === undefined ? [] : [sql`suspended = ${suspended}`]),
    ...(suspendedUntil === undefined ? [] : [sql`suspended_until = ${timeOf(suspendedUntil)}::timestamptz`]),
    ...(mutedUntil === undefined ? [] : [sql`muted_until = ${timeOf(mutedUntil)}::timestamptz`]),
    sql`updated_at = now()`,
  ];
  await runSql(req, sql`UPDATE users SET ${sql.join(changes, sql`, `)} WHERE id = ${user}`);
}

function timeOf(time: Date | string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

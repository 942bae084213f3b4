import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const storedStep = z.object({ sealed: z.string().nullable() });

/** Stores what the next call of a sign-in needs. @returns false when there is a step with this key. */
export async function insertStep(
  req: Transactional,
  { keyHash, sealed, seconds }: { keyHash: string; sealed: string | null; seconds: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`INSERT INTO sign_in_steps (key_hash, sealed, expires_at)
        VALUES (${keyHash}, ${sealed}, now() + make_interval(secs => ${seconds}))
        ON CONFLICT DO NOTHING RETURNING key_hash`,
  );
  return rows.length > 0;
}

/**
 * Takes a step away, so that nobody can take it again. Of two calls at once the second waits for the transaction of the
 * first, and finds nothing.
 */
export async function takeStep(req: Transactional, keyHash: string): Promise<string | undefined> {
  const [row] = await runSql(
    req,
    sql`DELETE FROM sign_in_steps WHERE key_hash = ${keyHash} AND expires_at > now() RETURNING sealed`,
  );
  return row === undefined ? undefined : (storedStep.parse(row).sealed ?? undefined);
}

/** For the daily clean-up. */
export async function removeOldSteps(req: Transactional): Promise<void> {
  await runSql(req, sql`DELETE FROM sign_in_steps WHERE expires_at <= now()`);
}

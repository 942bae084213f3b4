import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const keyRow = z.tuple([z.object({ username_key: z.string() })]);

/** The key of an account's name, locked until the transaction ends; undefined when there is no such account. */
export async function lockUsernameKey(req: Transactional, user: number): Promise<string | undefined> {
  const rows = await runSql(req, sql`SELECT username_key FROM users WHERE id = ${user} FOR UPDATE`);
  return keyRow.safeParse(rows).data?.[0].username_key;
}

/** Lets a freed name rest. Nobody but `user` may take it meanwhile. */
export async function letUsernameRest(
  req: Transactional,
  { hash, user, days }: { hash: string; user: number | null; days: number },
): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO resting_usernames (key_hash, user_id, until)
        VALUES (${hash}, ${user}, now() + make_interval(days => ${days}))
        ON CONFLICT (key_hash) DO UPDATE SET user_id = excluded.user_id, until = excluded.until`,
  );
}

const heldRow = z.tuple([z.object({ names: z.int(), until: z.coerce.date().nullable() })]);

/** How many names rest for `user`, and when the first of them is free. */
export async function restingUsernames(
  req: Transactional,
  user: number,
): Promise<{ names: number; until: Date | null }> {
  const rows = await runSql(
    req,
    sql`SELECT count(*)::int AS names, min(until) AS until
          FROM resting_usernames WHERE user_id = ${user} AND until > now()`,
  );
  return heldRow.parse(rows)[0];
}

/**
 * Ends the rest of a name that `user` has taken, where they may: the rest is over, or it was theirs.
 *
 * @returns false when somebody else's name still rests.
 */
export async function wakeUsername(
  req: Transactional,
  { hash, user }: { hash: string; user: number },
): Promise<boolean> {
  await runSql(
    req,
    sql`DELETE FROM resting_usernames WHERE key_hash = ${hash} AND (until <= now() OR user_id = ${user})`,
  );
  const rows = await runSql(req, sql`SELECT FROM resting_usernames WHERE key_hash = ${hash}`);
  return rows.length === 0;
}

/** Gives the public profile of a member the name of the account. */
export async function renameMember(
  req: Transactional,
  { user, username }: { user: number; username: string },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE members SET username = ${username}, updated_at = now() WHERE user_id = ${user}`,
  );
}

/** Deletes names whose rest is over. */
export async function pruneRestingUsernames(req: Transactional): Promise<void> {
  await runSql(req, sql`DELETE FROM resting_usernames WHERE until <= now()`);
}

import type pg from 'pg';

/** Announces, at the commit, the id of a member's session that has ended (`sessions.sql`). */
export const endedSessionsChannel = 'diningcoach_ended_sessions';

/** Those of the given sessions of members that are alive. */
export async function liveSessions(pool: pg.Pool, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'live-sessions',
    text: 'SELECT id FROM users_sessions WHERE id = ANY ($1::text[]) AND expires_at > now()',
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}

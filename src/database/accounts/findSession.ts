import type pg from 'pg';

/** Reads the session of a member, with the account. Whether there is one does not matter here: it may be read. */
export async function findSession(
  pool: Pick<pg.Pool, 'query'>,
  { user, session }: { user: number; session: string },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM users JOIN users_sessions ON _parent_id = users.id WHERE users.id = $1 AND users_sessions.id = $2',
    [user, session],
  );
  return rowCount === 1;
}

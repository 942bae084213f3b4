import type pg from 'pg';

/** The language that a member chose; undefined when the account is gone, or has none. */
export async function readLanguage(pool: pg.Pool, member: number): Promise<string | undefined> {
  const { rows } = await pool.query<{ language: string | null }>({
    name: 'language-of-member',
    text: 'SELECT language::text FROM users WHERE id = $1',
    values: [member],
  });
  return rows[0]?.language ?? undefined;
}

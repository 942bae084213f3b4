import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { usernameKey } from '../src/domain/accounts/names/username.ts';

const pageSize = 1_000;

/**
 * Names that look alike have the same key now. Accounts keep their names: where two names look alike already, the older
 * account gets the key, and that of the other one is made unique by its id. Freed names rest, by a keyed hash. A food of
 * the catalogue has no owner.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE resting_usernames (
      key_hash text PRIMARY KEY,
      -- Who may take it back; empty after the erasure of the account.
      user_id integer REFERENCES users ON DELETE SET NULL,
      until timestamptz NOT NULL
    );
    CREATE INDEX resting_usernames_user ON resting_usernames (user_id);
    CREATE INDEX resting_usernames_until ON resting_usernames (until);
    UPDATE foods SET owner_id = NULL WHERE kind <> 'custom' AND owner_id IS NOT NULL;
    UPDATE users SET username_key = '#' || id`);
  const taken = new Set<string>();
  for (let last = 0; ;) {
    const { rows } = await db.execute<{ id: number; username: string }>(
      sql`SELECT id, username FROM users WHERE id > ${last} ORDER BY id LIMIT ${pageSize}`,
    );
    if (rows.length === 0) return;
    const keys = rows.map(({ id, username }) => {
      const key = usernameKey(username);
      const isFree = !taken.has(key);
      taken.add(key);
      return { id, key: isFree ? key : `${key}#${String(id)}` };
    });
    await db.execute(sql`
      UPDATE users SET username_key = named.key
        FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS named (id integer, key text)
       WHERE users.id = named.id`);
    last = rows.at(-1)?.id ?? last;
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE resting_usernames;
    UPDATE users SET username_key = '#' || id;
    UPDATE users SET username_key = lower(normalize(username, NFKC))`);
}

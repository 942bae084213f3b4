import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Idempotency-Keys of all writes instead of those of meals. Stored keys live for two days only, so none is carried
 * over.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE idempotency_keys;
    CREATE TABLE idempotency_keys (
      -- Keyed hashes: of the caller and the key, and of the method, the address and the body.
      key_hash text PRIMARY KEY,
      request_hash text NOT NULL,
      -- The member who sent the request; empty for staff and strangers.
      user_id integer REFERENCES users ON DELETE CASCADE,
      state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'written', 'answered')),
      -- Sealed, because answers contain health data. Empty also when the answer is too large to keep.
      answer text,
      -- The request that runs, and until when no other request may take its place.
      holder uuid NOT NULL,
      lease_ends timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
    CREATE INDEX idempotency_keys_user ON idempotency_keys (user_id);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE idempotency_keys;
    CREATE TABLE idempotency_keys (
      user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
      key text NOT NULL,
      body_hash text NOT NULL,
      diary_id integer REFERENCES meal_diaries ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, key)
    );
    CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
    CREATE INDEX idempotency_keys_diary ON idempotency_keys (diary_id);
  `);
}

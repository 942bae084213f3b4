import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What the database settles of meals: one of each a day, a photo in one diary, an Idempotency-Key used once. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE UNIQUE INDEX meal_diaries_one_meal ON meal_diaries (user_id, date, meal_type)
      WHERE deleted_at IS NULL AND meal_type <> 'snack';

    CREATE UNIQUE INDEX meal_photos_one_diary ON meal_diaries_rels (meal_photos_id) WHERE path = 'photos';

    CREATE TABLE idempotency_keys (
      user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
      key text NOT NULL,
      -- SHA-256 of the body, so that the same key with another body is refused.
      body_hash text NOT NULL,
      diary_id integer REFERENCES meal_diaries ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, key)
    );
    CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
    CREATE INDEX idempotency_keys_diary ON idempotency_keys (diary_id);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE idempotency_keys;
    DROP INDEX meal_photos_one_diary;
    DROP INDEX meal_diaries_one_meal;
  `);
}

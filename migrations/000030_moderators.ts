import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * What a moderator writes to an author beside the text of a reason, which the notification shows, and the hashes of the
 * pictures that avatars were cut out of.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE moderation_actions ADD COLUMN message varchar;
    ALTER TABLE notifications ADD COLUMN action_id integer
      CONSTRAINT notifications_action_id_moderation_actions_id_fk REFERENCES moderation_actions ON DELETE SET NULL;
    CREATE INDEX notifications_action_idx ON notifications (action_id) WHERE action_id IS NOT NULL;
    ALTER TABLE images ADD COLUMN sha256 varchar, ADD COLUMN perceptual_hash varchar;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE images DROP COLUMN sha256, DROP COLUMN perceptual_hash;
    ALTER TABLE notifications DROP COLUMN action_id;
    ALTER TABLE moderation_actions DROP COLUMN message;`);
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What the foreign keys to an account do follows from the declarations of personal data from now on. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE members
      DROP CONSTRAINT members_user_id_users_id_fk,
      ADD CONSTRAINT members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
    ALTER TABLE health_profiles
      DROP CONSTRAINT health_profiles_user_id_users_id_fk,
      ADD CONSTRAINT health_profiles_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
    ALTER TABLE meal_diaries
      DROP CONSTRAINT meal_diaries_user_id_users_id_fk,
      ADD CONSTRAINT meal_diaries_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
    ALTER TABLE meal_photos
      DROP CONSTRAINT meal_photos_user_id_users_id_fk,
      ADD CONSTRAINT meal_photos_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT;
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE members
      DROP CONSTRAINT members_user_id_users_id_fk,
      ADD CONSTRAINT members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE SET NULL;
    ALTER TABLE health_profiles
      DROP CONSTRAINT health_profiles_user_id_users_id_fk,
      ADD CONSTRAINT health_profiles_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE SET NULL;
    ALTER TABLE meal_diaries
      DROP CONSTRAINT meal_diaries_user_id_users_id_fk,
      ADD CONSTRAINT meal_diaries_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE SET NULL;
    ALTER TABLE meal_photos
      DROP CONSTRAINT meal_photos_user_id_users_id_fk,
      ADD CONSTRAINT meal_photos_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE SET NULL;
  `);
}

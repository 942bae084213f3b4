import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** What staff read and change of members' data, of accounts and of rules. `auditLog.sql` lets nobody change an entry. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_audit_log_action AS ENUM
      ('read', 'create', 'update', 'delete', 'unlock', 'reset', 'secondFactorOff');
    CREATE TABLE audit_log (
      id serial PRIMARY KEY,
      at timestamptz(3) NOT NULL,
      actor varchar NOT NULL,
      actor_id numeric NOT NULL,
      actor_role varchar NOT NULL,
      action enum_audit_log_action NOT NULL,
      target varchar NOT NULL,
      document varchar,
      changed varchar,
      subject_id integer CONSTRAINT audit_log_subject_id_users_id_fk REFERENCES users ON DELETE SET NULL,
      reason varchar
    );
    CREATE INDEX audit_log_at_idx ON audit_log (at);
    CREATE INDEX audit_log_subject_idx ON audit_log (subject_id);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE audit_log;
    DROP TYPE enum_audit_log_action;`);
}

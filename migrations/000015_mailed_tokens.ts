import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * What links in mails may do once: confirm or change an address, undo such a change, set a new password. The token of a
 * link is stored nowhere. It follows from the id, the salt and PAYLOAD_SECRET.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE mailed_tokens (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      purpose text NOT NULL,
      -- The account that the link is about, if there is one.
      user_id integer REFERENCES users ON DELETE CASCADE,
      staff_id integer REFERENCES staff ON DELETE CASCADE,
      salt uuid NOT NULL,
      -- SHA-256 of the token; empty until the mail is sent.
      token_hash text UNIQUE,
      -- The recipient and what the purpose needs, sealed.
      payload text NOT NULL,
      -- A keyed hash of an address that no other account may take meanwhile.
      held_address text,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CHECK (user_id IS NULL OR staff_id IS NULL)
    );
    CREATE INDEX mailed_tokens_user ON mailed_tokens (user_id, purpose);
    CREATE INDEX mailed_tokens_staff ON mailed_tokens (staff_id, purpose);
    CREATE INDEX mailed_tokens_held_address ON mailed_tokens (held_address) WHERE held_address IS NOT NULL;
    CREATE INDEX mailed_tokens_expires_at ON mailed_tokens (expires_at);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP TABLE mailed_tokens`);
}

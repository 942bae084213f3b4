import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Words and links that texts are checked for, with a few to begin with, and the hashes of pictures that moderators have
 * removed. Photos of meals get hashes as pictures of posts have them; those that
 * are stored already have none. Members of the demo community are marked.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TYPE enum_word_filters_kind AS ENUM ('word', 'link');
    CREATE TYPE enum_word_filters_action AS ENUM ('hold', 'refuse', 'notice');
    CREATE TABLE word_filters (
      id serial PRIMARY KEY,
      text varchar NOT NULL,
      kind enum_word_filters_kind DEFAULT 'word' NOT NULL,
      action enum_word_filters_action DEFAULT 'hold' NOT NULL,
      anywhere boolean DEFAULT false,
      exceptions jsonb,
      note varchar,
      updated_at timestamptz(3) DEFAULT now() NOT NULL,
      created_at timestamptz(3) DEFAULT now() NOT NULL
    );
    CREATE UNIQUE INDEX kind_text_idx ON word_filters (kind, text);
    CREATE INDEX word_filters_updated_at_idx ON word_filters (updated_at);
    CREATE INDEX word_filters_created_at_idx ON word_filters (created_at);

    CREATE TABLE removed_pictures (
      source text NOT NULL,
      sha256 text NOT NULL,
      perceptual_hash bit(128),
      removed_at timestamptz DEFAULT now() NOT NULL,
      PRIMARY KEY (source, sha256)
    );
    CREATE INDEX removed_pictures_sha256 ON removed_pictures (sha256);

    ALTER TABLE users ADD COLUMN is_demo boolean DEFAULT false;
    ALTER TABLE meal_photos ADD COLUMN sha256 varchar, ADD COLUMN perceptual_hash varchar;

    INSERT INTO word_filters (text, kind, action, anywhere) VALUES
      ('카지노', 'word', 'hold', true), ('바카라', 'word', 'hold', false), ('토토사이트', 'word', 'hold', true),
      ('불법대출', 'word', 'hold', true), ('casino', 'word', 'hold', false), ('viagra', 'word', 'hold', false),
      ('비아그라', 'word', 'hold', true),
      ('씨발', 'word', 'refuse', false), ('병신', 'word', 'refuse', false), ('개새끼', 'word', 'refuse', true),
      ('바카라사이트', 'word', 'hold', true), ('씨발놈', 'word', 'refuse', true), ('시발놈', 'word', 'refuse', true);
    INSERT INTO word_filters (text, kind, action, note)
      SELECT host, 'link', 'hold', 'A short address hides where it leads.'
        FROM unnest(ARRAY['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 'is.gd', 'ow.ly', 'han.gl', 'vo.la', 'url.kr', 'me2.kr',
                          'buly.kr', 'zrr.kr', 'c11.kr', 'lrl.kr']) AS host;`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE users DROP COLUMN is_demo;
    ALTER TABLE meal_photos DROP COLUMN sha256, DROP COLUMN perceptual_hash;
    DROP TABLE removed_pictures, word_filters;
    DROP TYPE enum_word_filters_kind, enum_word_filters_action;`);
}

import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The tables of search (src/database/search/README.md). What stored top results and bitmaps of words needed goes; foods stay where
 * they are, with what they do not suit.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE IF EXISTS food_search_changes, food_search_places, food_search_bitmaps, food_search_leaders, food_search_fits,
      food_search_fit_changes CASCADE;
    DROP TYPE IF EXISTS food_search_hit, food_search_wanted, food_search_crossing CASCADE;
  `);
  await db.execute(tables);
}

export function down(): Promise<void> {
  return Promise.reject(new Error('Not undone.'));
}

const tables = sql`
  CREATE TABLE IF NOT EXISTS food_search (
    food_id integer NOT NULL REFERENCES foods ON DELETE CASCADE,
    length integer NOT NULL,
    category_id integer,
    owner_id integer,
    popularity double precision NOT NULL,
    unfit bigint DEFAULT '-1'::integer NOT NULL,
    is_listed boolean NOT NULL,
    is_trashed boolean NOT NULL,
    kind text COLLATE "C" NOT NULL,
    names text COLLATE "C" NOT NULL,
    compact text COLLATE "C" NOT NULL
  ) PARTITION BY LIST (is_listed);
  CREATE TABLE IF NOT EXISTS food_search_listed PARTITION OF food_search FOR VALUES IN (true) PARTITION BY RANGE (length);
  CREATE TABLE IF NOT EXISTS food_search_unlisted PARTITION OF food_search FOR VALUES IN (false) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_0 PARTITION OF food_search_listed FOR VALUES FROM (0) TO (4) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_4 PARTITION OF food_search_listed FOR VALUES FROM (4) TO (5) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_5 PARTITION OF food_search_listed FOR VALUES FROM (5) TO (6) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_6 PARTITION OF food_search_listed FOR VALUES FROM (6) TO (7) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_7 PARTITION OF food_search_listed FOR VALUES FROM (7) TO (8) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_8 PARTITION OF food_search_listed FOR VALUES FROM (8) TO (9) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_9 PARTITION OF food_search_listed FOR VALUES FROM (9) TO (10) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_10 PARTITION OF food_search_listed FOR VALUES FROM (10) TO (11) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_11 PARTITION OF food_search_listed FOR VALUES FROM (11) TO (12) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_12 PARTITION OF food_search_listed FOR VALUES FROM (12) TO (13) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_13 PARTITION OF food_search_listed FOR VALUES FROM (13) TO (15) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_15 PARTITION OF food_search_listed FOR VALUES FROM (15) TO (17) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_17 PARTITION OF food_search_listed FOR VALUES FROM (17) TO (20) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_20 PARTITION OF food_search_listed FOR VALUES FROM (20) TO (25) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_25 PARTITION OF food_search_listed FOR VALUES FROM (25) TO (40) WITH (fillfactor = 85);
  CREATE TABLE IF NOT EXISTS food_search_40 PARTITION OF food_search_listed FOR VALUES FROM (40) TO (MAXVALUE) WITH (fillfactor = 85);
  CREATE INDEX IF NOT EXISTS food_search_food_idx ON food_search (food_id);
  CREATE INDEX IF NOT EXISTS food_search_owner_idx ON food_search_unlisted (owner_id);
  CREATE INDEX IF NOT EXISTS food_search_category_idx ON food_search (category_id, popularity DESC, food_id) WHERE is_listed;

  CREATE TYPE food_search_hit AS (tier integer, length integer, popularity double precision, food_id integer);
  CREATE TYPE food_search_wanted AS (
    has_initials boolean, -- whether the texts below are regular expressions
    normal text,   -- in normal form, words apart
    exact text,    -- is in food_search.compact when a title equals the keyword
    prefix text,   -- is there when a title starts with it
    word text,     -- is in food_search.names when a word starts with it
    words text[],  -- patterns for food_search.compact, all of which match when the food does
    head text,     -- the first gram
    phrase text[], -- the grams of all words written as one: a match in one piece has them
    size integer,  -- characters without blanks
    grams text[],  -- what every match has anywhere
    gram_words integer[] -- of which word of the keyword each gram is
  );

  CREATE TABLE IF NOT EXISTS food_search_frequencies (
    token text COLLATE "C" PRIMARY KEY,
    foods double precision NOT NULL
  );
  CREATE TABLE food_search_suitable (
    unfit bigint NOT NULL,
    food_id integer NOT NULL,
    length integer NOT NULL,
    signature bigint NOT NULL,
    PRIMARY KEY (unfit, food_id) INCLUDE (length, signature)
  );
  CREATE TABLE food_search_patterns (unfit bigint NOT NULL, foods double precision NOT NULL);
  CREATE INDEX food_search_patterns_idx ON food_search_patterns (unfit);
  -- The first refresh fills it.
  DELETE FROM food_search_frequencies;
`;

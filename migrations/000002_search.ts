import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** The tables of search. The files of functions fill them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE IF EXISTS food_search, food_search_frequencies, food_search_changes, food_search_places, food_search_bitmaps, food_search_leaders, food_search_fits, food_search_fit_changes, food_words CASCADE;
    DROP TYPE IF EXISTS food_search_hit, food_search_wanted, food_search_crossing CASCADE;
  `);
  await db.execute(tables);
}

export function down(): Promise<void> {
  return Promise.reject(new Error('Not undone.'));
}

const tables = sql`
  CREATE TABLE food_search (
    food_id integer NOT NULL,
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
  CREATE TABLE food_search_listed PARTITION OF food_search FOR VALUES IN (true) PARTITION BY RANGE (length);
  CREATE TABLE food_search_unlisted PARTITION OF food_search FOR VALUES IN (false) WITH (fillfactor=85);
  CREATE TABLE food_search_0 PARTITION OF food_search_listed FOR VALUES FROM (0) TO (4) WITH (fillfactor=85);
  CREATE TABLE food_search_4 PARTITION OF food_search_listed FOR VALUES FROM (4) TO (5) WITH (fillfactor=85);
  CREATE TABLE food_search_5 PARTITION OF food_search_listed FOR VALUES FROM (5) TO (6) WITH (fillfactor=85);
  CREATE TABLE food_search_6 PARTITION OF food_search_listed FOR VALUES FROM (6) TO (7) WITH (fillfactor=85);
  CREATE TABLE food_search_7 PARTITION OF food_search_listed FOR VALUES FROM (7) TO (8) WITH (fillfactor=85);
  CREATE TABLE food_search_8 PARTITION OF food_search_listed FOR VALUES FROM (8) TO (9) WITH (fillfactor=85);
  CREATE TABLE food_search_9 PARTITION OF food_search_listed FOR VALUES FROM (9) TO (10) WITH (fillfactor=85);
  CREATE TABLE food_search_10 PARTITION OF food_search_listed FOR VALUES FROM (10) TO (11) WITH (fillfactor=85);
  CREATE TABLE food_search_11 PARTITION OF food_search_listed FOR VALUES FROM (11) TO (12) WITH (fillfactor=85);
  CREATE TABLE food_search_12 PARTITION OF food_search_listed FOR VALUES FROM (12) TO (13) WITH (fillfactor=85);
  CREATE TABLE food_search_13 PARTITION OF food_search_listed FOR VALUES FROM (13) TO (15) WITH (fillfactor=85);
  CREATE TABLE food_search_15 PARTITION OF food_search_listed FOR VALUES FROM (15) TO (17) WITH (fillfactor=85);
  CREATE TABLE food_search_17 PARTITION OF food_search_listed FOR VALUES FROM (17) TO (20) WITH (fillfactor=85);
  CREATE TABLE food_search_20 PARTITION OF food_search_listed FOR VALUES FROM (20) TO (25) WITH (fillfactor=85);
  CREATE TABLE food_search_25 PARTITION OF food_search_listed FOR VALUES FROM (25) TO (40) WITH (fillfactor=85);
  CREATE TABLE food_search_40 PARTITION OF food_search_listed FOR VALUES FROM (40) TO (MAXVALUE) WITH (fillfactor=85);
  CREATE TYPE food_search_hit AS (
    tier integer,
    length integer,
    popularity double precision,
    food_id integer
  );
  CREATE TYPE food_search_wanted AS (
    has_initials boolean,
    normal text,
    exact text,
    prefix text,
    word text,
    words text[],
    head text,
    phrase text[],
    size integer,
    grams text[],
    gram_words integer[]
  );
  CREATE TABLE food_search_frequencies (
    token text COLLATE "C" NOT NULL,
    foods double precision NOT NULL,
    CONSTRAINT food_search_frequencies_pkey PRIMARY KEY (token)
  );
  CREATE TABLE food_search_changes (
    food_id integer NOT NULL,
    length integer NOT NULL
  );
  CREATE UNLOGGED TABLE food_search_places (
    place integer NOT NULL,
    food_id integer NOT NULL,
    length integer NOT NULL,
    popularity double precision NOT NULL,
    CONSTRAINT food_search_places_pkey PRIMARY KEY (place)
  );
  CREATE UNLOGGED TABLE food_search_bitmaps (
    key text COLLATE "C" NOT NULL,
    block integer NOT NULL,
    bits bit varying STORAGE PLAIN,
    sparse_bits bit varying STORAGE MAIN,
    CONSTRAINT food_search_bitmaps_pkey PRIMARY KEY (key, block),
    CONSTRAINT food_search_bitmaps_check CHECK ((num_nonnulls(bits, sparse_bits) = 1))
  );
  CREATE TABLE food_search_leaders (
    keyword text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    foods integer NOT NULL,
    tiers smallint[] NOT NULL,
    lengths integer[] NOT NULL,
    popularities double precision[] STORAGE EXTERNAL NOT NULL,
    food_ids integer[] STORAGE EXTERNAL NOT NULL,
    CONSTRAINT food_search_leaders_pkey PRIMARY KEY (keyword, kind)
  );
  CREATE UNLOGGED TABLE food_search_fits (
    condition integer NOT NULL,
    foods integer NOT NULL,
    CONSTRAINT food_search_fits_pkey PRIMARY KEY (condition)
  );
  CREATE TABLE food_search_fit_changes (
    food_id integer NOT NULL,
    length integer NOT NULL
  );
  CREATE TYPE food_search_crossing AS (
    foods integer,
    blocks integer[],
    bits bit varying[],
    sizes integer[],
    unsure integer[],
    fresh food_search_hit[]
  );
  ALTER TABLE food_search ADD CONSTRAINT food_search_food_id_fkey FOREIGN KEY (food_id) REFERENCES foods(id) ON DELETE CASCADE;
  CREATE INDEX food_search_food_idx ON public.food_search USING btree (food_id);
  CREATE INDEX food_search_owner_idx ON public.food_search_unlisted USING btree (owner_id);
  CREATE INDEX food_search_category_idx ON public.food_search USING btree (category_id, popularity DESC, food_id) WHERE is_listed;
  CREATE INDEX food_search_places_food_idx ON public.food_search_places USING btree (food_id);
`;

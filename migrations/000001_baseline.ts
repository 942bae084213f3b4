import { type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * All tables but those of search, as commit 2bdf748b made them in 19 migrations, which this one replaces. A database that ran all of
 * them counts as having run this one (`replaces` in index.ts).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(collections);
  await db.execute(foreignKeys);
  await db.execute(indexes);
  await db.execute(jobs);
  await db.execute(ownTables);
}

export function down(): Promise<void> {
  return Promise.reject(new Error('Nothing is before the baseline. Drop the database instead.'));
}

/** Payload's tables, in the order in which the collections came. */
const collections = sql`
  CREATE TYPE enum_foods_kind AS ENUM ('processed', 'fresh', 'cooked', 'custom');
  CREATE TYPE enum_foods_serving_unit AS ENUM ('g', 'ml');
  CREATE TYPE enum_foods_prepared AS ENUM ('as-sold', 'as-eaten');
  CREATE TYPE enum_foods_basis AS ENUM ('100g', '100ml');
  CREATE TYPE enum_users_language AS ENUM ('ko', 'en');
  CREATE TYPE enum_health_profiles_sex AS ENUM ('female', 'male', 'other');
  CREATE TYPE enum_staff_role AS ENUM ('admin', 'dietitian', 'moderator');
  CREATE TYPE enum_staff_language AS ENUM ('ko', 'en');
  CREATE TYPE enum_diets_kind AS ENUM ('disease', 'habit', 'life-stage', 'religion', 'examination');
  CREATE TYPE enum__diets_v_version_kind AS ENUM ('disease', 'habit', 'life-stage', 'religion', 'examination');
  CREATE TYPE enum_ingredients_vegan AS ENUM ('yes', 'no', 'maybe');
  CREATE TYPE enum_ingredients_vegetarian AS ENUM ('yes', 'no', 'maybe');
  CREATE TYPE enum_ingredients_halal AS ENUM ('yes', 'no', 'maybe');
  CREATE TYPE enum_meal_diaries_meal_type AS ENUM ('breakfast', 'lunch', 'dinner', 'snack');
  CREATE TYPE enum_foods_allergens_from AS ENUM ('hand', 'texts');

  CREATE TABLE foods (
    id serial PRIMARY KEY,
    kind enum_foods_kind NOT NULL,
    name varchar NOT NULL,
    name_en varchar,
    brand varchar,
    category_id integer,
    source_name varchar NOT NULL,
    source_licence varchar,
    source_url varchar,
    source_retrieved_at timestamptz(3),
    code varchar,
    barcode varchar,
    aliases jsonb,
    country_of_origin varchar,
    ingredients_text varchar,
    allergen_text varchar,
    allergens jsonb,
    labels jsonb,
    storage varchar,
    serving_size numeric,
    serving_unit enum_foods_serving_unit,
    servings_per_package numeric,
    texture numeric,
    prepared enum_foods_prepared,
    basis enum_foods_basis DEFAULT '100g' NOT NULL,
    nutrients_energy_kcal numeric,
    nutrients_carbohydrate numeric,
    nutrients_sugars numeric,
    nutrients_starch numeric,
    nutrients_fibre numeric,
    nutrients_protein numeric,
    nutrients_fat numeric,
    nutrients_saturated_fat numeric,
    nutrients_trans_fat numeric,
    nutrients_cholesterol numeric,
    nutrients_sodium numeric,
    nutrients_potassium numeric,
    nutrients_phosphorus numeric,
    nutrients_calcium numeric,
    nutrients_iron numeric,
    nutrients_magnesium numeric,
    nutrients_zinc numeric,
    nutrients_iodine numeric,
    nutrients_purines numeric,
    nutrients_caffeine numeric,
    nutrients_alcohol numeric,
    nutrients_vitamin_a numeric,
    nutrients_vitamin_c numeric,
    nutrients_vitamin_d numeric,
    nutrients_vitamin_k numeric,
    nutrients_folate numeric,
    nutrient_qualifiers jsonb,
    quality jsonb,
    popularity numeric DEFAULT 0,
    verified_by_id integer,
    owner_id integer,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    deleted_at timestamptz(3),
    image_id integer,
    allergens_from enum_foods_allergens_from
  );

  CREATE TABLE food_categories (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    name_en varchar,
    slug varchar,
    parent_id integer,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE users_sessions (
    _order integer NOT NULL,
    _parent_id integer NOT NULL,
    id varchar PRIMARY KEY,
    created_at timestamptz(3),
    expires_at timestamptz(3) NOT NULL
  );

  CREATE TABLE users (
    id serial PRIMARY KEY,
    username varchar NOT NULL,
    username_key varchar NOT NULL,
    phone varchar,
    language enum_users_language DEFAULT 'ko',
    consents_terms boolean,
    consents_terms_version varchar,
    consents_health_data boolean,
    consents_health_data_version varchar,
    consents_accepted_at timestamptz(3),
    marketing_opt_in boolean DEFAULT false,
    suspended boolean DEFAULT false,
    email_verified_at timestamptz(3),
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    email varchar NOT NULL,
    reset_password_token varchar,
    reset_password_expiration timestamptz(3),
    salt varchar,
    hash varchar,
    time_zone varchar DEFAULT 'Asia/Seoul',
    consents_scan_history boolean DEFAULT false,
    consents_scan_history_version varchar,
    consents_scan_history_accepted_at timestamptz(3)
  );

  CREATE TABLE members (
    id serial PRIMARY KEY,
    user_id integer NOT NULL,
    username varchar NOT NULL,
    intro varchar,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE health_profiles (
    id serial PRIMARY KEY,
    user_id integer NOT NULL,
    sex enum_health_profiles_sex,
    birthdate varchar,
    height_cm numeric,
    weight_kg numeric,
    workout_minutes numeric,
    sleep_minutes numeric,
    sealed varchar NOT NULL,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE health_profiles_rels (
    id serial PRIMARY KEY,
    "order" integer,
    parent_id integer NOT NULL,
    path varchar NOT NULL,
    food_categories_id integer
  );

  CREATE TABLE staff_sessions (
    _order integer NOT NULL,
    _parent_id integer NOT NULL,
    id varchar PRIMARY KEY,
    created_at timestamptz(3),
    expires_at timestamptz(3) NOT NULL
  );

  CREATE TABLE staff (
    id serial PRIMARY KEY,
    name varchar,
    role enum_staff_role DEFAULT 'moderator' NOT NULL,
    language enum_staff_language DEFAULT 'ko',
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    email varchar NOT NULL,
    reset_password_token varchar,
    reset_password_expiration timestamptz(3),
    salt varchar,
    hash varchar
  );

  CREATE TABLE payload_kv (
    id serial PRIMARY KEY,
    key varchar NOT NULL,
    data jsonb NOT NULL
  );

  CREATE TABLE payload_preferences (
    id serial PRIMARY KEY,
    key varchar,
    value jsonb,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE payload_preferences_rels (
    id serial PRIMARY KEY,
    "order" integer,
    parent_id integer NOT NULL,
    path varchar NOT NULL,
    users_id integer,
    staff_id integer
  );

  CREATE TABLE payload_migrations (
    id serial PRIMARY KEY,
    name varchar,
    batch numeric,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE images (
    id serial PRIMARY KEY,
    alt varchar,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    url varchar,
    thumbnail_u_r_l varchar,
    filename varchar,
    mime_type varchar,
    filesize numeric,
    width numeric,
    height numeric
  );

  CREATE TABLE diets (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    name_en varchar NOT NULL,
    slug varchar NOT NULL,
    kind enum_diets_kind NOT NULL,
    description varchar,
    description_en varchar,
    rule_set jsonb,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE _diets_v (
    id serial PRIMARY KEY,
    parent_id integer,
    version_name varchar NOT NULL,
    version_name_en varchar NOT NULL,
    version_slug varchar NOT NULL,
    version_kind enum__diets_v_version_kind NOT NULL,
    version_description varchar,
    version_description_en varchar,
    version_rule_set jsonb,
    version_updated_at timestamptz(3),
    version_created_at timestamptz(3),
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    updated_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE allergens (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    name_en varchar NOT NULL,
    slug varchar NOT NULL,
    synonyms jsonb,
    synonyms_en jsonb,
    parent_id integer,
    schemes jsonb,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL
  );

  CREATE TABLE ingredients (
    id serial PRIMARY KEY,
    name varchar NOT NULL,
    name_en varchar,
    synonyms jsonb,
    synonyms_en jsonb,
    allergens jsonb,
    classes jsonb,
    vegan enum_ingredients_vegan,
    vegetarian enum_ingredients_vegetarian,
    halal enum_ingredients_halal,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    parents jsonb,
    is_opaque boolean DEFAULT false,
    textures jsonb
  );

  CREATE TABLE meal_diaries (
    id serial PRIMARY KEY,
    user_id integer NOT NULL,
    date varchar NOT NULL,
    meal_type enum_meal_diaries_meal_type NOT NULL,
    content varchar,
    is_favourite boolean DEFAULT false,
    is_public boolean DEFAULT false,
    items jsonb NOT NULL,
    nutrition jsonb,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    deleted_at timestamptz(3)
  );

  CREATE TABLE meal_diaries_rels (
    id serial PRIMARY KEY,
    "order" integer,
    parent_id integer NOT NULL,
    path varchar NOT NULL,
    meal_photos_id integer
  );

  CREATE TABLE meal_photos (
    id serial PRIMARY KEY,
    user_id integer NOT NULL,
    diary_id integer,
    alt varchar,
    updated_at timestamptz(3) DEFAULT now() NOT NULL,
    created_at timestamptz(3) DEFAULT now() NOT NULL,
    url varchar,
    thumbnail_u_r_l varchar,
    filename varchar,
    mime_type varchar,
    filesize numeric,
    width numeric,
    height numeric
  );
`;

const foreignKeys = sql`
  ALTER TABLE foods ADD CONSTRAINT foods_category_id_food_categories_id_fk FOREIGN KEY (category_id) REFERENCES food_categories(id) ON DELETE SET NULL;
  ALTER TABLE foods ADD CONSTRAINT foods_verified_by_id_staff_id_fk FOREIGN KEY (verified_by_id) REFERENCES staff(id) ON DELETE SET NULL;
  ALTER TABLE foods ADD CONSTRAINT foods_owner_id_users_id_fk FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE SET NULL;
  ALTER TABLE food_categories ADD CONSTRAINT food_categories_parent_id_food_categories_id_fk FOREIGN KEY (parent_id) REFERENCES food_categories(id) ON DELETE SET NULL;
  ALTER TABLE users_sessions ADD CONSTRAINT users_sessions_parent_id_fk FOREIGN KEY (_parent_id) REFERENCES users(id) ON DELETE CASCADE;
  ALTER TABLE members ADD CONSTRAINT members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
  ALTER TABLE health_profiles ADD CONSTRAINT health_profiles_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
  ALTER TABLE health_profiles_rels ADD CONSTRAINT health_profiles_rels_parent_fk FOREIGN KEY (parent_id) REFERENCES health_profiles(id) ON DELETE CASCADE;
  ALTER TABLE health_profiles_rels ADD CONSTRAINT health_profiles_rels_food_categories_fk FOREIGN KEY (food_categories_id) REFERENCES food_categories(id) ON DELETE CASCADE;
  ALTER TABLE staff_sessions ADD CONSTRAINT staff_sessions_parent_id_fk FOREIGN KEY (_parent_id) REFERENCES staff(id) ON DELETE CASCADE;
  ALTER TABLE payload_preferences_rels ADD CONSTRAINT payload_preferences_rels_parent_fk FOREIGN KEY (parent_id) REFERENCES payload_preferences(id) ON DELETE CASCADE;
  ALTER TABLE payload_preferences_rels ADD CONSTRAINT payload_preferences_rels_users_fk FOREIGN KEY (users_id) REFERENCES users(id) ON DELETE CASCADE;
  ALTER TABLE payload_preferences_rels ADD CONSTRAINT payload_preferences_rels_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE;
  ALTER TABLE _diets_v ADD CONSTRAINT _diets_v_parent_id_diets_id_fk FOREIGN KEY (parent_id) REFERENCES diets(id) ON DELETE SET NULL;
  ALTER TABLE allergens ADD CONSTRAINT allergens_parent_id_allergens_id_fk FOREIGN KEY (parent_id) REFERENCES allergens(id) ON DELETE SET NULL;
  ALTER TABLE meal_diaries ADD CONSTRAINT meal_diaries_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
  ALTER TABLE meal_diaries_rels ADD CONSTRAINT meal_diaries_rels_parent_fk FOREIGN KEY (parent_id) REFERENCES meal_diaries(id) ON DELETE CASCADE;
  ALTER TABLE meal_diaries_rels ADD CONSTRAINT meal_diaries_rels_meal_photos_fk FOREIGN KEY (meal_photos_id) REFERENCES meal_photos(id) ON DELETE CASCADE;
  ALTER TABLE meal_photos ADD CONSTRAINT meal_photos_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;
  ALTER TABLE meal_photos ADD CONSTRAINT meal_photos_diary_id_meal_diaries_id_fk FOREIGN KEY (diary_id) REFERENCES meal_diaries(id) ON DELETE SET NULL;
  ALTER TABLE foods ADD CONSTRAINT foods_image_id_images_id_fk FOREIGN KEY (image_id) REFERENCES images(id) ON DELETE SET NULL;
`;

const indexes = sql`
  CREATE INDEX foods_kind_idx ON foods (kind);
  CREATE INDEX foods_category_idx ON foods (category_id);
  CREATE INDEX foods_barcode_idx ON foods (barcode);
  CREATE INDEX foods_verified_by_idx ON foods (verified_by_id);
  CREATE INDEX foods_owner_idx ON foods (owner_id);
  CREATE INDEX foods_updated_at_idx ON foods (updated_at);
  CREATE INDEX foods_created_at_idx ON foods (created_at);
  CREATE INDEX foods_deleted_at_idx ON foods (deleted_at);
  CREATE UNIQUE INDEX source_name_code_idx ON foods (source_name, code);
  CREATE INDEX food_categories_name_idx ON food_categories (name);
  CREATE UNIQUE INDEX food_categories_slug_idx ON food_categories (slug);
  CREATE INDEX food_categories_parent_idx ON food_categories (parent_id);
  CREATE INDEX food_categories_updated_at_idx ON food_categories (updated_at);
  CREATE INDEX food_categories_created_at_idx ON food_categories (created_at);
  CREATE INDEX users_sessions_order_idx ON users_sessions (_order);
  CREATE INDEX users_sessions_parent_id_idx ON users_sessions (_parent_id);
  CREATE UNIQUE INDEX users_username_key_idx ON users (username_key);
  CREATE INDEX users_updated_at_idx ON users (updated_at);
  CREATE INDEX users_created_at_idx ON users (created_at);
  CREATE UNIQUE INDEX users_email_idx ON users (email);
  CREATE UNIQUE INDEX members_user_idx ON members (user_id);
  CREATE INDEX members_username_idx ON members (username);
  CREATE INDEX members_updated_at_idx ON members (updated_at);
  CREATE INDEX members_created_at_idx ON members (created_at);
  CREATE UNIQUE INDEX health_profiles_user_idx ON health_profiles (user_id);
  CREATE INDEX health_profiles_updated_at_idx ON health_profiles (updated_at);
  CREATE INDEX health_profiles_created_at_idx ON health_profiles (created_at);
  CREATE INDEX health_profiles_rels_order_idx ON health_profiles_rels ("order");
  CREATE INDEX health_profiles_rels_parent_idx ON health_profiles_rels (parent_id);
  CREATE INDEX health_profiles_rels_path_idx ON health_profiles_rels (path);
  CREATE INDEX health_profiles_rels_food_categories_id_idx ON health_profiles_rels (food_categories_id);
  CREATE INDEX staff_sessions_order_idx ON staff_sessions (_order);
  CREATE INDEX staff_sessions_parent_id_idx ON staff_sessions (_parent_id);
  CREATE INDEX staff_updated_at_idx ON staff (updated_at);
  CREATE INDEX staff_created_at_idx ON staff (created_at);
  CREATE UNIQUE INDEX staff_email_idx ON staff (email);
  CREATE UNIQUE INDEX payload_kv_key_idx ON payload_kv (key);
  CREATE INDEX payload_preferences_key_idx ON payload_preferences (key);
  CREATE INDEX payload_preferences_updated_at_idx ON payload_preferences (updated_at);
  CREATE INDEX payload_preferences_created_at_idx ON payload_preferences (created_at);
  CREATE INDEX payload_preferences_rels_order_idx ON payload_preferences_rels ("order");
  CREATE INDEX payload_preferences_rels_parent_idx ON payload_preferences_rels (parent_id);
  CREATE INDEX payload_preferences_rels_path_idx ON payload_preferences_rels (path);
  CREATE INDEX payload_preferences_rels_users_id_idx ON payload_preferences_rels (users_id);
  CREATE INDEX payload_preferences_rels_staff_id_idx ON payload_preferences_rels (staff_id);
  CREATE INDEX payload_migrations_updated_at_idx ON payload_migrations (updated_at);
  CREATE INDEX payload_migrations_created_at_idx ON payload_migrations (created_at);
  CREATE INDEX images_updated_at_idx ON images (updated_at);
  CREATE INDEX images_created_at_idx ON images (created_at);
  CREATE UNIQUE INDEX images_filename_idx ON images (filename);
  CREATE UNIQUE INDEX diets_slug_idx ON diets (slug);
  CREATE INDEX diets_updated_at_idx ON diets (updated_at);
  CREATE INDEX diets_created_at_idx ON diets (created_at);
  CREATE INDEX _diets_v_parent_idx ON _diets_v (parent_id);
  CREATE INDEX _diets_v_version_version_slug_idx ON _diets_v (version_slug);
  CREATE INDEX _diets_v_version_version_updated_at_idx ON _diets_v (version_updated_at);
  CREATE INDEX _diets_v_version_version_created_at_idx ON _diets_v (version_created_at);
  CREATE INDEX _diets_v_created_at_idx ON _diets_v (created_at);
  CREATE INDEX _diets_v_updated_at_idx ON _diets_v (updated_at);
  CREATE UNIQUE INDEX allergens_slug_idx ON allergens (slug);
  CREATE INDEX allergens_parent_idx ON allergens (parent_id);
  CREATE INDEX allergens_updated_at_idx ON allergens (updated_at);
  CREATE INDEX allergens_created_at_idx ON allergens (created_at);
  CREATE UNIQUE INDEX ingredients_name_idx ON ingredients (name);
  CREATE INDEX ingredients_updated_at_idx ON ingredients (updated_at);
  CREATE INDEX ingredients_created_at_idx ON ingredients (created_at);
  CREATE INDEX meal_diaries_user_idx ON meal_diaries (user_id);
  CREATE INDEX meal_diaries_is_public_idx ON meal_diaries (is_public);
  CREATE INDEX meal_diaries_updated_at_idx ON meal_diaries (updated_at);
  CREATE INDEX meal_diaries_created_at_idx ON meal_diaries (created_at);
  CREATE INDEX meal_diaries_deleted_at_idx ON meal_diaries (deleted_at);
  CREATE INDEX user_date_idx ON meal_diaries (user_id, date);
  CREATE INDEX meal_diaries_rels_order_idx ON meal_diaries_rels ("order");
  CREATE INDEX meal_diaries_rels_parent_idx ON meal_diaries_rels (parent_id);
  CREATE INDEX meal_diaries_rels_path_idx ON meal_diaries_rels (path);
  CREATE INDEX meal_diaries_rels_meal_photos_id_idx ON meal_diaries_rels (meal_photos_id);
  CREATE INDEX meal_photos_user_idx ON meal_photos (user_id);
  CREATE INDEX meal_photos_diary_idx ON meal_photos (diary_id);
  CREATE INDEX meal_photos_updated_at_idx ON meal_photos (updated_at);
  CREATE INDEX meal_photos_created_at_idx ON meal_photos (created_at);
  CREATE UNIQUE INDEX meal_photos_filename_idx ON meal_photos (filename);
  CREATE INDEX foods_image_idx ON foods (image_id);

  -- One breakfast, lunch and dinner of each member and day; a photo in one diary.
  CREATE UNIQUE INDEX meal_diaries_one_meal ON meal_diaries (user_id, date, meal_type)
    WHERE deleted_at IS NULL AND meal_type <> 'snack';
  CREATE UNIQUE INDEX meal_photos_one_diary ON meal_diaries_rels (meal_photos_id) WHERE path = 'photos';
`;

/**
 * The job queue. Agenda makes none of it (`ensureSchema: false`): parallel first starts hung when it did.
 *
 * `agenda_jobs` has the columns of Agenda that mean something here, so that its readers work. Columns of features that we do not use
 * (repeating, debouncing, forking) are left out, so that their use fails at once. The states are ours, and a job is in exactly one
 * of them: it waits (`next_run_at`), is claimed (`claim`), is done (`done_at`) or is parked (`parked_at`).
 */
const jobs = sql`
  CREATE SCHEMA jobs;

  CREATE TABLE jobs.agenda_jobs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    type text NOT NULL DEFAULT 'normal' CHECK (type = 'normal'),
    priority integer NOT NULL DEFAULT 0,
    -- Ids and kinds, parsed by the definition's schema: no tokens, no texts, no health data.
    data jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),

    next_run_at timestamptz,

    -- The fencing token: new at every claim, and named by every write of whoever holds it.
    claim uuid,
    worker uuid,
    locked_at timestamptz,
    locked_until timestamptz,
    -- Whether the running attempt follows one whose process vanished: a worker holds one such job at the most.
    suspect boolean NOT NULL DEFAULT false,

    -- Attempts are counted when claimed, failures when recorded: the difference vanished with its process.
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    max_attempts integer CHECK (max_attempts > 0),
    fail_count integer NOT NULL DEFAULT 0 CHECK (fail_count >= 0),
    fail_reason text,
    failed_at timestamptz,
    last_run_at timestamptz,
    last_finished_at timestamptz,

    done_at timestamptz,
    parked_at timestamptz,
    parked_reason text,
    -- Agenda's word for parked.
    disabled boolean NOT NULL GENERATED ALWAYS AS (parked_at IS NOT NULL) STORED,

    unique_key text,
    unique_until text CHECK (unique_until IN ('claimed', 'pruned')),

    CONSTRAINT one_state CHECK (num_nonnulls(next_run_at, claim, done_at, parked_at) = 1),
    CONSTRAINT whole_claim CHECK (num_nonnulls(claim, worker, locked_at, locked_until) IN (0, 4)),
    CONSTRAINT suspect_while_claimed CHECK (NOT suspect OR claim IS NOT NULL),
    CONSTRAINT limited_while_claimed CHECK (claim IS NULL OR max_attempts IS NOT NULL),
    CONSTRAINT parked_with_reason CHECK ((parked_at IS NULL) = (parked_reason IS NULL)),
    CONSTRAINT whole_key CHECK ((unique_key IS NULL) = (unique_until IS NULL))
  ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

  -- Claiming reads waiting jobs only, however many are done.
  CREATE INDEX agenda_jobs_waiting ON jobs.agenda_jobs (name, next_run_at) WHERE next_run_at IS NOT NULL;
  CREATE INDEX agenda_jobs_claimed ON jobs.agenda_jobs (locked_until) WHERE claim IS NOT NULL;
  CREATE UNIQUE INDEX agenda_jobs_suspect ON jobs.agenda_jobs (worker) WHERE suspect;
  CREATE UNIQUE INDEX agenda_jobs_unique_key ON jobs.agenda_jobs (name, unique_key) WHERE unique_key IS NOT NULL;
  CREATE INDEX agenda_jobs_done ON jobs.agenda_jobs (done_at) WHERE done_at IS NOT NULL;
  CREATE INDEX agenda_jobs_parked ON jobs.agenda_jobs (parked_at) WHERE parked_at IS NOT NULL;

  CREATE TABLE jobs.workers (
    id uuid PRIMARY KEY,
    pid integer NOT NULL,
    host text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX workers_seen ON jobs.workers (seen_at);
`;

/** Tables that are no collections. */
const ownTables = sql`
  -- Counters of rate limits, shared by all web nodes. Unlogged: they are written at every attempt, and to lose them in a crash only
  -- gives everyone a fresh start.
  CREATE UNLOGGED TABLE rate_limits (
    key text PRIMARY KEY,
    count integer NOT NULL,
    window_ends timestamptz NOT NULL
  );
  CREATE INDEX rate_limits_window_ends_idx ON rate_limits (window_ends);

  -- An Idempotency-Key is used once.
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

  -- Which versions of the starter catalogue have been loaded; readiness asks for one.
  CREATE TABLE catalogue_loads (
    version text PRIMARY KEY,
    loaded_at timestamptz NOT NULL DEFAULT now()
  );

  -- Scans that a member agreed to keep; an account takes its own with it.
  CREATE TABLE scan_history (
    id serial PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT scan_history_user_id_users_id_fk REFERENCES users ON DELETE CASCADE,
    food_id integer CONSTRAINT scan_history_food_id_foods_id_fk REFERENCES foods ON DELETE SET NULL,
    barcode varchar NOT NULL,
    scanned_at timestamptz(3) NOT NULL
  );
  CREATE INDEX scan_history_user_idx ON scan_history (user_id);
  CREATE INDEX scan_history_food_idx ON scan_history (food_id);
  -- The order in which a history is read; Payload adds the id.
  CREATE INDEX scan_history_newest ON scan_history (user_id, scanned_at DESC, id DESC);
  CREATE INDEX scan_history_scanned_at ON scan_history (scanned_at);

  -- Files whose rows are gone, until a job has removed them: written with the deletion of the rows, or not at all.
  CREATE TABLE files_to_remove (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The upload collection whose folder the file is in.
    collection text NOT NULL,
    filename text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );

  -- By which rules and which dictionary all foods were last judged, so that it is done again only when they have changed.
  CREATE TABLE food_refreshes (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version text NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now()
  );

  -- Similarity of words, for completing and correcting what somebody types.
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
`;

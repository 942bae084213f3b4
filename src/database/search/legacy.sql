-- The functions and triggers of search as commit 2bdf748b has them. To be replaced by one file a purpose.

-- Loads pg_trgm, whose settings a function sets.
SELECT show_limit();

CREATE OR REPLACE FUNCTION public.food_norm(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(translate(lower(NORMALIZE(name, NFKC)), '	
   ,;:()[]{}<>/|_-~"''`·ᆞ‘’“”‐‑‒–—•‧∙・­​‌‍⁠﻿'::text, repeat(' '::text, char_length('	
   ,;:()[]{}<>/|_-~"''`·ᆞ‘’“”‐‑‒–—•‧∙・'::text))), ' +'::text, ' '::text, 'g'::text));

CREATE OR REPLACE FUNCTION public.food_search_names(name text, name_en text, aliases jsonb, brand text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((((('
'::text || food_norm(COALESCE(name, ''::text))) || '
'::text) || COALESCE((NULLIF(food_norm(name_en), ''::text) || '
'::text), ''::text)) || COALESCE((SELECT string_agg((food_norm((listed.alias #>> '{}'::text[])) || '
'::text), ''::text ORDER BY listed.place) AS string_agg FROM jsonb_path_query(food_search_names.aliases, '$[*]?(@.type() == "string")'::jsonpath) WITH ORDINALITY listed(alias, place) WHERE (food_norm((listed.alias #>> '{}'::text[])) <> ''::text)), ''::text)) || COALESCE((('	 '::text || NULLIF(food_norm(brand), ''::text)) || '
'::text), ''::text));

CREATE OR REPLACE FUNCTION public.food_search_row(food foods)
 RETURNS food_search
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
DECLARE
  names text := public.food_search_names(food.name, food.name_en, food.aliases, food.brand);
  compact text := replace(names, ' ', '');
BEGIN
  RETURN ROW(
    food.id, char_length(split_part(compact, E'\n', 2)), food.category_id, food.owner_id, coalesce(food.popularity, 0), -1,
    food.deleted_at IS NULL AND food.kind <> 'custom', food.deleted_at IS NOT NULL, food.kind, names, compact
  )::public.food_search;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_follow()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  now_is CONSTANT public.food_search := public.food_search_row(NEW);
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.food_search SELECT now_is.*;
  ELSE
    -- PostgreSQL moves the row when it belongs to another partition now.
    UPDATE public.food_search
    SET length = now_is.length, category_id = now_is.category_id, owner_id = now_is.owner_id,
      popularity = now_is.popularity, is_listed = now_is.is_listed, is_trashed = now_is.is_trashed, kind = now_is.kind,
      names = now_is.names, compact = now_is.compact
    WHERE food_id = NEW.id;
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_write(written jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH now_is AS MATERIALIZED (
    SELECT found.*, new.unfit AS new_unfit
    FROM jsonb_to_recordset(written) AS new (id integer, unfit bigint) JOIN foods ON foods.id = new.id,
      food_search_row(foods) AS found
  ),
  there AS (
    UPDATE food_search AS food
    SET length = now_is.length, category_id = now_is.category_id, owner_id = now_is.owner_id,
      popularity = now_is.popularity, unfit = now_is.new_unfit, is_listed = now_is.is_listed,
      is_trashed = now_is.is_trashed, kind = now_is.kind, names = now_is.names, compact = now_is.compact
    FROM now_is WHERE food.food_id = now_is.food_id
    RETURNING food.food_id
  )
  INSERT INTO food_search (
    food_id, length, category_id, owner_id, popularity, unfit, is_listed, is_trashed, kind, names, compact
  )
  SELECT food_id, length, category_id, owner_id, popularity, new_unfit, is_listed, is_trashed, kind, names, compact
  FROM now_is WHERE food_id NOT IN (SELECT food_id FROM there)
$function$;

CREATE OR REPLACE FUNCTION public.food_initials(normal text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT string_agg(CASE WHEN (((spelled.letter COLLATE "C") >= '가'::text) AND ((spelled.letter COLLATE "C") <= '힣'::text)) THEN chr((4352 + ((ascii(spelled.letter) - 44032) / 588))) ELSE spelled.letter END, ''::text ORDER BY spelled.place) AS string_agg FROM unnest(string_to_array(food_initials.normal, NULL::text)) WITH ORDINALITY spelled(letter, place));

CREATE TABLE IF NOT EXISTS food_words (
  word text COLLATE "C" NOT NULL,
  letters text COLLATE "C" GENERATED ALWAYS AS (NORMALIZE(word, NFD)) STORED NOT NULL,
  initials text COLLATE "C" GENERATED ALWAYS AS (food_initials(word)) STORED NOT NULL,
  foods integer NOT NULL,
  CONSTRAINT food_words_pkey PRIMARY KEY (word)
);

CREATE OR REPLACE FUNCTION public.food_search_tokens(names text, kind text, category_id integer)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 100000
AS $function$
DECLARE
  tokens text;
BEGIN
  WITH lines AS MATERIALIZED (
    SELECT string_to_array(ltrim(line, E'\t '), ' ') AS words, replace(ltrim(line, E'\t '), ' ', '') AS joined,
      left(line, 1) <> E'\t' AS is_title, place > 1 AS has_initials
    FROM (VALUES (1, names), (2, public.food_initials(names))) AS spellings (place, spelling),
      string_to_table(spelling, E'\n') AS line
    WHERE line <> '' AND (place = 1 OR line ~ '[ᄀ-ᄒ]')
  )
  SELECT string_agg(token, E'\n') INTO tokens
  FROM (
    SELECT '.' || one || coalesce(E'\n.' || one || two, '') || CASE WHEN has_initials THEN coalesce(E'\n.' || one || two || three, '') ELSE '' END
    FROM lines, string_to_array(joined, NULL) AS letters, unnest(letters, letters[2:], letters[3:]) AS run (one, two, three)
    UNION ALL
    SELECT CASE WHEN is_title AND place = 1
      THEN '^' || left(word, 1) || E'\n^' || left(word || coalesce(next, ''), 2)
      ELSE '_' || left(word, 1) || E'\n_' || left(word || coalesce(next, ''), 2) END
    FROM lines, unnest(words, words[2:]) WITH ORDINALITY AS listed (word, next, place)
    UNION ALL
    SELECT '=' || char_length(joined) || ':' || left(joined, 2) FROM lines WHERE is_title
    UNION ALL
    VALUES ('#' || kind || coalesce(E'\n@' || category_id, ''))
  ) AS listed (token);
  RETURN string_to_array(tokens, E'\n');
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_tagged(tag text, grams text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN string_to_array((tag || array_to_string(grams, ('
'::text || tag))), '
'::text);

CREATE OR REPLACE FUNCTION public.food_search_grams(word text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN (word ~ '[ᄀ-ᄒ]'::text) THEN (WITH run AS (SELECT substr(food_search_grams.word, place.place, 1) AS one, substr(food_search_grams.word, place.place, 2) AS two, substr(food_search_grams.word, place.place, 3) AS three, substr(food_search_grams.word, (place.place - 1), 3) AS around FROM generate_series(1, char_length(food_search_grams.word)) place(place)) SELECT array_agg(DISTINCT grams.gram) AS array_agg FROM run, LATERAL (VALUES (CASE WHEN ((char_length(food_search_grams.word) = 1) OR ((run.one !~ '[ᄀ-ᄒ]'::text) AND (run.around !~ '[^ᄀ-ᄒ][^ᄀ-ᄒ]'::text))) THEN run.one ELSE NULL::text END), (CASE WHEN ((char_length(run.two) = 2) AND (run.two !~ '[ᄀ-ᄒ]'::text)) THEN run.two ELSE NULL::text END), (CASE WHEN ((char_length(food_search_grams.word) = 2) AND (char_length(run.two) = 2) AND (run.two ~ '[ᄀ-ᄒ]'::text)) THEN food_initials(run.two) ELSE NULL::text END), (CASE WHEN ((char_length(run.three) = 3) AND (run.three ~ '[ᄀ-ᄒ]'::text)) THEN food_initials(run.three) ELSE NULL::text END)) grams(gram) WHERE (grams.gram IS NOT NULL)) WHEN (char_length(word) = 1) THEN ARRAY[word] ELSE ARRAY(SELECT DISTINCT substr(food_search_grams.word, place.place, 2) AS substr FROM generate_series(1, (char_length(food_search_grams.word) - 1)) place(place)) END;

CREATE OR REPLACE FUNCTION public.food_search_regex(normal text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT string_agg(CASE WHEN (spelled.letter ~ '[ᄀ-ᄒ]'::text) THEN ((((('['::text || spelled.letter) || chr((44032 + ((ascii(spelled.letter) - 4352) * 588)))) || '-'::text) || chr((44619 + ((ascii(spelled.letter) - 4352) * 588)))) || ']'::text) WHEN (spelled.letter ~ '[!-/:-@[-\x60{-~]'::text) THEN ('\'::text || spelled.letter) ELSE spelled.letter END, ''::text ORDER BY spelled.place) AS string_agg FROM unnest(string_to_array(food_search_regex.normal, NULL::text)) WITH ORDINALITY spelled(letter, place));

CREATE OR REPLACE FUNCTION public.food_search_wanted(keyword text)
 RETURNS food_search_wanted
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
DECLARE
  normal text := public.food_norm(replace(keyword, '_', ''));
  compact text := replace(normal, ' ', '');
  wanted public.food_search_wanted;
BEGIN
  IF compact = '' THEN RETURN NULL; END IF;
  wanted.has_initials := compact ~ '[ᄀ-ᄒ]';
  wanted.normal := normal;
  wanted.size := char_length(compact);
  wanted.head := left(compact, 2);
  IF wanted.head ~ '[ᄀ-ᄒ]' THEN wanted.head := public.food_initials(wanted.head); END IF;
  wanted.phrase := public.food_search_grams(compact);
  IF compact = normal THEN
    wanted.grams := wanted.phrase;
    wanted.gram_words := array_fill(1, ARRAY[cardinality(wanted.phrase)]);
  ELSE
    SELECT array_agg(gram), array_agg(place) INTO wanted.grams, wanted.gram_words
    FROM unnest(string_to_array(normal, ' ')) WITH ORDINALITY AS listed (word, place),
      unnest(public.food_search_grams(word)) AS gram;
  END IF;
  IF wanted.has_initials THEN
    normal := public.food_search_regex(normal);
    compact := replace(normal, ' ', '');
    wanted.words := string_to_array(normal, ' ');
  ELSE
    wanted.words := ARRAY(
      SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      FROM unnest(string_to_array(normal, ' ')) AS word
    );
  END IF;
  wanted.exact := E'\n' || compact || E'\n';
  wanted.prefix := E'\n' || compact;
  wanted.word := ' ' || normal;
  RETURN wanted;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_matches(compact text, wanted food_search_wanted)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (wanted).has_initials THEN (compact ~ ALL ((wanted).words)) ELSE (compact ~~ ALL ((wanted).words)) END;

CREATE OR REPLACE FUNCTION public.food_search_tier(names text, compact text, wanted food_search_wanted)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (wanted).has_initials THEN CASE WHEN (compact ~ (wanted).exact) THEN 0 WHEN (compact ~ (wanted).prefix) THEN 1 WHEN (names ~ (wanted).word) THEN 2 ELSE 3 END WHEN (strpos(compact, (wanted).exact) > 0) THEN 0 WHEN (strpos(compact, (wanted).prefix) > 0) THEN 1 WHEN (strpos(names, (wanted).word) > 0) THEN 2 ELSE 3 END;

CREATE OR REPLACE FUNCTION public.food_search_bands()
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN '{0,4,5,6,7,8,9,10,11,12,13,15,17,20,25,40}'::integer[];

CREATE OR REPLACE FUNCTION public.food_search_words_and_leaders_upkeep()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  listed float8 := (SELECT count(*) FROM food_search_listed);
  share float8 := least(1, 30000 / greatest(listed, 1));
BEGIN
  -- One upkeep at a time; searches need not wait, as they would for TRUNCATE.
  LOCK food_search_frequencies IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM food_search_frequencies;
  INSERT INTO food_search_frequencies
    SELECT token, count(*) / share
    FROM food_search_listed AS food TABLESAMPLE system (100 * share),
      LATERAL (
        SELECT DISTINCT unnest(food_search_tokens(food.names, food.kind, food.category_id)) AS token
      ) AS tokens
    GROUP BY token HAVING count(*) >= 10;
  INSERT INTO food_search_frequencies VALUES ('', listed);
  IF NOT EXISTS (SELECT FROM food_search_leaders) OR NOT EXISTS (SELECT FROM food_search_bitmaps)
    OR (SELECT count(*) FROM (SELECT FROM food_search_changes LIMIT 21) AS changes) > 20
  THEN
    DELETE FROM food_search_changes;
    PERFORM food_search_leaders_upkeep();
    PERFORM food_search_bitmaps_upkeep();
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_estimate(wanted food_search_wanted, kind_key text, category_keys text[])
 RETURNS double precision
 LANGUAGE sql
 STABLE
AS $function$
  SELECT all_foods.foods * exp(sum(ln(least(1, greatest(conditions.foods, all_foods.foods / 3000) / all_foods.foods))))
  FROM food_search_frequencies AS all_foods, LATERAL (
    SELECT min(coalesce(known.foods, 0)) AS foods
    FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
      LEFT JOIN food_search_frequencies AS known ON known.token = '.' || gram
    GROUP BY word
    UNION ALL
    SELECT coalesce(sum(known.foods), 0) FROM food_search_frequencies AS known
    WHERE known.token = kind_key HAVING kind_key IS NOT NULL
    UNION ALL
    SELECT coalesce(sum(known.foods), 0) FROM food_search_frequencies AS known
    WHERE known.token = ANY (category_keys) HAVING category_keys IS NOT NULL
  ) AS conditions
  WHERE all_foods.token = '' AND all_foods.foods > 0
  GROUP BY all_foods.foods
$function$;

CREATE OR REPLACE FUNCTION public.food_search_rarest(grams text[], gram_words integer[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT array_agg('.' || gram ORDER BY foods, gram) FROM (
    SELECT gram, foods, listed * exp(
        sum(ln(least(1, foods / listed))) FILTER (WHERE nth = 1)
          OVER (ORDER BY foods, gram ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) AS foods_before
    FROM (
      SELECT gram, greatest(coalesce(known.foods, 0), listed / 3000) AS foods, listed,
        row_number() OVER (PARTITION BY word ORDER BY coalesce(known.foods, 0), gram) AS nth
      FROM unnest(grams, gram_words) AS wanted_gram (gram, word)
        LEFT JOIN food_search_frequencies AS known ON known.token = '.' || gram,
        (SELECT nullif(max(foods), 0) AS listed FROM food_search_frequencies WHERE token = '') AS all_foods
    ) AS ranked
    WHERE nth <= 2
  ) AS chosen
  WHERE foods <= 200 * foods_before OR foods_before IS NULL
$function$;

CREATE OR REPLACE FUNCTION public.food_search_most(tokens text[])
 RETURNS double precision
 LANGUAGE sql
 STABLE
AS $function$
  SELECT min(coalesce(known.foods, 0))
  FROM unnest(tokens) AS wanted (token)
    LEFT JOIN food_search_frequencies AS known ON known.token = wanted.token
$function$;

CREATE OR REPLACE FUNCTION public.food_search_by_index(wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit, wants_total boolean, OUT total integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  most CONSTANT integer := 1001;        -- a total is exact below; fewer foods are read and sorted at once
  few_of_tier CONSTANT integer := 300;  -- so many of one tier
  longest CONSTANT integer := 2147483647;
  starts CONSTANT integer[] := food_search_bands();
  keys CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  category_keys CONSTANT text[] := food_search_tagged('@', categories::text[]);
  of_any_category CONSTANT float8 := food_search_estimate(wanted, kind_key, NULL);
  estimate CONSTANT float8 :=
    CASE WHEN categories IS NULL THEN of_any_category ELSE food_search_estimate(wanted, kind_key, category_keys) END;
  -- One word or several written as one.
  phrase_keys CONSTANT text[] := CASE WHEN cardinality(wanted.words) = 1 THEN keys ELSE array_remove(
    food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)])) || kind_key, NULL
  ) END;
  is_common boolean;
  first_tier integer := coalesce(after.tier, 0);
  tier_key text;
  looked record;
  band integer;
BEGIN
  hits := '{}';
  -- What is probably common is counted first: the total is needed anyway, and tells when it is rare after all.
  is_common := coalesce(estimate, 0) >= most;
  IF is_common AND wants_total THEN
    total := CASE
      WHEN kind_key IS NULL AND categories IS NULL AND mask = 0 AND food_search_floor(wanted.normal) >= most THEN most
      ELSE food_search_count(wanted, keys, categories, category_keys, mask, most)
    END;
    IF total = 0 THEN RETURN; END IF;
    is_common := total >= most;
  END IF;
  IF NOT is_common THEN
    SELECT * INTO looked
    FROM food_search_look(
      wanted, keys, categories, CASE WHEN of_any_category >= most THEN category_keys END, mask, 3, most, after, page_size
    );
    total := looked.matches;
    IF total < most THEN
      hits := looked.hits;
      RETURN;
    END IF;
  END IF;

  -- Words that are common each are rarely side by side: then one look is all of the tiers in which they are.
  IF first_tier < 3 AND food_search_most(phrase_keys) < few_of_tier THEN
    SELECT * INTO looked
    FROM food_search_look(wanted, phrase_keys, categories, NULL, mask, 2, most, after, page_size);
    IF looked.matches < most THEN
      hits := looked.hits;
      first_tier := 3;
    END IF;
  END IF;
  -- Who equals the keyword starts with it, too: a few starts are one look for both tiers.
  IF first_tier < 2 AND food_search_most(ARRAY['^' || wanted.head]) < few_of_tier THEN
    SELECT * INTO looked
    FROM food_search_look(
      wanted, array_remove(ARRAY['^' || wanted.head, kind_key], NULL), categories, NULL, mask, 1, most, after, page_size
    );
    IF looked.matches < most THEN
      hits := looked.hits;
      first_tier := 2;
    END IF;
  END IF;
  <<walk>>
  FOR tier IN first_tier .. 3 LOOP
    EXIT walk WHEN cardinality(hits) >= page_size;
    tier_key := CASE tier
      WHEN 0 THEN '=' || wanted.size || ':' || wanted.head
      WHEN 1 THEN '^' || wanted.head
      WHEN 2 THEN '_' || wanted.head
    END;
    -- Most tiers are small: one look for all lengths, by the token of the tier, since every further one costs as much.
    IF tier < 3 AND food_search_most(ARRAY[tier_key]) < few_of_tier THEN
      hits := hits || food_search_of_tier(
        wanted, tier, array_remove(ARRAY[tier_key, kind_key], NULL), categories, NULL, 0, longest, mask, after,
        page_size - cardinality(hits)
      );
      CONTINUE walk;
    END IF;
    FOR band IN CASE WHEN tier = after.tier THEN width_bucket(after.length, starts) ELSE 1 END .. cardinality(starts) LOOP
      hits := hits || food_search_of_tier(
        wanted, tier, CASE WHEN tier = 3 THEN keys ELSE phrase_keys || tier_key END, categories, category_keys,
        starts[band], coalesce(starts[band + 1] - 1, longest), mask, after, page_size - cardinality(hits)
      );
      EXIT walk WHEN cardinality(hits) >= page_size;
    END LOOP;
  END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_page(keyword text, wanted_kind text, wanted_category integer, viewer integer, mask bigint, page_size integer, after food_search_hit, wants_total boolean DEFAULT true, OUT total integer, OUT is_category_known boolean, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '32MB'
 SET jit TO 'off'
AS $function$
#variable_conflict use_column
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
  categories integer[];
  own food_search_hit[] := '{}';
  listed_total integer := 0;
  listed_hits food_search_hit[] := '{}';
BEGIN
  total := 0;
  hits := '{}';
  IF wanted_category IS NOT NULL THEN
    -- UNION, so that it ends when categories are in a circle.
    categories := ARRAY(
      WITH RECURSIVE tree AS (
        SELECT id FROM food_categories WHERE id = wanted_category
        UNION
        SELECT child.id FROM food_categories AS child JOIN tree ON child.parent_id = tree.id
      )
      SELECT id FROM tree
    );
  END IF;
  is_category_known := wanted_category IS NULL OR cardinality(categories) > 0;
  IF wanted.size IS NULL OR NOT is_category_known THEN RETURN; END IF;

  -- What the member entered is nothing that others search: a few hundred foods at most, read one by one.
  IF viewer IS NOT NULL AND coalesce(wanted_kind, 'custom') = 'custom' THEN
    WITH seen AS MATERIALIZED (
      SELECT food_search_tier(names, compact, wanted) AS tier, length, popularity, food_id
      FROM food_search_unlisted
      WHERE owner_id = viewer AND kind = 'custom' AND NOT is_trashed
        AND (categories IS NULL OR category_id = ANY (categories))
        AND food_search_matches(compact, wanted)
        AND (unfit & mask) = 0
    )
    SELECT (SELECT count(*) FROM seen), ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      ) INTO total, own;
  END IF;
  IF wanted_kind IS DISTINCT FROM 'custom' THEN
    SELECT listed.total, listed.hits INTO listed_total, listed_hits
    FROM food_search_of_listed(
      wanted, '#' || wanted_kind, categories, mask, page_size, after, wants_total
    ) AS listed;
  END IF;
  total := CASE WHEN wants_total THEN least(total + listed_total, 1001) END;
  hits := CASE WHEN own = '{}' THEN listed_hits ELSE ARRAY(
    SELECT hit FROM unnest(own || listed_hits) AS hit
    ORDER BY (hit).tier, (hit).length, (hit).popularity DESC, (hit).food_id LIMIT page_size
  ) END;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_matching(keyword text)
 RETURNS SETOF food_search_hit
 LANGUAGE plpgsql
 STABLE ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '32MB'
 SET jit TO 'off'
AS $function$
DECLARE
  wanted CONSTANT food_search_wanted := food_search_wanted(keyword);
BEGIN
  IF wanted.size IS NULL THEN
    RETURN QUERY SELECT 3, length, popularity, food_id FROM food_search;
  ELSE
    RETURN QUERY
      SELECT food_search_tier(names, compact, wanted), length, popularity, food_id
      FROM food_search
      WHERE food_search_tokens(names, kind, category_id) @> food_search_tagged('.', wanted.grams)
        AND food_search_matches(compact, wanted);
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_words_upkeep()
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH counted AS MATERIALIZED (
    SELECT word, count(*)::integer AS foods
    FROM food_search, LATERAL (
      SELECT DISTINCT word FROM string_to_table(translate(names, E'\n\t', '  '), ' ') AS word
      WHERE char_length(word) BETWEEN 2 AND 30 AND word ~ '[^[:digit:][:punct:]]' AND word !~ '^[0-9]'
    ) AS listed
    WHERE is_listed
    GROUP BY word
  ),
  vanished AS (
    DELETE FROM food_words WHERE NOT EXISTS (SELECT FROM counted WHERE counted.word = food_words.word)
  )
  INSERT INTO food_words (word, foods) SELECT word, foods FROM counted
  ON CONFLICT (word) DO UPDATE SET foods = excluded.foods WHERE food_words.foods <> excluded.foods
$function$;

CREATE OR REPLACE FUNCTION public.food_words_corrected(keyword text)
 RETURNS text
 LANGUAGE sql
 STABLE STRICT
 SET search_path TO 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.2'
AS $function$
  SELECT CASE WHEN bool_or(near.word IS NOT NULL)
    THEN string_agg(coalesce(near.word, typed.word), ' ' ORDER BY typed.place) END
  FROM string_to_table(food_norm(keyword), ' ') WITH ORDINALITY AS typed (word, place)
  LEFT JOIN LATERAL (
    SELECT known.word
    FROM food_words AS known, normalize(typed.word, NFD) AS wanted
    WHERE known.letters % wanted
      AND levenshtein(known.letters, wanted) <= greatest(1, char_length(wanted) / 4)
    ORDER BY levenshtein(known.letters, wanted), known.foods DESC, known.word
    LIMIT 1
  ) AS near ON char_length(typed.word) BETWEEN 2 AND 30
    AND NOT EXISTS (SELECT FROM food_words AS known WHERE known.word = typed.word)
$function$;

CREATE OR REPLACE FUNCTION public.food_search_look(wanted food_search_wanted, keys text[], categories integer[], category_keys text[], mask bigint, to_tier integer, at_most integer, after food_search_hit, page_size integer, OUT matches integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
DECLARE
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
BEGIN
  IF wanted.has_initials THEN
    IF category_keys IS NULL THEN
      WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT CASE
            WHEN compact ~ exact THEN 0
            WHEN compact ~ prefix THEN 1
            WHEN names ~ word THEN 2
            WHEN to_tier = 3 AND compact ~ ALL (words) THEN 3
          END AS tier,
            length, popularity, food_id
          FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0
          OFFSET 0
        ) AS candidate
        WHERE tier <= to_tier
        LIMIT at_most
      )
      SELECT (SELECT count(*) FROM seen), ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      ) INTO matches, hits;
    ELSE
      WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT CASE
            WHEN compact ~ exact THEN 0
            WHEN compact ~ prefix THEN 1
            WHEN names ~ word THEN 2
            WHEN to_tier = 3 AND compact ~ ALL (words) THEN 3
          END AS tier,
            length, popularity, food_id
          FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0
          OFFSET 0
        ) AS candidate
        WHERE tier <= to_tier
        LIMIT at_most
      )
      SELECT (SELECT count(*) FROM seen), ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      ) INTO matches, hits;
    END IF;
  ELSE
    IF category_keys IS NULL THEN
      WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT CASE
            WHEN strpos(compact, exact) > 0 THEN 0
            WHEN strpos(compact, prefix) > 0 THEN 1
            WHEN strpos(names, word) > 0 THEN 2
            WHEN to_tier = 3 AND compact LIKE ALL (words) THEN 3
          END AS tier,
            length, popularity, food_id
          FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0
          OFFSET 0
        ) AS candidate
        WHERE tier <= to_tier
        LIMIT at_most
      )
      SELECT (SELECT count(*) FROM seen), ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      ) INTO matches, hits;
    ELSE
      WITH seen AS MATERIALIZED (
        -- OFFSET 0 keeps the tier from being computed twice.
        SELECT * FROM (
          SELECT CASE
            WHEN strpos(compact, exact) > 0 THEN 0
            WHEN strpos(compact, prefix) > 0 THEN 1
            WHEN strpos(names, word) > 0 THEN 2
            WHEN to_tier = 3 AND compact LIKE ALL (words) THEN 3
          END AS tier,
            length, popularity, food_id
          FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0
          OFFSET 0
        ) AS candidate
        WHERE tier <= to_tier
        LIMIT at_most
      )
      SELECT (SELECT count(*) FROM seen), ARRAY(
        SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM seen
        WHERE after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id)
        ORDER BY tier, length, popularity DESC, food_id
        LIMIT page_size
      ) INTO matches, hits;
    END IF;
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_of_tier(wanted food_search_wanted, wanted_tier integer, keys text[], categories integer[], category_keys text[], from_length integer, to_length integer, mask bigint, after food_search_hit, page_size integer, OUT hits food_search_hit[])
 RETURNS food_search_hit[]
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
DECLARE
  words CONSTANT text[] := wanted.words;
  exact CONSTANT text := wanted.exact;
  prefix CONSTANT text := wanted.prefix;
  word CONSTANT text := wanted.word;
  after_length CONSTANT integer := CASE WHEN after.tier = wanted_tier THEN after.length END;
  after_popularity CONSTANT float8 := after.popularity;
  after_id CONSTANT integer := after.food_id;
BEGIN
  IF wanted.has_initials THEN
    IF category_keys IS NULL THEN
      hits := ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
        FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0 AND length BETWEEN from_length AND to_length
          AND CASE wanted_tier
            WHEN 0 THEN compact ~ exact
            WHEN 1 THEN compact ~ prefix AND NOT (compact ~ exact)
            WHEN 2 THEN names ~ word AND NOT (compact ~ prefix)
            ELSE compact ~ ALL (words) AND NOT (compact ~ prefix) AND NOT (names ~ word)
          END
          AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
        ORDER BY length, popularity DESC, food_id
        LIMIT page_size
      );
    ELSE
      hits := ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
        FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0 AND length BETWEEN from_length AND to_length
          AND CASE wanted_tier
            WHEN 0 THEN compact ~ exact
            WHEN 1 THEN compact ~ prefix AND NOT (compact ~ exact)
            WHEN 2 THEN names ~ word AND NOT (compact ~ prefix)
            ELSE compact ~ ALL (words) AND NOT (compact ~ prefix) AND NOT (names ~ word)
          END
          AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
        ORDER BY length, popularity DESC, food_id
        LIMIT page_size
      );
    END IF;
  ELSE
    IF category_keys IS NULL THEN
      hits := ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
        FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0 AND length BETWEEN from_length AND to_length
          AND CASE wanted_tier
            WHEN 0 THEN strpos(compact, exact) > 0
            WHEN 1 THEN strpos(compact, prefix) > 0 AND NOT (strpos(compact, exact) > 0)
            WHEN 2 THEN strpos(names, word) > 0 AND NOT (strpos(compact, prefix) > 0)
            ELSE compact LIKE ALL (words) AND NOT (strpos(compact, prefix) > 0) AND NOT (strpos(names, word) > 0)
          END
          AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
        ORDER BY length, popularity DESC, food_id
        LIMIT page_size
      );
    ELSE
      hits := ARRAY(
        SELECT ROW(wanted_tier, length, popularity, food_id)::food_search_hit
        FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0 AND length BETWEEN from_length AND to_length
          AND CASE wanted_tier
            WHEN 0 THEN strpos(compact, exact) > 0
            WHEN 1 THEN strpos(compact, prefix) > 0 AND NOT (strpos(compact, exact) > 0)
            WHEN 2 THEN strpos(names, word) > 0 AND NOT (strpos(compact, prefix) > 0)
            ELSE compact LIKE ALL (words) AND NOT (strpos(compact, prefix) > 0) AND NOT (strpos(names, word) > 0)
          END
          AND (after_length IS NULL OR (length, -popularity, food_id) > (after_length, -after_popularity, after_id))
        ORDER BY length, popularity DESC, food_id
        LIMIT page_size
      );
    END IF;
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_count(wanted food_search_wanted, keys text[], categories integer[], category_keys text[], mask bigint, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
DECLARE
  words CONSTANT text[] := wanted.words;
BEGIN
  IF wanted.has_initials THEN
    IF category_keys IS NULL THEN
      RETURN (
        SELECT count(*) FROM (SELECT FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0 AND compact ~ ALL (words) LIMIT at_most) AS seen
      );
    ELSE
      RETURN (
        SELECT count(*) FROM (SELECT FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0 AND compact ~ ALL (words) LIMIT at_most) AS seen
      );
    END IF;
  ELSE
    IF category_keys IS NULL THEN
      RETURN (
        SELECT count(*) FROM (SELECT FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND (categories IS NULL OR category_id = ANY (categories))
          AND (unfit & mask) = 0 AND compact LIKE ALL (words) LIMIT at_most) AS seen
      );
    ELSE
      RETURN (
        SELECT count(*) FROM (SELECT FROM food_search_listed
        WHERE food_search_tokens(names, kind, category_id) @> keys
          AND food_search_tokens(names, kind, category_id) && category_keys
          AND (unfit & mask) = 0 AND compact LIKE ALL (words) LIMIT at_most) AS seen
      );
    END IF;
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_note_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO public.food_search_changes VALUES (OLD.food_id, OLD.length);
  ELSE
    INSERT INTO public.food_search_changes VALUES (NEW.food_id, NEW.length);
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_changed()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN count(*) <= 200 THEN coalesce(array_agg(DISTINCT food_id), '{}') END
  FROM (SELECT food_id FROM food_search_changes LIMIT 201) AS changes
$function$;

CREATE OR REPLACE FUNCTION public.food_search_changed_hits(wanted food_search_wanted, kind_key text, mask bigint)
 RETURNS food_search_hit[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT ARRAY(
    SELECT ROW(food_search_tier(food.names, food.compact, wanted), food.length, food.popularity, food.food_id)::food_search_hit
    FROM (SELECT DISTINCT food_id, length FROM food_search_changes) AS change
      JOIN food_search_listed AS food ON food.food_id = change.food_id AND food.length = change.length
    WHERE food_search_matches(food.compact, wanted)
      AND (kind_key IS NULL OR '#' || food.kind = kind_key)
      AND (food.unfit & mask) = 0
  )
$function$;

CREATE OR REPLACE AGGREGATE food_search_bitmap(integer,integer) (SFUNC = pg_catalog.set_bit, STYPE = bit, INITCOND = '0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');

CREATE OR REPLACE FUNCTION public.food_search_bitmaps_upkeep()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
 SET enable_sort TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
DECLARE
  at_once CONSTANT integer := 200;
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  common CONSTANT float8 := listed / 1000;
  keys text[];
  last_place integer;
BEGIN
  DELETE FROM food_search_bitmaps;
  DELETE FROM food_search_places;
  INSERT INTO food_search_places
    SELECT row_number() OVER (ORDER BY length, popularity DESC, food_id) - 1, food_id, length, popularity
    FROM food_search_listed;
  GET DIAGNOSTICS last_place = ROW_COUNT;
  last_place := last_place - 1;
  keys := ARRAY(
    SELECT '.' || keyword FROM (SELECT substr(token, 2) FROM food_search_frequencies
    WHERE foods >= common AND token ^@ '.' AND token !~ '[ᄀ-ᄒ]'
    UNION
    SELECT word
    FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
      SELECT DISTINCT word FROM string_to_table(translate(food.names, E'\n\t', '  '), ' ') AS word
      WHERE char_length(word) > 2 AND word !~ '[ᄀ-ᄒ]'
    ) AS listed
    GROUP BY word HAVING count(*) >= common * share) AS common_keyword (keyword)
    WHERE EXISTS (SELECT FROM food_search_frequencies WHERE token IN ('^' || left(keyword, 2), '_' || left(keyword, 2)))
      AND (food_search_wanted(keyword)).normal = keyword
    UNION
    SELECT token FROM food_search_frequencies
    WHERE token ~ '^[#^_=]' OR foods >= common AND token ^@ '.' AND (char_length(token) < 4 OR token ~ '[ᄀ-ᄒ]')
  );
  FOR start IN 1 .. cardinality(keys) BY at_once LOOP
    INSERT INTO food_search_bitmaps
    SELECT key, block,
      CASE WHEN ones > 100 THEN having_it.bits END,
      CASE WHEN ones > 100 THEN NULL ELSE coalesce(having_it.bits, repeat('0', 31000)::bit varying) END
    FROM unnest(keys[start : start + at_once - 1]) AS key
      CROSS JOIN generate_series(0, last_place / 31000) AS block
      LEFT JOIN (
        SELECT key, place / 31000 AS block, count(*) AS ones, food_search_bitmap(place % 31000, 1) AS bits
        FROM unnest(keys[start : start + at_once - 1]) AS key,
          LATERAL (
            SELECT CASE WHEN key ^@ '.' AND char_length(key) > 3 AND key !~ '[ᄀ-ᄒ]' THEN food_search_wanted(substr(key, 2)) END AS wanted
            OFFSET 0
          ) AS typed,
          LATERAL (
            SELECT coalesce(food_search_tagged('.', (wanted).grams), ARRAY[key]) AS tokens, coalesce((wanted).words, '{}') AS patterns
            OFFSET 0
          ) AS looked_for,
          LATERAL (
            SELECT food_id FROM food_search_listed
            WHERE food_search_tokens(names, kind, category_id) @> tokens AND compact LIKE ALL (patterns)
          ) AS food
          JOIN food_search_places USING (food_id)
        GROUP BY 1, 2
      ) AS having_it USING (key, block);
  END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_floor(normal text)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  SELECT leader.foods - (SELECT count(*) FROM (SELECT FROM food_search_changes LIMIT leader.foods) AS changes)::integer
  FROM food_search_leaders AS leader WHERE leader.keyword = normal AND leader.kind = ''
$function$;

CREATE OR REPLACE FUNCTION public.food_search_led(wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean, changed integer[], OUT total integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  at_once CONSTANT integer := CASE WHEN mask = 0 AND changed = '{}' THEN page_size ELSE 3 * page_size END;
  leader food_search_leaders;
  fresh food_search_hit[] := '{}';
  stop integer;
  part food_search_hit[];
  page food_search_hit[] := '{}';
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  SELECT * INTO leader FROM food_search_leaders WHERE keyword = wanted.normal AND kind = coalesce(kind_key, '');
  IF NOT FOUND THEN RETURN; END IF;
  IF changed <> '{}' THEN fresh := food_search_changed_hits(wanted, kind_key, mask); END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR leader.foods - cardinality(changed) >= most THEN leader.foods
      ELSE leader.foods - (SELECT count(*) FROM unnest(changed) AS food_id WHERE food_id = ANY (leader.food_ids))
        + cardinality(fresh)
    END);
  END IF;
  FOR start IN 1 .. cardinality(leader.tiers) BY at_once LOOP
    stop := least(start + at_once - 1, cardinality(leader.tiers));
    part := ARRAY(
      SELECT ROW(tier, length, popularity, food_id)::food_search_hit
      FROM unnest(
          leader.tiers[start : stop], leader.lengths[start : stop], leader.popularities[start : stop],
          leader.food_ids[start : stop]
        ) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place)
      WHERE food_id <> ALL (changed)
        AND (after.food_id IS NULL
          OR (tier, length, -popularity, food_id) > (after.tier, after.length, -after.popularity, after.food_id))
      ORDER BY place
    );
    IF mask <> 0 THEN
      part := ARRAY(
        SELECT ROW(hit.tier, hit.length, hit.popularity, hit.food_id)::food_search_hit
        FROM unnest(part) WITH ORDINALITY AS hit (tier, length, popularity, food_id, place)
          JOIN food_search_listed AS food ON food.food_id = hit.food_id AND food.length = hit.length
        WHERE (food.unfit & mask) = 0
        ORDER BY hit.place
      );
    END IF;
    page := page || part;
    EXIT WHEN cardinality(page) >= page_size;
  END LOOP;
  IF cardinality(page) < page_size THEN RETURN; END IF;
  hits := page[1 : page_size];
  IF fresh <> '{}' THEN hits := food_search_merged(hits, fresh, after, page_size); END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_merged(one food_search_hit[], other food_search_hit[], after food_search_hit, page_size integer)
 RETURNS food_search_hit[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT ARRAY(
    SELECT ROW(tier, length, popularity, food_id)::food_search_hit FROM unnest(one || other)
    WHERE (after).food_id IS NULL
      OR (tier, length, -popularity, food_id) > ((after).tier, (after).length, -(after).popularity, (after).food_id)
    ORDER BY tier, length, popularity DESC, food_id
    LIMIT page_size
  )
$function$;

CREATE OR REPLACE FUNCTION public.food_search_lead(wanted food_search_wanted, kind_key text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  is_several CONSTANT boolean := cardinality(wanted.words) > 1;
  enough CONSTANT integer := CASE cardinality(wanted.words) WHEN 1 THEN 300 WHEN 2 THEN 200 ELSE 60 END;
  counted_to CONSTANT integer := 3000; -- so many may change before the floor of a word is useless
  kept CONSTANT integer := 300;
  -- A total may become exact when as many change as are compared one by one.
  listed_to CONSTANT integer := 1201;
  keys CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  looked record;
  counted integer;
  hits food_search_hit[];
BEGIN
  SELECT * INTO looked FROM food_search_look(wanted, keys, NULL, NULL, 0, 3, listed_to + 1, NULL, listed_to);
  counted := looked.matches;
  IF counted < enough THEN RETURN counted; END IF;
  IF counted <= listed_to THEN
    hits := looked.hits;
  ELSE
    IF NOT is_several THEN counted := food_search_count(wanted, keys, NULL, NULL, 0, counted_to); END IF;
    SELECT found.hits INTO hits FROM food_search_by_index(wanted, kind_key, NULL, 0, kept, NULL, false) AS found;
  END IF;
  INSERT INTO food_search_leaders
    SELECT wanted.normal, coalesce(kind_key, ''), counted, (array_agg(tier))[1 : kept], (array_agg(length))[1 : kept],
      (array_agg(popularity))[1 : kept], array_agg(food_id)
    FROM unnest(hits);
  RETURN counted;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_leaders_upkeep()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '32MB'
 SET jit TO 'off'
AS $function$
DECLARE
  common CONSTANT integer := 240;          -- in the sample, which may be wrong by as much
  common_together CONSTANT integer := 160; -- two words
  common_in_a_row CONSTANT integer := 60;  -- three
  common_of_kinds CONSTANT integer := 3000;
  listed CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  share CONSTANT float8 := least(1, 30000 / greatest(listed, 1));
  common_keyword text;
  wanted food_search_wanted;
  counted integer;
BEGIN
  DELETE FROM food_search_leaders;
  FOR common_keyword IN SELECT substr(token, 2) FROM food_search_frequencies
    WHERE foods >= common AND token ^@ '.' AND token !~ '[ᄀ-ᄒ]'
    UNION
    SELECT keyword
    FROM (
      SELECT DISTINCT food_id, keyword
      FROM food_search_listed AS food TABLESAMPLE system (100 * share), LATERAL (
        SELECT left(typed, size) AS keyword
        FROM string_to_table(food.names, E'\n') AS line, string_to_array(ltrim(line, E'\t '), ' ') AS words,
          unnest(words, words[2:], words[3:]) AS neighbours (word, next, third),
          LATERAL (
            VALUES (word, 3), (word || next, char_length(word) + 1), (word || ' ' || next, char_length(word) + 2),
              (concat_ws(' ', word, next, nullif(third, '')), char_length(word || next) + 3)
          ) AS spelled (typed, shortest),
          generate_series(shortest, char_length(typed)) AS size
        UNION ALL
        SELECT word || ' ' || other
        FROM string_to_array(ltrim(translate(food.names, E'\n\t', '  ')), ' ') AS words,
          unnest(words) AS word, unnest(words) AS other
        WHERE word <> other AND word <> '' AND other <> ''
      ) AS of_food
    ) AS listed
    WHERE keyword !~ '[ᄀ-ᄒ]'
    GROUP BY keyword HAVING count(*) >= share * CASE
      WHEN keyword LIKE '% % %' THEN common_in_a_row WHEN keyword LIKE '% %' THEN common_together ELSE common
    END LOOP
    wanted := food_search_wanted(common_keyword);
    CONTINUE WHEN wanted.normal IS DISTINCT FROM common_keyword;
    counted := food_search_lead(wanted, NULL);
    IF counted >= common_of_kinds AND cardinality(wanted.words) = 1 THEN
      PERFORM food_search_lead(wanted, token) FROM food_search_frequencies WHERE token ^@ '#';
    END IF;
  END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_of_listed(wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit, wants_total boolean, OUT total integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  changed integer[];
  is_prepared boolean := categories IS NULL;
BEGIN
  IF is_prepared OR mask <> 0 THEN
    changed := food_search_changed();
    is_prepared := is_prepared AND changed IS NOT NULL;
  END IF;
  IF is_prepared AND NOT wanted.has_initials AND (mask = 0 OR food_search_suits_many(mask)) THEN
    SELECT led.total, led.hits INTO total, hits
    FROM food_search_led(wanted, kind_key, mask, page_size, after, wants_total, changed) AS led;
    IF hits IS NOT NULL THEN RETURN; END IF;
  END IF;
  IF mask <> 0 AND changed IS NOT NULL THEN
    SELECT suited.total, suited.hits INTO total, hits
    FROM food_search_suited(wanted, kind_key, categories, mask, page_size, after, changed) AS suited;
    IF hits IS NOT NULL AND (total IS NOT NULL OR NOT wants_total) THEN RETURN; END IF;
  END IF;
  -- Of one word, the index finds sooner what suits, where many foods do.
  IF is_prepared AND (mask = 0 OR kind_key IS NOT NULL OR cardinality(wanted.words) > 1) THEN
    SELECT crossed.total, crossed.hits INTO total, hits
    FROM food_search_crossed(wanted, kind_key, mask, page_size, after, wants_total, changed) AS crossed;
    IF hits IS NOT NULL THEN RETURN; END IF;
  END IF;
  SELECT indexed.total, indexed.hits INTO total, hits
  FROM food_search_by_index(wanted, kind_key, categories, mask, page_size, after, wants_total) AS indexed;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_forget_prepared()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM public.food_search_leaders;
  DELETE FROM public.food_search_bitmaps;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_note_fit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO public.food_search_fit_changes VALUES (NEW.food_id, NEW.length);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_refitted()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN count(*) <= 200 THEN coalesce(array_agg(DISTINCT food_id), '{}') END
  FROM (SELECT food_id FROM food_search_fit_changes LIMIT 201) AS changes
$function$;

CREATE OR REPLACE FUNCTION public.food_search_suits_many(mask bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE(((SELECT exp(sum(ln(((GREATEST(fits.foods, 1))::double precision / all_foods.foods)))) AS exp FROM food_search_fits fits, food_search_frequencies all_foods WHERE ((((food_search_suits_many.mask >> fits.condition) & (1)::bigint) = 1) AND (all_foods.token = ''::text) AND (all_foods.foods > (0)::double precision))) >= ((1.0 / (12)::numeric))::double precision), true);

CREATE OR REPLACE FUNCTION public.food_search_fits_upkeep()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
DECLARE
  met_by_some bigint;
  shortest integer;
  longest integer;
  unfits bigint[];
BEGIN
  -- Before anything is read, so that a change in between is compared once more and not overlooked.
  DELETE FROM food_search_fit_changes;
  DELETE FROM food_search_bitmaps WHERE key ^@ '!';
  DELETE FROM food_search_fits;
  met_by_some := (SELECT bit_or(unfit) FROM food_search_listed WHERE unfit <> -1);
  FOR first_place IN 0 .. (SELECT coalesce(max(place), -1) FROM food_search_places) BY 31000 LOOP
    SELECT min(length), max(length) INTO shortest, longest
    FROM food_search_places WHERE place BETWEEN first_place AND first_place + 30999;
    -- -1, all bits: a food that is not there any more suits nothing.
    unfits := ARRAY(
      SELECT coalesce(food.unfit, -1)
      FROM (SELECT * FROM food_search_places WHERE place BETWEEN first_place AND first_place + 30999) AS of_block
        LEFT JOIN (
          SELECT food_id, length, unfit FROM food_search_listed WHERE length BETWEEN shortest AND longest
        ) AS food USING (food_id, length)
      ORDER BY place
    );
    INSERT INTO food_search_bitmaps
      SELECT '!' || condition, first_place / 31000,
        CASE WHEN bit_count(bits) > 100 THEN bits END, CASE WHEN bit_count(bits) <= 100 THEN bits END
      FROM generate_series(0, 62) AS condition,
        LATERAL (
          SELECT rpad(string_agg((~unfit >> condition & 1)::text, '' ORDER BY place), 31000, '0')::bit varying AS bits
          FROM unnest(unfits) WITH ORDINALITY AS food (unfit, place)
        ) AS of_condition
      WHERE met_by_some >> condition & 1 = 1;
  END LOOP;
  INSERT INTO food_search_fits
    SELECT substr(key, 2)::integer, sum(bit_count(coalesce(bits, sparse_bits)))
    FROM food_search_bitmaps WHERE key ^@ '!' GROUP BY key;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_cross(keys text[], nth integer DEFAULT 1)
 RETURNS food_search_crossing
 LANGUAGE sql
 STABLE
AS $function$
  SELECT ROW(coalesce(sum(foods), 0), coalesce(array_agg(block), '{}'), array_agg(bits), array_agg(foods), '{}', '{}')::food_search_crossing
  FROM (
    SELECT block, bits, bit_count(bits) AS foods
    FROM (
      SELECT block, bit_and(coalesce(of_key.bits, sparse_bits)) AS bits FROM food_search_bitmaps AS of_key WHERE key = ANY (keys) AND block % nth = 0 GROUP BY block
    ) AS all_blocks
    WHERE bit_count(bits) > 0 ORDER BY block
  ) AS with_foods
$function$;

CREATE OR REPLACE FUNCTION public.food_search_cross_with(crossing food_search_crossing, keys text[])
 RETURNS food_search_crossing
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  there CONSTANT text[] := ARRAY(SELECT key FROM food_search_bitmaps WHERE block = 0 AND key = ANY (keys));
BEGIN
  IF NOT there @> keys THEN RETURN NULL; END IF;
  SELECT coalesce(sum(foods), 0), coalesce(array_agg(block), '{}'), array_agg(crossed), array_agg(foods)
    INTO crossing.foods, crossing.blocks, crossing.bits, crossing.sizes
  FROM (
    SELECT block, crossed, bit_count(crossed) AS foods
    FROM (
      SELECT block, before.bits & of_keys.bits AS crossed
      FROM unnest(crossing.blocks, crossing.bits) AS before (block, bits)
        JOIN (
          SELECT block, bit_and(coalesce(of_key.bits, sparse_bits)) AS bits FROM food_search_bitmaps AS of_key WHERE key = ANY (keys) GROUP BY block
        ) AS of_keys USING (block)
      OFFSET 0
    ) AS all_blocks
    WHERE bit_count(crossed) > 0 ORDER BY block
  ) AS with_foods;
  RETURN crossing;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_places_of(blocks integer[], bits bit varying[])
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  starts integer[];
  written text;
BEGIN
  SELECT array_agg(start ORDER BY start), string_agg(part::text, '' ORDER BY start) INTO starts, written
  FROM (
    SELECT block * 31000 + window_start AS start, substring(of_block FROM window_start + 1 FOR 1000) AS part
    FROM unnest(blocks, bits) AS crossed (block, of_block),
      generate_series(0, 30000, 1000) AS window_start
    OFFSET 0
  ) AS windows
  WHERE bit_count(part) > 0;
  RETURN ARRAY(
    SELECT starts[at / 1000 + 1] + at % 1000
    FROM (
      SELECT (sum(octet_length(gap) + 1) OVER (ORDER BY nth))::integer - 1 AS at
      FROM string_to_table(written, '1') WITH ORDINALITY AS gaps (gap, nth)
    ) AS ones
    WHERE at < 1000 * cardinality(starts) -- behind the last 1 there is no other
    ORDER BY at
  );
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_ranked(wanted food_search_wanted, kind_key text, categories integer[], mask bigint, places integer[], left_out integer[])
 RETURNS food_search_hit[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT ARRAY(
    SELECT ROW(food_search_tier(food.names, food.compact, wanted), food.length, food.popularity, food.food_id)::food_search_hit
    FROM (
        SELECT min(length) AS shortest, max(length) AS longest, array_agg(food_id) AS food_ids
        FROM food_search_places
        WHERE place = ANY (places) AND food_id <> ALL (left_out)
        GROUP BY width_bucket(length, food_search_bands())
      ) AS of_partition,
      LATERAL (
        SELECT food_id, length, popularity, names, compact FROM food_search_listed
        WHERE food_id = ANY (food_ids) AND length BETWEEN shortest AND longest AND (unfit & mask) = 0 AND food_search_matches(compact, wanted)
          AND (kind_key IS NULL OR '#' || kind = kind_key) AND (categories IS NULL OR category_id = ANY (categories))
        OFFSET 0
      ) AS food
  )
$function$;

CREATE OR REPLACE FUNCTION public.food_search_place_after(after food_search_hit, left_out integer[])
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  SELECT place FROM food_search_places
  WHERE food_id = (after).food_id AND length = (after).length AND popularity = (after).popularity AND food_id <> ALL (left_out)
$function$;

CREATE OR REPLACE FUNCTION public.food_search_crossing_all(wanted food_search_wanted, kind_key text, categories integer[], mask bigint, crossing food_search_crossing, to_tier integer)
 RETURNS food_search_hit[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  hits food_search_hit[] := crossing.fresh;
BEGIN
  IF crossing.foods > 0 THEN
    hits := hits || food_search_ranked(
      wanted, kind_key, categories, mask, food_search_places_of(crossing.blocks, crossing.bits), crossing.unsure
    );
  END IF;
  RETURN ARRAY(SELECT hit FROM unnest(hits) AS hit WHERE (hit).tier <= to_tier);
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_crossing_first(wanted food_search_wanted, kind_key text, mask bigint, crossing food_search_crossing, wanted_tier integer, after food_search_hit, page_size integer)
 RETURNS food_search_hit[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  at_once CONSTANT integer := 2 * page_size;
  after_place CONSTANT integer :=
    CASE WHEN after.tier = wanted_tier THEN food_search_place_after(after, crossing.unsure) ELSE -1 END;
  hits food_search_hit[] := '{}';
  first_block integer := 1;
  waiting integer := 0;
  places integer[];
BEGIN
  IF after_place IS NULL THEN RETURN NULL; END IF;
  -- As many blocks at once as have a page.
  FOR last_block IN 1 .. cardinality(crossing.blocks) LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    waiting := waiting + crossing.sizes[last_block];
    CONTINUE WHEN waiting < at_once AND last_block < cardinality(crossing.blocks);
    places := ARRAY(
      SELECT place
      FROM unnest(
        food_search_places_of(crossing.blocks[first_block : last_block], crossing.bits[first_block : last_block])
      ) AS place
      WHERE place > after_place ORDER BY place
    );
    FOR start IN 1 .. cardinality(places) BY at_once LOOP
      EXIT WHEN cardinality(hits) >= page_size;
      hits := hits || ARRAY(
        SELECT hit
        FROM unnest(
          food_search_ranked(wanted, kind_key, NULL, mask, places[start : start + at_once - 1], crossing.unsure)
        ) AS hit
        WHERE (hit).tier = wanted_tier
      );
    END LOOP;
    first_block := last_block + 1;
    waiting := 0;
  END LOOP;
  RETURN food_search_merged(
    hits, ARRAY(SELECT hit FROM unnest(crossing.fresh) AS hit WHERE (hit).tier = wanted_tier), after, page_size
  );
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_crossing_page(wanted food_search_wanted, kind_key text, mask bigint, crossing food_search_crossing, after food_search_hit, page_size integer)
 RETURNS food_search_hit[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  few CONSTANT integer := 120;
  most CONSTANT integer := 1001;
  longest CONSTANT integer := 2147483647;
  tier_keys CONSTANT text[] := ARRAY['=' || wanted.size || ':' || wanted.head, '^' || wanted.head, '_' || wanted.head];
  next_tier integer := coalesce(after.tier, 0);
  hits food_search_hit[] := '{}';
  side_by_side food_search_crossing := crossing;
  starting food_search_crossing;
  of_tier food_search_crossing;
  to_tier integer;
  rare_keys text[];
  looked record;
  part food_search_hit[];
BEGIN
  IF crossing.foods <= few THEN
    RETURN food_search_merged(
      food_search_crossing_all(wanted, kind_key, NULL, mask, crossing, 3), '{}', after, page_size
    );
  END IF;
  -- All of some tiers at once, where they are few: of tiers 0 to 2 all words stand together, and of the first two at a start.
  IF next_tier < 3 AND cardinality(wanted.words) > 1 THEN
    to_tier := 2;
    rare_keys := food_search_rarest(wanted.phrase, array_fill(1, ARRAY[cardinality(wanted.phrase)]));
    -- Of all foods, the index finds what has such letters faster, as long as these are rare.
    side_by_side := CASE WHEN mask <> 0 OR food_search_most(rare_keys) > 4000 THEN
      food_search_cross_with(crossing, food_search_tagged('.', wanted.phrase))
    END;
    of_tier := side_by_side;
  END IF;
  IF next_tier < 2 AND (to_tier IS NULL OR side_by_side.foods > few) THEN
    starting := food_search_cross_with(side_by_side, tier_keys[2:2]);
    to_tier := 1;
    rare_keys := tier_keys[2:2];
    of_tier := starting;
  END IF;
  IF to_tier IS NOT NULL AND of_tier.foods IS NULL THEN
    SELECT * INTO looked FROM food_search_look(
      wanted, array_remove(rare_keys || kind_key, NULL), NULL, NULL, mask, to_tier, most, after, page_size
    );
    IF looked.matches >= most THEN RETURN NULL; END IF;
    hits := looked.hits;
    next_tier := to_tier + 1;
  ELSIF of_tier.foods <= few THEN
    hits := food_search_merged(
      food_search_crossing_all(wanted, kind_key, NULL, mask, of_tier, to_tier), '{}', after, page_size
    );
    next_tier := to_tier + 1;
  END IF;

  FOR tier IN next_tier .. 3 LOOP
    EXIT WHEN cardinality(hits) >= page_size;
    of_tier := CASE tier
      WHEN 0 THEN food_search_cross_with(starting, tier_keys[1:1])
      WHEN 1 THEN starting
      WHEN 2 THEN food_search_cross_with(side_by_side, tier_keys[3:3])
      ELSE crossing
    END;
    part := CASE WHEN of_tier.foods IS NULL THEN food_search_of_tier(
      wanted, tier, array_remove(ARRAY[tier_keys[tier + 1], kind_key], NULL), NULL, NULL, 0, longest, mask, after,
      page_size - cardinality(hits)
    ) ELSE food_search_crossing_first(
      wanted, kind_key, mask, of_tier, tier, after, page_size - cardinality(hits)
    ) END;
    IF part IS NULL THEN RETURN NULL; END IF;
    hits := hits || part;
  END LOOP;
  RETURN hits;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_crossed(wanted food_search_wanted, kind_key text, mask bigint, page_size integer, after food_search_hit, wants_total boolean, changed integer[], OUT total integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  most CONSTANT integer := 1001; -- a total is exact below
  keys CONSTANT text[] := ARRAY(
    SELECT DISTINCT unnest(array_remove(food_search_tagged('.', string_to_array(wanted.normal, ' ')) || kind_key, NULL))
  );
  crossing food_search_crossing;
BEGIN
  IF wants_total AND mask <> 0 THEN RETURN; END IF;
  IF (SELECT count(*) FROM food_search_bitmaps WHERE key = ANY (keys) AND block = 0) < cardinality(keys) THEN RETURN; END IF;
  crossing := food_search_cross(keys);
  IF changed <> '{}' THEN
    crossing.unsure := changed;
    crossing.fresh := food_search_changed_hits(wanted, kind_key, mask);
  END IF;
  IF wants_total THEN
    total := least(most, CASE
      WHEN changed = '{}' OR crossing.foods - cardinality(changed) >= most THEN crossing.foods
      ELSE crossing.foods - food_search_crossing_of(keys, changed) + cardinality(crossing.fresh)
    END);
  END IF;
  hits := food_search_crossing_page(wanted, kind_key, mask, crossing, after, page_size);
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_crossing_of(keys text[], foods integer[])
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  SELECT count(*)::integer
  FROM food_search_places JOIN LATERAL (
    SELECT bit_and(coalesce(bits, sparse_bits)) AS bits FROM food_search_bitmaps
    WHERE key = ANY (keys) AND block = place / 31000
  ) AS crossed ON get_bit(bits, place % 31000) = 1
  WHERE food_id = ANY (foods)
$function$;

CREATE OR REPLACE FUNCTION public.food_search_suited(wanted food_search_wanted, kind_key text, categories integer[], mask bigint, page_size integer, after food_search_hit, changed integer[], OUT total integer, OUT hits food_search_hit[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  few CONSTANT integer := 120;
  words CONSTANT text[] := string_to_array(wanted.normal, ' ');
  tokens CONSTANT text[] := array_remove(food_search_rarest(wanted.grams, wanted.gram_words) || kind_key, NULL);
  all_foods CONSTANT float8 := (SELECT foods FROM food_search_frequencies WHERE token = '');
  blocks CONSTANT float8 := ceil(all_foods / 31000);
  of_categories CONSTANT float8 := CASE WHEN categories IS NOT NULL THEN (
    SELECT coalesce(sum(foods), 0) FROM food_search_frequencies WHERE token = ANY (food_search_tagged('@', categories::text[]))
  ) END;
  offered CONSTANT float8 := least(food_search_most(tokens), of_categories, all_foods);
  refitted CONSTANT integer[] := food_search_refitted();
  conditions CONSTANT text[] := ARRAY(
    SELECT '!' || condition FROM food_search_fits WHERE mask >> condition & 1 = 1 ORDER BY foods
  );
  -- The rarest are mostly enough: each further bitmap costs as much and leaves out less.
  rarest CONSTANT text[] := conditions[1 : 8];
  keys text[];
  narrowed float8; -- foods that have the words of the bitmaps, whether they suit or not
  many float8; -- of these, so many that suit are found as soon by the index, in order
  crossing food_search_crossing;
BEGIN
  -- A rare keyword is one look into the index, whatever suits.
  IF coalesce(offered, 0) < 1001 OR refitted IS NULL OR conditions = '{}' THEN RETURN; END IF;
  keys := ARRAY(
    SELECT key FROM food_search_bitmaps
    WHERE block = 0 AND key = ANY (rarest || kind_key || food_search_tagged('.', words))
  );
  IF NOT keys @> rarest THEN RETURN; END IF;
  -- Of a word without a bitmap, its letters.
  keys := keys || ARRAY(
    SELECT '.' || gram FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
    WHERE '.' || words[word] <> ALL (keys)
      AND EXISTS (SELECT FROM food_search_bitmaps WHERE block = 0 AND key = '.' || gram)
  );
  narrowed := coalesce((
    SELECT min(foods) FROM food_search_frequencies
    WHERE token = ANY (keys || ARRAY(
      SELECT '.' || gram FROM unnest(wanted.grams, wanted.gram_words) AS wanted_gram (gram, word)
      WHERE '.' || words[word] = ANY (keys)
    ))
  ), all_foods);
  many := narrowed / 15;
  -- To cross many bitmaps takes longer than the index does where many suit: some blocks tell.
  IF cardinality(rarest) > 2 AND (food_search_cross(keys, 4)).foods * blocks / ceil(blocks / 4) > many THEN RETURN; END IF;
  crossing := food_search_cross(keys);
  IF crossing.foods > few AND conditions <> rarest THEN
    crossing := food_search_cross_with(crossing, conditions);
  END IF;
  IF crossing.foods > few THEN
    IF crossing.foods > many THEN RETURN; END IF;
    -- The index is faster also where the bitmaps leave more than it has for the keyword. Of a category it costs as many foods as it has to
    -- offer, or, where n of N foods are left by the bitmaps, some 20 N / n until a page is full, and the rest of their partition; to read
    -- n foods at their places takes five times as long each.
    IF (CASE WHEN categories IS NULL THEN narrowed > 2 * offered ELSE crossing.foods > least(sqrt(6 * narrowed), offered / 5) END) THEN
      RETURN;
    END IF;
  END IF;

  crossing.unsure := changed || refitted;
  IF crossing.unsure <> '{}' THEN
    crossing.fresh := ARRAY(
      SELECT ROW(food_search_tier(names, compact, wanted), length, popularity, food_id)::food_search_hit
      FROM (SELECT * FROM food_search_changes UNION SELECT * FROM food_search_fit_changes) AS change
        JOIN food_search_listed USING (food_id, length)
      WHERE (unfit & mask) = 0 AND food_search_matches(compact, wanted)
          AND (kind_key IS NULL OR '#' || kind = kind_key) AND (categories IS NULL OR category_id = ANY (categories))
    );
  END IF;
  IF crossing.foods <= few OR categories IS NOT NULL THEN
    hits := food_search_crossing_all(wanted, kind_key, categories, mask, crossing, 3);
    total := cardinality(hits);
    hits := food_search_merged(hits, '{}', after, page_size);
  ELSE
    hits := food_search_crossing_page(wanted, kind_key, mask, crossing, after, page_size);
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_suited_of_category(wanted_category integer, other_than integer, mask bigint, wanted_foods integer)
 RETURNS food_search_hit[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET work_mem TO '32MB'
 SET jit TO 'off'
AS $function$
DECLARE
  changed CONSTANT integer[] := food_search_changed();
  every_food food_search_wanted;
  suited food_search_hit[];
BEGIN
  IF changed IS NULL THEN RETURN NULL; END IF;
  every_food.has_initials := false;
  every_food.normal := '';
  every_food.words := '{}';
  SELECT hits INTO suited
  FROM food_search_suited(every_food, NULL, ARRAY[wanted_category], mask, NULL, NULL, changed);
  IF suited IS NULL THEN RETURN NULL; END IF;
  RETURN ARRAY(
    SELECT hit FROM unnest(suited) AS hit WHERE (hit).food_id <> other_than
    ORDER BY (hit).popularity DESC, (hit).food_id LIMIT wanted_foods
  );
END
$function$;

CREATE OR REPLACE FUNCTION public.food_search_upkeep()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM food_search_words_and_leaders_upkeep();
  IF NOT EXISTS (SELECT FROM food_search_bitmaps WHERE key ^@ '!')
    OR (SELECT count(*) FROM (SELECT FROM food_search_fit_changes LIMIT 21) AS changes) > 20
  THEN
    PERFORM food_search_fits_upkeep();
  END IF;
END
$function$;

CREATE OR REPLACE TRIGGER food_search_insert AFTER INSERT ON public.foods FOR EACH ROW WHEN ((current_setting('food_search.by_hand'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION food_search_follow();

CREATE OR REPLACE TRIGGER food_search_update AFTER UPDATE ON public.foods FOR EACH ROW WHEN (((current_setting('food_search.by_hand'::text, true) IS DISTINCT FROM 'on'::text) AND ((((((((((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.name_en)::text IS DISTINCT FROM (new.name_en)::text)) OR (old.aliases IS DISTINCT FROM new.aliases)) OR ((old.brand)::text IS DISTINCT FROM (new.brand)::text)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.category_id IS DISTINCT FROM new.category_id)) OR (old.owner_id IS DISTINCT FROM new.owner_id)) OR (old.popularity IS DISTINCT FROM new.popularity)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)))) EXECUTE FUNCTION food_search_follow();

CREATE OR REPLACE TRIGGER food_search_arrival AFTER INSERT OR DELETE ON public.food_search_listed FOR EACH ROW EXECUTE FUNCTION food_search_note_change();

CREATE OR REPLACE TRIGGER food_search_change AFTER UPDATE OF names, kind, popularity ON public.food_search_listed FOR EACH ROW WHEN ((((old.names IS DISTINCT FROM new.names) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.popularity IS DISTINCT FROM new.popularity))) EXECUTE FUNCTION food_search_note_change();

CREATE OR REPLACE TRIGGER food_search_truncation AFTER TRUNCATE ON public.food_search FOR EACH STATEMENT EXECUTE FUNCTION food_search_forget_prepared();

CREATE OR REPLACE TRIGGER food_search_fit AFTER UPDATE OF unfit ON public.food_search_listed FOR EACH ROW WHEN (((old.unfit & (~ new.unfit)) <> 0)) EXECUTE FUNCTION food_search_note_fit();

CREATE INDEX IF NOT EXISTS food_search_tokens_idx ON public.food_search USING gin (food_search_tokens(names, kind, category_id)) WITH (gin_pending_list_limit='64');
CREATE INDEX IF NOT EXISTS food_words_letters_idx ON public.food_words USING gin (letters gin_trgm_ops);
CREATE INDEX IF NOT EXISTS food_words_letter_idx ON public.food_words USING btree ("left"(initials, 1), foods DESC, word);
CREATE INDEX IF NOT EXISTS food_words_two_letters_idx ON public.food_words USING btree ("left"(initials, 2), foods DESC, word);

-- Foods that were written before these functions.
INSERT INTO food_search
  SELECT found.* FROM foods, food_search_row(foods) AS found WHERE NOT EXISTS (SELECT FROM food_search WHERE food_id = foods.id);
SELECT food_search_upkeep();
SELECT food_words_upkeep();

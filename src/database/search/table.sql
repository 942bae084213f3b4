-- Keeps food_search beside foods: what a write changes is found, or not found any more, as soon as the write is committed,
-- whoever wrote (an import in SQL, Payload, a foreign key).

-- All that a food is found by, in normal form, one field a line: the titles (name, English name, aliases), then the
-- brand, marked by a tab and a blank. So a title is known by the line's start, the start of a word by the blank before
-- it, also of the brand's first word, and no text goes across the border of two fields.
CREATE OR REPLACE FUNCTION food_search_names(name text, name_en text, aliases jsonb, brand text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN E'\n' || public.food_norm(coalesce(name, '')) || E'\n'
    || coalesce(nullif(public.food_norm(name_en), '') || E'\n', '')
    || coalesce((
      SELECT string_agg(public.food_norm(alias #>> '{}') || E'\n', '' ORDER BY position)
      FROM jsonb_path_query(aliases, '$[*] ? (@.type() == "string")') WITH ORDINALITY AS listed (alias, position)
      WHERE public.food_norm(alias #>> '{}') <> ''
    ), '')
    || coalesce(E'\t ' || nullif(public.food_norm(brand), '') || E'\n', '');

-- The row of a food, not judged yet (unfit is -1).
CREATE OR REPLACE FUNCTION food_search_row(food foods) RETURNS food_search
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  names text := public.food_search_names(food.name, food.name_en, food.aliases, food.brand);
  compact text := replace(names, ' ', '');
BEGIN
  RETURN ROW(
    food.id, char_length(split_part(compact, E'\n', 2)), food.category_id, food.owner_id, coalesce(food.popularity, 0), -1,
    food.deleted_at IS NULL AND food.kind <> 'custom', food.deleted_at IS NOT NULL, food.kind, names, compact
  )::public.food_search;
END
$$;

CREATE OR REPLACE FUNCTION food_search_sync() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  new_row CONSTANT public.food_search := public.food_search_row(NEW);
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.food_search SELECT new_row.*;
  ELSE
    -- PostgreSQL moves the row when it belongs to another partition now.
    UPDATE public.food_search
    SET length = new_row.length, category_id = new_row.category_id, owner_id = new_row.owner_id,
      popularity = new_row.popularity, is_listed = new_row.is_listed, is_trashed = new_row.is_trashed,
      kind = new_row.kind, names = new_row.names, compact = new_row.compact
    WHERE food_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

-- A transaction that sets food_search.by_hand to 'on' writes the rows itself, by food_search_write or food_search_add.
CREATE OR REPLACE TRIGGER food_search_insert AFTER INSERT ON foods
  FOR EACH ROW WHEN (current_setting('food_search.by_hand', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION food_search_sync();
-- Most updates change nothing that is searched.
CREATE OR REPLACE TRIGGER food_search_update AFTER UPDATE ON foods
  FOR EACH ROW WHEN (
    current_setting('food_search.by_hand', true) IS DISTINCT FROM 'on'
    AND (OLD.name, OLD.name_en, OLD.aliases, OLD.brand, OLD.kind, OLD.category_id, OLD.owner_id, OLD.popularity, OLD.deleted_at)
    IS DISTINCT FROM
    (NEW.name, NEW.name_en, NEW.aliases, NEW.brand, NEW.kind, NEW.category_id, NEW.owner_id, NEW.popularity, NEW.deleted_at)
  ) EXECUTE FUNCTION food_search_sync();

-- Writes the rows of many foods in one statement, with what they do not suit: [{"id": 1, "unfit": "-1"}, …]. For imports:
-- row by row, and judged in a second write, a food costs the index twice. The tokens of some 130 foods of a partition are merged
-- into the index together, the last at the end: that halves the time of an import, and leaves no list that searches must read.
-- Longer lists would leave more empty pages in the index.
CREATE OR REPLACE FUNCTION food_search_write(written jsonb) RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp
  SET gin_pending_list_limit = '256kB'
AS $$
BEGIN
  WITH new_row AS MATERIALIZED (
    SELECT found.*, new.unfit AS new_unfit
    FROM jsonb_to_recordset(written) AS new (id integer, unfit bigint) JOIN foods ON foods.id = new.id,
      food_search_row(foods) AS found
  ),
  updated AS (
    UPDATE food_search AS food
    SET length = new_row.length, category_id = new_row.category_id, owner_id = new_row.owner_id,
      popularity = new_row.popularity, unfit = new_row.new_unfit, is_listed = new_row.is_listed,
      is_trashed = new_row.is_trashed, kind = new_row.kind, names = new_row.names, compact = new_row.compact
    FROM new_row WHERE food.food_id = new_row.food_id
    RETURNING food.food_id
  )
  INSERT INTO food_search (
    food_id, length, category_id, owner_id, popularity, unfit, is_listed, is_trashed, kind, names, compact
  )
  SELECT food_id, length, category_id, owner_id, popularity, new_unfit, is_listed, is_trashed, kind, names, compact
  FROM new_row WHERE food_id NOT IN (SELECT food_id FROM updated);
  PERFORM gin_clean_pending_list(relid) FROM pg_partition_tree('food_search_tokens_idx') WHERE isleaf;
END
$$;

-- The same for foods that are new: [1, …] and what they do not suit. Nothing is looked for in the partitions.
CREATE OR REPLACE FUNCTION food_search_add(ids integer[], unfits bigint[]) RETURNS void
  LANGUAGE plpgsql
  SET search_path = public, pg_temp
  SET gin_pending_list_limit = '256kB'
AS $$
BEGIN
  INSERT INTO food_search (
    food_id, length, category_id, owner_id, popularity, unfit, is_listed, is_trashed, kind, names, compact
  )
  SELECT found.food_id, found.length, found.category_id, found.owner_id, found.popularity, new.unfit, found.is_listed,
    found.is_trashed, found.kind, found.names, found.compact
  FROM unnest(ids, unfits) AS new (id, unfit) JOIN foods ON foods.id = new.id, food_search_row(foods) AS found;
  PERFORM gin_clean_pending_list(relid) FROM pg_partition_tree('food_search_tokens_idx') WHERE isleaf;
END
$$;

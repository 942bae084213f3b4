/**
 * Where the partitions by length begin. One for each length that many names have: results are ordered by length, so a
 * search for a common word reads the partitions in turn and stops when its page is full.
 */
export const lengthBands = [0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 20, 25, 40];

const partitions = lengthBands
  .map((start, at) => {
    const end = lengthBands[at + 1];
    return `CREATE TABLE food_search_${String(start)} PARTITION OF food_search_listed
  FOR VALUES FROM (${String(start)}) TO (${end === undefined ? 'MAXVALUE' : String(end)}) WITH (fillfactor = 85);`;
  })
  .join('\n');

/**
 * The table that food search reads, kept beside `foods` by triggers: what every write changes is found, or not found
 * any more, as soon as the write is committed, whoever wrote (imports in SQL, Payload, a foreign key).
 *
 * It is narrow, because a common word makes a search look at a thousand rows; rows of `foods` are wide.
 * Every function that an index or a generated column uses names its schema: PostgreSQL restores, reindexes and analyses
 * with a search_path of its own.
 */
export const foodSearchTableUp = String.raw`
-- All that a food is found by, in normal form, one field a line: the titles (name, English name, aliases), then the
-- brand, marked by a tab and a blank. So a title is known by the line's start, the start of a word by the blank before
-- it, also of the brand's first word, and no text goes across the border of two fields.
CREATE FUNCTION food_search_names(name text, name_en text, aliases jsonb, brand text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN E'\n' || public.food_norm(coalesce(name, '')) || E'\n'
    || coalesce(nullif(public.food_norm(name_en), '') || E'\n', '')
    || coalesce((
      SELECT string_agg(public.food_norm(alias #>> '{}') || E'\n', '' ORDER BY place)
      FROM jsonb_path_query(aliases, '$[*] ? (@.type() == "string")') WITH ORDINALITY AS listed (alias, place)
      WHERE public.food_norm(alias #>> '{}') <> ''
    ), '')
    || coalesce(E'\t ' || nullif(public.food_norm(brand), '') || E'\n', '');

-- Listed is what everybody finds: foods by the length of their names, so that foods that are ranked side by side lie side
-- by side, and a search reads few pages. What members entered for themselves and what lies in the trash is apart.
-- Judging a food anew (unfit) touches no index, and leaves the room for it in its page.
CREATE TABLE food_search (
  food_id integer NOT NULL REFERENCES foods ON DELETE CASCADE,
  -- Characters of the name without blanks.
  length integer NOT NULL,
  category_id integer,
  owner_id integer,
  popularity float8 NOT NULL,
  -- A set bit: not suitable for that diet or allergen. -1, all bits: not judged yet.
  unfit bigint NOT NULL DEFAULT -1,
  is_listed boolean NOT NULL,
  is_trashed boolean NOT NULL,
  kind text COLLATE "C" NOT NULL,
  names text COLLATE "C" NOT NULL,
  -- The same without blanks.
  compact text COLLATE "C" NOT NULL
) PARTITION BY LIST (is_listed);
CREATE TABLE food_search_listed PARTITION OF food_search FOR VALUES IN (true) PARTITION BY RANGE (length);
CREATE TABLE food_search_unlisted PARTITION OF food_search FOR VALUES IN (false) WITH (fillfactor = 85);
${partitions}
-- No primary key: it would have to hold the length as well, and PostgreSQL would then read it whole for a range of lengths.
CREATE INDEX food_search_food_idx ON food_search (food_id);

-- The row of a food, but for what is not of the food (unfit).
CREATE FUNCTION food_search_row(food foods) RETURNS food_search
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

CREATE FUNCTION food_search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
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
$$;

-- A transaction that sets food_search.by_hand to 'on' writes the rows itself, see food_search_write.
CREATE TRIGGER food_search_insert AFTER INSERT ON foods
  FOR EACH ROW WHEN (current_setting('food_search.by_hand', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION food_search_follow();
-- Most updates change nothing that is searched.
CREATE TRIGGER food_search_update AFTER UPDATE ON foods
  FOR EACH ROW WHEN (
    current_setting('food_search.by_hand', true) IS DISTINCT FROM 'on'
    AND (OLD.name, OLD.name_en, OLD.aliases, OLD.brand, OLD.kind, OLD.category_id, OLD.owner_id, OLD.popularity, OLD.deleted_at)
    IS DISTINCT FROM
    (NEW.name, NEW.name_en, NEW.aliases, NEW.brand, NEW.kind, NEW.category_id, NEW.owner_id, NEW.popularity, NEW.deleted_at)
  ) EXECUTE FUNCTION food_search_follow();

-- The rows of many foods in one statement, with what they do not suit: [{"id": 1, "unfit": "-1"}, …]. For imports: row by
-- row, and judged in a second write, a food costs the index twice.
CREATE FUNCTION food_search_write(written jsonb) RETURNS void
  LANGUAGE sql SET search_path = public, pg_temp
AS $$
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
$$;

INSERT INTO food_search SELECT found.* FROM foods, food_search_row(foods) AS found;
`;

export const foodSearchTableDown = `
DROP TRIGGER food_search_update ON foods;
DROP TRIGGER food_search_insert ON foods;
DROP FUNCTION food_search_write(jsonb);
DROP FUNCTION food_search_follow();
DROP FUNCTION food_search_row(foods);
DROP TABLE food_search;
DROP FUNCTION food_search_names(text, text, jsonb, text);
`;

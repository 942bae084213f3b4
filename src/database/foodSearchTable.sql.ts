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

CREATE TABLE food_search (
  food_id integer PRIMARY KEY REFERENCES foods ON DELETE CASCADE,
  category_id integer,
  owner_id integer,
  popularity float8 NOT NULL,
  -- A set bit: not suitable for that diet or allergen. -1, all bits: not judged yet. In no index, so that judging a
  -- food anew touches none.
  unfit bigint NOT NULL DEFAULT -1,
  is_trashed boolean NOT NULL,
  kind text COLLATE "C" NOT NULL,
  names text COLLATE "C" NOT NULL,
  compact text COLLATE "C" NOT NULL GENERATED ALWAYS AS (replace(names, ' ', '')) STORED,
  -- Characters of the name without blanks.
  length integer NOT NULL GENERATED ALWAYS AS (char_length(replace(split_part(names, E'\n', 2), ' ', ''))) STORED,
  -- Whether everybody finds it. What members entered for themselves and what lies in the trash has an index apart.
  is_listed boolean NOT NULL GENERATED ALWAYS AS (NOT is_trashed AND kind <> 'custom') STORED
) WITH (fillfactor = 85);

CREATE FUNCTION food_search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.food_search AS food (food_id, category_id, owner_id, popularity, is_trashed, kind, names)
  VALUES (
    NEW.id, NEW.category_id, NEW.owner_id, coalesce(NEW.popularity, 0), NEW.deleted_at IS NOT NULL, NEW.kind,
    public.food_search_names(NEW.name, NEW.name_en, NEW.aliases, NEW.brand)
  )
  ON CONFLICT (food_id) DO UPDATE SET
    category_id = excluded.category_id, owner_id = excluded.owner_id, popularity = excluded.popularity,
    is_trashed = excluded.is_trashed, kind = excluded.kind, names = excluded.names;
  RETURN NULL;
END
$$;

CREATE TRIGGER food_search_insert AFTER INSERT ON foods
  FOR EACH ROW EXECUTE FUNCTION food_search_follow();
-- Most updates change nothing that is searched.
CREATE TRIGGER food_search_update AFTER UPDATE ON foods
  FOR EACH ROW WHEN (
    (OLD.name, OLD.name_en, OLD.aliases, OLD.brand, OLD.kind, OLD.category_id, OLD.owner_id, OLD.popularity, OLD.deleted_at)
    IS DISTINCT FROM
    (NEW.name, NEW.name_en, NEW.aliases, NEW.brand, NEW.kind, NEW.category_id, NEW.owner_id, NEW.popularity, NEW.deleted_at)
  ) EXECUTE FUNCTION food_search_follow();

INSERT INTO food_search (food_id, category_id, owner_id, popularity, is_trashed, kind, names)
  SELECT id, category_id, owner_id, coalesce(popularity, 0), deleted_at IS NOT NULL, kind::text,
    food_search_names(name, name_en, aliases, brand)
  FROM foods;
`;

export const foodSearchTableDown = `
DROP TRIGGER food_search_update ON foods;
DROP TRIGGER food_search_insert ON foods;
DROP FUNCTION food_search_follow();
DROP TABLE food_search;
DROP FUNCTION food_search_names(text, text, jsonb, text);
`;

/**
 * The normal form of a name, by which food search compares; and what its first version kept beside `foods`: n-grams of
 * the name in an index, since replaced by a table of its own (foodSearchTable.sql.ts).
 *
 * The functions use nothing but pg_catalog and their argument, so they mean the same under every search_path
 * (PostgreSQL sets its own while it restores, reindexes or analyses).
 */

/** Read as blanks: everything that separates words in a name. U+119E is what NFKC makes of the middle dot 'ㆍ'. */
const separators = String.raw`\t\n\u000b\f\r\u0085\u1680\u2028\u2029,;:()[]{}<>/|_-~"\u0027\u0060\u00b7\u119e\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2022\u2027\u2219\u30fb`;
/** Dropped: soft hyphen and characters of no width. */
const invisible = String.raw`\u00ad\u200b\u200c\u200d\u2060\ufeff`;

const foodNormUp = String.raw`
-- One spelling for all of a kind: NFC, NFD and full width, upper and lower case, any separator.
-- '%' and '\' are letters like any other: "100%" is part of a name.
CREATE FUNCTION food_norm(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(regexp_replace(
    translate(
      lower(normalize(name, NFKC)),
      E'${separators}${invisible}',
      repeat(' ', char_length(E'${separators}'))
    ),
    ' +', ' ', 'g'
  ));
`;

export const foodNameGramsUp = `
-- Every character and every pair of neighbours in a normal name, blanks left out: people write 매일 우유 and 매일우유.
CREATE FUNCTION food_grams(normal_name text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000
AS $$
DECLARE
  characters text[] := string_to_array(replace(normal_name, ' ', ''), NULL);
BEGIN
  RETURN characters || ARRAY(
    SELECT one || other FROM unnest(characters, characters[2:]) AS pair (one, other) WHERE other IS NOT NULL
  );
END
$$;

-- Kept, because normalising again for every candidate of a common word costs more than the search itself.
ALTER TABLE foods ADD COLUMN search_name text GENERATED ALWAYS AS (food_norm(name::text)) STORED;

-- Without a pending list: an import must not slow the searches after it.
CREATE INDEX foods_search_grams_idx ON foods USING gin (food_grams(search_name)) WITH (fastupdate = off)
  WHERE deleted_at IS NULL;
`;

export const foodNameGramsDown = `
DROP INDEX foods_search_grams_idx;
ALTER TABLE foods DROP COLUMN search_name;
DROP FUNCTION food_grams(text);
`;

export const foodSearchUp = `${foodNormUp}${foodNameGramsUp}`;
export const foodSearchDown = `${foodNameGramsDown}DROP FUNCTION food_norm(text);`;

/**
 * The words of what foods are called, for completing what somebody types and for guessing what a misspelt word was meant
 * to be. Counted by a job: a new word is suggested a little later, and found at once.
 */
export const foodWordsUp = String.raw`
-- Both are contrib modules that PostgreSQL trusts, so the owner of a database may add them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE TABLE food_words (
  word text COLLATE "C" PRIMARY KEY,
  -- Consonants and vowels one by one: 볶 and 복 differ by one of three.
  letters text COLLATE "C" NOT NULL GENERATED ALWAYS AS (normalize(word, NFD)) STORED,
  initials text COLLATE "C" NOT NULL GENERATED ALWAYS AS (food_initials(word)) STORED,
  -- How many foods have it.
  foods integer NOT NULL
);
CREATE INDEX food_words_letters_idx ON food_words USING gin (letters gin_trgm_ops);
-- Words by their first one or two initials, the commonest first: an initial begins thousands of words.
CREATE INDEX food_words_letter_idx ON food_words (left(initials, 1), foods DESC, word);
CREATE INDEX food_words_two_letters_idx ON food_words (left(initials, 2), foods DESC, word);

-- Counts the words of all listed foods anew, and writes what differs. Sizes and codes are no words to complete; under
-- "C", letters beyond ASCII are of no class, so a word is told by what is neither digit nor mark.
CREATE FUNCTION food_words_upkeep() RETURNS void
  LANGUAGE sql SET search_path = public, pg_temp
AS $$
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
$$;

-- What a keyword that finds nothing was probably meant to be, or NULL. Each word that no food has is replaced by the
-- nearest one that some have: trigrams of consonants and vowels find the candidates, the edit distance chooses, at most a
-- quarter of the letters away; among equals the word of more foods. Two short words one letter apart share a fifth of
-- their trigrams.
CREATE FUNCTION food_words_corrected(keyword text) RETURNS text
  LANGUAGE sql STABLE STRICT SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.2
AS $$
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
$$;
`;

export const foodWordsDown = `
DROP FUNCTION food_words_corrected(text);
DROP FUNCTION food_words_upkeep();
DROP TABLE food_words;
DROP EXTENSION fuzzystrmatch;
DROP EXTENSION pg_trgm;
`;

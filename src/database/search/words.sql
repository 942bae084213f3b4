-- The words of what foods are called, for completing what somebody types and for guessing what a misspelt word was meant
-- to be. Counted by a job: a new word is suggested a little later, and found at once.

-- Loads pg_trgm, whose setting a function below sets.
SELECT show_limit();

CREATE TABLE IF NOT EXISTS food_words (
  word text COLLATE "C" PRIMARY KEY,
  -- Consonants and vowels one by one: 볶 and 복 differ by one of three.
  letters text COLLATE "C" NOT NULL GENERATED ALWAYS AS (normalize(word, NFD)) STORED,
  initials text COLLATE "C" NOT NULL GENERATED ALWAYS AS (food_initials(word)) STORED,
  -- How many foods have it.
  foods integer NOT NULL
);
CREATE INDEX IF NOT EXISTS food_words_letters_idx ON food_words USING gin (letters gin_trgm_ops);
-- Words by their first one or two initials, the most frequent first: an initial begins thousands of words.
CREATE INDEX IF NOT EXISTS food_words_letter_idx ON food_words (left(initials, 1), foods DESC, word);
CREATE INDEX IF NOT EXISTS food_words_two_letters_idx ON food_words (left(initials, 2), foods DESC, word);

-- Counts the words of all listed foods anew, and writes what differs. Sizes and codes are no words to complete; under
-- "C", letters beyond ASCII are of no class, so a word is told by what is neither digit nor mark.
CREATE OR REPLACE FUNCTION food_words_refresh() RETURNS void
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
CREATE OR REPLACE FUNCTION food_words_corrected(keyword text) RETURNS text
  LANGUAGE sql STABLE STRICT SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.2
AS $$
  SELECT CASE WHEN bool_or(near.word IS NOT NULL)
    THEN string_agg(coalesce(near.word, typed.word), ' ' ORDER BY typed.word_no) END
  FROM string_to_table(food_norm(keyword), ' ') WITH ORDINALITY AS typed (word, word_no)
  LEFT JOIN LATERAL (
    SELECT candidate.word
    FROM food_words AS candidate, normalize(typed.word, NFD) AS wanted
    WHERE candidate.letters % wanted
      AND levenshtein(candidate.letters, wanted) <= greatest(1, char_length(wanted) / 4)
    ORDER BY levenshtein(candidate.letters, wanted), candidate.foods DESC, candidate.word
    LIMIT 1
  ) AS near ON char_length(typed.word) BETWEEN 2 AND 30
    AND NOT EXISTS (SELECT FROM food_words AS listed WHERE listed.word = typed.word)
$$;

SELECT food_words_refresh() WHERE NOT EXISTS (SELECT FROM food_words);

-- How food search reads a keyword: what a food must look like, and which tokens of the index such foods have.

-- Grams as tokens of one tag. Text functions are many times faster here than a subquery.
CREATE OR REPLACE FUNCTION food_search_tagged(tag text, grams text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN string_to_array(tag || array_to_string(grams, E'\n' || tag), E'\n');

-- The grams of one word of a keyword. Windows without a lone consonant are told by their syllables; those with one by
-- initials, three at a time where there are as many, because pairs of initials are common. A syllable by itself is a
-- gram where no pair has it. (substr counts positions before the first: at position 1 "around" is two characters.) Most
-- words have no lone consonant: their grams are all pairs.
CREATE OR REPLACE FUNCTION food_search_grams(word text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE
    WHEN word ~ '[ᄀ-ᄒ]' THEN (
      WITH run AS (
        SELECT
          substr(word, position, 1) AS one, substr(word, position, 2) AS two, substr(word, position, 3) AS three,
          substr(word, position - 1, 3) AS around
        FROM generate_series(1, char_length(word)) AS position
      )
      SELECT array_agg(DISTINCT gram)
      FROM run, LATERAL (VALUES
        (CASE WHEN char_length(word) = 1 OR one !~ '[ᄀ-ᄒ]' AND around !~ '[^ᄀ-ᄒ][^ᄀ-ᄒ]' THEN one END),
        (CASE WHEN char_length(two) = 2 AND two !~ '[ᄀ-ᄒ]' THEN two END),
        (CASE WHEN char_length(word) = 2 AND char_length(two) = 2 AND two ~ '[ᄀ-ᄒ]' THEN public.food_initials(two) END),
        (CASE WHEN char_length(three) = 3 AND three ~ '[ᄀ-ᄒ]' THEN public.food_initials(three) END)
      ) AS grams (gram)
      WHERE gram IS NOT NULL
    )
    WHEN char_length(word) = 1 THEN ARRAY[word]
    ELSE ARRAY(SELECT DISTINCT substr(word, position, 2) FROM generate_series(1, char_length(word) - 1) AS position)
  END;

-- A normal keyword as a regular expression in which a lone consonant is any syllable that starts with it, or itself.
CREATE OR REPLACE FUNCTION food_search_regex(normal text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT string_agg(
      CASE
        WHEN letter ~ '[ᄀ-ᄒ]'
        THEN '[' || letter || chr(44032 + (ascii(letter) - 4352) * 588) || '-' || chr(44619 + (ascii(letter) - 4352) * 588) || ']'
        WHEN letter ~ '[!-/:-@[-\x60{-~]' THEN '\' || letter
        ELSE letter
      END, '' ORDER BY position
    )
    FROM unnest(string_to_array(normal, NULL)) WITH ORDINALITY AS spelled (letter, position)
  );

-- A keyword, read; NULL when nothing is left of it. The texts are literal, or regular expressions when the keyword has
-- initial consonants.
-- '_' joins in a keyword what it separates in a name, so that a_b finds a_b and ab, and not all with an a and a b.
-- NFKC makes one character of a consonant typed alone (ㅁ, U+3141) and of one left over by decomposed text (U+1106),
-- and a syllable of a consonant and a vowel: what is left of them is alone.
CREATE OR REPLACE FUNCTION food_search_wanted(keyword text) RETURNS food_search_wanted
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
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
    SELECT array_agg(gram), array_agg(word_no) INTO wanted.grams, wanted.gram_words
    FROM unnest(string_to_array(normal, ' ')) WITH ORDINALITY AS listed (word, word_no),
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
$$;

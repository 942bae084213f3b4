-- The normal form of a name, by which food search compares.
-- These functions use nothing but pg_catalog and their argument, so they mean the same under every search_path
-- (PostgreSQL sets its own while it restores, reindexes or analyses).

-- One spelling for all of a kind: NFC, NFD and full width, upper and lower case, any separator.
-- The first list is read as blanks: everything that separates words in a name. U+119E is what NFKC makes of the middle
-- dot 'ㆍ'. The second list is dropped: the soft hyphen and characters of no width.
-- '%' and '\' are letters like any other: "100%" is part of a name.
CREATE OR REPLACE FUNCTION food_norm(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(regexp_replace(
    translate(
      lower(normalize(name, NFKC)),
      E'\t\n\u000b\f\r\u0085\u1680\u2028\u2029,;:()[]{}<>/|_-~"\u0027\u0060\u00b7\u119e\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2022\u2027\u2219\u30fb'
        || E'\u00ad\u200b\u200c\u200d\u2060\ufeff',
      repeat(' ', 43)
    ),
    ' +', ' ', 'g'
  ));

-- Each syllable as its initial consonant, everything else as it is: 신라면 20g → ᄉᄅᄆ 20g. A block of 588 syllables
-- starts with one consonant; 44032 is 가, 4352 is ᄀ.
CREATE OR REPLACE FUNCTION food_initials(normal text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT string_agg(
      CASE WHEN letter COLLATE "C" BETWEEN '가' AND '힣' THEN chr(4352 + (ascii(letter) - 44032) / 588) ELSE letter END,
      '' ORDER BY position
    )
    FROM unnest(string_to_array(normal, NULL)) WITH ORDINALITY AS spelled (letter, position)
  );

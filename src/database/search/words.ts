import type pg from 'pg';
import { z } from 'zod';

/** A completion of what somebody types. */
export type Completion =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'food'; readonly text: string; readonly food: number };

const completions = z.array(
  z.object({ kind: z.enum(['word', 'food']), text: z.string(), food: z.int().nullable() }),
);

/**
 * $1 what was typed, $2 the member who types, $3 most words, $4 most foods.
 *
 * - The last word is completed, unless a blank says that it is finished; those before it stay as they are. A consonant
 *   typed alone stands for every syllable that starts with it, as in the search. Words are looked up by the syllables that
 *   they start with; by initials alone, in the order of how common they are, and one more than is shown, since what was
 *   typed is no completion of itself.
 * - Foods are those that the search ranks first, down to the start of a word: what is merely contained completes nothing.
 *   Two foods of one name are one completion.
 */
export const completionSql = `
WITH typed AS MATERIALIZED (
  SELECT normal, coalesce(substring(normal FROM '^(.* )[^ ]*$'), '') AS before, last, $1 ~ '\\s$' AS is_finished,
    substring(last FROM '^[^ᄀ-ᄒ]*') AS start, '^' || food_search_regex(last) AS pattern
  FROM food_norm($1) AS normal, substring(normal FROM '[^ ]*$') AS last
),
words AS (
  SELECT found.* FROM typed, LATERAL (
    SELECT word, foods FROM food_words
    WHERE NOT is_finished AND start <> '' AND word >= start AND word < start || chr(1114111) AND word ~ pattern
  ) AS found
  UNION ALL
  SELECT found.* FROM typed, LATERAL (
    SELECT word, foods FROM food_words
    WHERE NOT is_finished AND start = '' AND char_length(last) = 1 AND left(initials, 1) = last
    ORDER BY foods DESC, word LIMIT $3 + 1
  ) AS found
  UNION ALL
  SELECT found.* FROM typed, LATERAL (
    SELECT word, foods FROM food_words
    WHERE NOT is_finished AND start = '' AND char_length(last) > 1
      AND left(initials, 2) = left(food_initials(last), 2) AND word ~ pattern
    ORDER BY foods DESC, word LIMIT $3 + 1
  ) AS found
),
best AS (
  SELECT before || word AS text, foods FROM words, typed
  WHERE before || word <> normal
  ORDER BY foods DESC, word LIMIT $3
),
hits AS (
  SELECT hit.*, foods.name
  FROM food_search_page($1, NULL, NULL, $2, 0, $4, NULL, false) AS page, unnest(page.hits) AS hit
    JOIN foods ON foods.id = hit.food_id
  WHERE hit.tier <= 2
),
named AS (
  SELECT DISTINCT ON (name) * FROM hits ORDER BY name, tier, length, popularity DESC, food_id
)
SELECT 'word' AS kind, text, NULL::integer AS food, 0 AS tier, 0 AS length, foods::float8 AS weight, 0 AS id FROM best
UNION ALL
SELECT 'food', name, food_id, tier, length, popularity, food_id FROM named
ORDER BY kind DESC, tier, length, weight DESC, id, text
`;

const most = { words: 4, foods: 10 } as const;

/** The parameters of {@link completionSql}. */
export function completionValues({
  typed,
  viewer,
}: {
  typed: string;
  viewer: number | undefined;
}): unknown[] {
  return [typed, viewer ?? null, most.words, most.foods];
}

/** Completes what somebody types: words of foods, the commonest first, then foods in the order of the search. */
export async function completionsOf(
  pool: pg.Pool,
  input: { typed: string; viewer: number | undefined },
): Promise<Completion[]> {
  const { rows } = await pool.query({
    name: 'food-completions',
    text: completionSql,
    values: completionValues(input),
  });
  return completions
    .parse(rows)
    .map(({ kind, text, food }) =>
      kind === 'food' && food !== null ? { kind, text, food } : { kind: 'word', text },
    );
}

const correction = z.tuple([z.object({ keyword: z.string().nullable() })]);

/** What a keyword that finds nothing was probably meant to be; undefined when no word that foods have is near it. */
export async function correctedKeyword(pool: pg.Pool, keyword: string): Promise<string | undefined> {
  const { rows } = await pool.query({
    name: 'food-correction',
    text: 'SELECT food_words_corrected($1) AS keyword',
    values: [keyword],
  });
  const [{ keyword: corrected }] = correction.parse(rows);
  return corrected ?? undefined;
}

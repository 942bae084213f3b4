import { and, sql, type Column, type SQL } from 'drizzle-orm';
import type { PostgresAdapter } from '@payloadcms/db-postgres';

type Operator = (column: Column, value: unknown) => SQL;

/**
 * Makes filters on the name of a food use the index of the food search, in the lists and pickers of the admin UI, in
 * REST and in GraphQL. Payload compiles `like` and `contains` to `ILIKE '%…%'`, which reads every food.
 *
 * The search box of the admin UI sends `like`, which finds the same foods as the food search: by English name, alias,
 * brand and initial consonants, too. `contains` and `equals` are only about the name. `contains` ignores case, spaces,
 * separators and width, as the search does. But a text with `_` must be in the name as it is: the search would read it
 * as a blank, and a filter takes it literally. Foods in the trash and members' own foods are found as well; access rules
 * decide who may see them. Filters of other columns do not change.
 */
export function indexFoodNames(adapter: PostgresAdapter): void {
  const { operators } = adapter;
  const forFoodNames =
    (condition: (column: Column, value: string) => SQL, stock: Operator): Operator =>
    (column, value) =>
      typeof value === 'string' && column === foodNameColumn(adapter)
        ? condition(column, value)
        : stock(column, value);
  adapter.operators = {
    ...operators,
    // Payload passes `%word%`, one call per word.
    like: forFoodNames((_, value) => matchesLiterally(value.slice(1, -1), matchesSearch), operators.like),
    contains: forFoodNames(
      (_, value) => matchesLiterally(value.slice(1, -1), nameContains),
      operators.contains,
    ),
    // The name itself has no index. Foods with the same name have the same normal form.
    equals: forFoodNames(
      (column, value) => and(operators.equals(column, value), matchesSearch(value)) ?? sql`false`,
      operators.equals,
    ),
  };
}

/** Compared by identity. A joined table is another object, with an alias that the condition below does not know. */
function foodNameColumn(adapter: PostgresAdapter): unknown {
  const foods: unknown = adapter.tables['foods'];
  return typeof foods === 'object' && foods !== null && 'name' in foods ? foods.name : undefined;
}

/** Foods that the search finds with this text. */
function matchesSearch(text: string): SQL {
  return sql`"foods"."id" IN (SELECT food_id FROM food_search_matching(${text}))`;
}

function matchesLiterally(text: string, matches: (text: string) => SQL): SQL {
  if (!text.includes('_')) return matches(text);
  const lower = (value: SQL) => sql`lower(normalize(${value}, NFKC))`;
  return sql`(
    ${matches(text)} AND strpos(${lower(sql`"foods"."name"::text`)}, ${lower(sql`${text}::text`)}) > 0
  )`;
}

/** The search finds more: the text may be in another field, and its words need not be adjacent. */
function nameContains(text: string): SQL {
  const compact = (value: SQL) => sql`replace(food_norm(${value}), ' ', '')`;
  return sql`(
    ${matchesSearch(text)}
    AND strpos(${compact(sql`"foods"."name"::text`)}, ${compact(sql`replace(${text}, '_', '')`)}) > 0
  )`;
}

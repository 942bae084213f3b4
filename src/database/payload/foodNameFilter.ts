import { and, sql, type Column, type SQL } from 'drizzle-orm';
import type { PostgresAdapter } from '@payloadcms/db-postgres';

type Operator = (column: Column, value: unknown) => SQL;

/**
 * Lets filters on the name of a food use the index of the food search: Payload compiles `like` and `contains` to
 * `ILIKE '%…%'`, which reads every food. Whoever asks gets it: the admin's list and its pickers, REST and GraphQL.
 *
 * `like`, which is what a search box of the admin sends, finds what the food search finds: by English name, alias, brand
 * and initial consonants as well. `contains` and `equals` are about the name; like the search, `contains` takes no notice
 * of case, blanks, separators and width. The trash and members' own entries are found too: who may see them is said
 * elsewhere. Filters of other columns stay as they are.
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
    // Payload hands over `%word%`, word by word.
    like: forFoodNames((_, value) => matchesSearch(value.slice(1, -1)), operators.like),
    contains: forFoodNames((_, value) => nameContains(value.slice(1, -1)), operators.contains),
    // The name itself has no index; foods of one name have one normal name.
    equals: forFoodNames(
      (column, value) => and(operators.equals(column, value), matchesSearch(value)) ?? sql`false`,
      operators.equals,
    ),
  };
}

/** By identity: a joined table is another object, under an alias that the condition below would not know. */
function foodNameColumn(adapter: PostgresAdapter): unknown {
  const foods: unknown = adapter.tables['foods'];
  return typeof foods === 'object' && foods !== null && 'name' in foods ? foods.name : undefined;
}

/** Foods that the search finds by this text. */
function matchesSearch(text: string): SQL {
  return sql`"foods"."id" IN (SELECT food_id FROM food_search_matching(${text}))`;
}

/** The search finds more: the text may be in another field, and its words apart. */
function nameContains(text: string): SQL {
  const compact = (value: SQL) => sql`replace(food_norm(${value}), ' ', '')`;
  return sql`(
    ${matchesSearch(text)}
    AND strpos(${compact(sql`"foods"."name"::text`)}, ${compact(sql`replace(${text}, '_', '')`)}) > 0
  )`;
}

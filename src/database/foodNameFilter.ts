import { and, sql, type Column, type SQL } from 'drizzle-orm';
import type { PostgresAdapter } from '@payloadcms/db-postgres';

type Operator = (column: Column, value: unknown) => SQL;

/**
 * Lets filters on the name of a food use the index of the food search: Payload compiles `like` and `contains` to
 * `ILIKE '%…%'`, which reads every food. Whoever asks gets it: the admin's list and its pickers, REST and GraphQL.
 * Like the search, the filter takes no notice of case, blanks, separators and width, so it finds what ILIKE does and
 * other spellings of it. Filters of other columns stay as they are.
 */
export function indexFoodNames(adapter: PostgresAdapter): void {
  const { operators } = adapter;
  const onFoodNames =
    (ofName: (column: Column, value: string) => SQL, stock: Operator): Operator =>
    (column, value) =>
      typeof value === 'string' && column === nameOfFoods(adapter)
        ? ofName(column, value)
        : stock(column, value);
  const byPattern = (stock: Operator): Operator =>
    // Payload hands over `%text%`.
    onFoodNames((_, value) => hasInName(value.slice(1, -1)), stock);

  adapter.operators = {
    ...operators,
    like: byPattern(operators.like),
    contains: byPattern(operators.contains),
    // The name itself has no index; foods of one name have one normal name.
    equals: onFoodNames(
      (column, value) => and(operators.equals(column, value), hasInName(value)) ?? sql`false`,
      operators.equals,
    ),
  };
}

/** By identity: a joined table is another object, under an alias that the condition below would not know. */
function nameOfFoods(adapter: PostgresAdapter): unknown {
  const foods: unknown = adapter.tables['foods'];
  return typeof foods === 'object' && foods !== null && 'name' in foods ? foods.name : undefined;
}

/**
 * Foods with this text in their names. The grams find the candidates in the index, LIKE checks the text as a whole;
 * a text of nothing but separators has no grams, and every name has it.
 */
function hasInName(text: string): SQL {
  const compact = sql`replace(food_norm(replace(${text}, '_', '')), ' ', '')`;
  return sql`(
    food_grams("foods"."search_name") @> ARRAY(
      SELECT DISTINCT substr(word, start, 2)
      FROM (SELECT ${compact} AS word) AS wanted, generate_series(1, greatest(char_length(word) - 1, 1)) AS start
      WHERE word <> ''
    )
    AND replace("foods"."search_name", ' ', '')
      LIKE '%' || replace(replace(replace(${compact}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
  )`;
}

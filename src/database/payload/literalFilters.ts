import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { and, getTableName, isNull, not, or, sql, type Column, type SQL } from 'drizzle-orm';

type Operator = (column: Column, value: unknown) => SQL;

/**
 * Makes filters mean what they say.
 *
 * - `%`, `_` and `\` of a text are letters. Payload passes them on as wildcards, so `like=%` finds everything.
 * - `not_like` is the opposite of `like`. Payload compares the whole text.
 * - A path in a JSON column names its table. Payload writes only the column, which a joined table may have as well.
 */
export function makeFiltersLiteral(adapter: PostgresAdapter): void {
  const { operators, createJSONQuery } = adapter;
  const literally =
    (stock: Operator): Operator =>
    (column, value) =>
      stock(column, typeof value === 'string' ? escaped(value) : value);
  const like = literally(operators.like);
  adapter.operators = {
    ...operators,
    like,
    contains: literally(operators.contains),
    not_like: (column, value) => {
      const words = String(value).split(' ');
      return (
        or(isNull(column), not(and(...words.map((word) => like(column, `%${word}%`))) ?? sql`true`)) ??
        sql`true`
      );
    },
  };
  adapter.createJSONQuery = ({ column, ...args }) =>
    createJSONQuery({ ...args, ...(column === undefined ? {} : { column: qualified(column) }) });
}

/** Payload puts a text to look for between two `%`. It uses other patterns only for paths of its own. */
function escaped(pattern: string): string {
  return pattern.length >= 2 && pattern.startsWith('%') && pattern.endsWith('%')
    ? `%${pattern.slice(1, -1).replace(/[\\%_]/g, String.raw`\$&`)}%`
    : pattern;
}

function qualified(column: Column | string): string {
  return typeof column === 'string' ? column : `"${getTableName(column.table)}"."${column.name}"`;
}

import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';

const dialect = new PgDialect();

/** The text and the parameters of a statement. */
export function compiled(query: SQL): { text: string; values: unknown[] } {
  const { params, sql: text } = dialect.sqlToQuery(query);
  return { text, values: params };
}

/**
 * Runs a statement that PostgreSQL plans once for each connection, because planning takes longer than a page. The name
 * says its form: equal names have equal texts.
 */
export async function runPrepared(pool: pg.Pool, name: string, query: SQL): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>({ name, ...compiled(query) });
  return rows;
}

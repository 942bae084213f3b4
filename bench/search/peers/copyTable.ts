import type pg from 'pg';
import { z } from 'zod';
import { batches } from '../catalogue/batches.ts';
import { pageSize } from '../engine.ts';
import { searchTerms, type SearchableFood } from '../catalogue/searchableFood.ts';

/**
 * Makes a table with the searched fields, for a peer in PostgreSQL. It is narrower than ours, so it is faster to read.
 */
export async function makeCopyTable(
  pool: pg.Pool,
  { table, foods }: { table: string; foods: readonly SearchableFood[] },
): Promise<void> {
  // The table is never written again, so it needs no free space for updates.
  await pool.query(`CREATE TABLE ${table} (
    id integer NOT NULL, words text NOT NULL, compact text NOT NULL, length smallint NOT NULL,
    popularity real NOT NULL
  )`);
  for (const batch of batches(foods, 10_000)) {
    await pool.query(
      `INSERT INTO ${table}
       SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::smallint[], $5::real[])`,
      [
        batch.map(({ id }) => id),
        batch.map(({ words }) => words),
        batch.map(({ compact }) => compact),
        batch.map(({ length }) => length),
        batch.map(({ popularity }) => popularity),
      ],
    );
  }
}

/**
 * Searches a copy table with the product's ranking in plain SQL. Every match is ranked.
 *
 * @param input.operator compares a word; each word has its own condition, because no index supports `LIKE ALL (…)`
 * @param input.limit the number of rows; null for all
 */
export async function searchCopyTable(
  pool: pg.Pool,
  {
    keyword,
    operator,
    table,
    limit,
  }: { table: string; operator: 'LIKE' | 'ILIKE'; keyword: string; limit: number | null },
): Promise<number[]> {
  const { words, wholeTitle, titleStart, wordStart } = searchTerms(keyword);
  const conditions = words.map((_, at) => `compact ${operator} $${at + 5}`);
  const { rows } = await pool.query(
    `SELECT id FROM ${table}
     WHERE ${conditions.join(' AND ')}
     ORDER BY
       CASE WHEN strpos(compact, $1) > 0 THEN 0 WHEN strpos(compact, $2) > 0 THEN 1
            WHEN strpos(words, $3) > 0 THEN 2 ELSE 3 END,
       length, popularity DESC, id
     LIMIT $4`,
    [wholeTitle, titleStart, wordStart, limit, ...words.map(contains)],
  );
  return idRows.parse(rows.slice(0, pageSize)).map(({ id }) => id);
}

const idRows = z.array(z.object({ id: z.int() }));

function contains(word: string): string {
  return `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

export async function relationBytes(pool: pg.Pool, relation: string): Promise<number> {
  const { rows } = await pool.query(`SELECT pg_relation_size($1::regclass)::float8 AS bytes`, [relation]);
  return z.tuple([z.object({ bytes: z.number() })]).parse(rows)[0].bytes;
}

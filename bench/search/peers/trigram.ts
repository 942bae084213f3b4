import type pg from 'pg';
import { pageSize, type Engine } from '../engine.ts';
import { makeCopyTable, relationBytes, searchCopyTable } from './copyTable.ts';

/**
 * `LIKE '%…%'` with a trigram index, as in the system of 2024.
 *
 * - `all rows` returns every match, as that system does. `top 20` ranks the matches in PostgreSQL and returns a page.
 * - pg_trgm has its default settings. A word of one or two syllables has no trigram inside `%…%`, so PostgreSQL reads
 *   every food for it. The index is built after the load, because it is smallest and fastest then.
 */
export function trigramPeer(pool: pg.Pool, answer: 'all rows' | 'top 20'): Engine {
  const table = answer === 'all rows' ? 'bench_trigram_all' : 'bench_trigram_top';
  return {
    name: `trigram GIN, ${answer}`,
    rounds: 3,
    load: async (foods) => {
      await pool.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
      await makeCopyTable(pool, { table, foods });
      await pool.query(`CREATE INDEX ${table}_idx ON ${table} USING gin (compact gin_trgm_ops)`);
      await pool.query(`VACUUM ANALYZE ${table}`);
    },
    search: ({ keyword }) =>
      searchCopyTable(pool, {
        table,
        operator: 'LIKE',
        keyword,
        limit: answer === 'all rows' ? null : pageSize,
      }),
    sizeBytes: () => relationBytes(pool, `${table}_idx`),
    close: async () => {
      await pool.query(`DROP TABLE IF EXISTS ${table}`);
    },
  };
}

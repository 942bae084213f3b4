import type pg from 'pg';
import { pageSize, type Engine } from '../engine.ts';
import { makeCopyTable, searchCopyTable } from './copyTable.ts';

const table = 'bench_sequential';

/** `ILIKE '%…%'` without an index, as Payload compiles `like`. It reads every food with parallel workers. */
export function sequentialPeer(pool: pg.Pool): Engine {
  return {
    name: 'sequential ILIKE',
    rounds: 1,
    load: async (foods) => {
      await makeCopyTable(pool, { table, foods });
      await pool.query(`VACUUM ANALYZE ${table}`);
    },
    search: ({ keyword }) => searchCopyTable(pool, { table, operator: 'ILIKE', keyword, limit: pageSize }),
    sizeBytes: () => Promise.resolve(0),
    close: async () => {
      await pool.query(`DROP TABLE IF EXISTS ${table}`);
    },
  };
}

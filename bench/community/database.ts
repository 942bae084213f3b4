import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { getPayload } from 'payload';
import pg from 'pg';
import { startTestSession } from '../../tests/helpers/accounts.ts';
import { openBenchDatabase, type BenchDatabase } from '../search/database.ts';

/** A generated community in a database of its own. */
export interface Community extends BenchDatabase {
  readonly posts: number;
  /** The slugs of all boards. */
  readonly boards: readonly string[];
  /** A token of the first reader, for HTTP. */
  readonly tokenOfReader: () => Promise<string>;
}

/** The members of `generate.sql` who follow fifty boards, keep 200 posts, and block and are blocked. */
export const readers = 20;

/** Makes a community with this many posts, five times as many comments and twenty times as many likes. */
export async function openCommunity(posts: number): Promise<Community> {
  const database = await openBenchDatabase();
  try {
    const start = performance.now();
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query(`SET bench.posts = ${String(posts)}`);
    await client.query(readFileSync(join(import.meta.dirname, 'generate.sql'), 'utf8'));
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ size: string }>(
      'SELECT pg_size_pretty(pg_database_size(current_database())) AS size',
    );
    await client.end();
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${posts.toLocaleString('en')} posts generated in ${seconds} s, ${rows[0]?.size ?? ''}`);
    const boards = await database.pool.query<{ slug: string }>('SELECT slug FROM boards ORDER BY id');
    return {
      ...database,
      posts,
      boards: boards.rows.map(({ slug }) => slug),
      tokenOfReader: async () => {
        const { default: config } = await import('../../payload.config.ts');
        const payload = await getPayload({ config, disableOnInit: true, key: 'bench' });
        const token = await startTestSession(payload, { collection: 'users', id: 1 });
        await payload.destroy();
        return token;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { getPayload } from 'payload';
import pg from 'pg';
import { startTestSession } from '../../tests/helpers/accounts.ts';
import type { BenchDatabase } from '../search/database.ts';

/** A generated community. */
export interface Community extends BenchDatabase {
  readonly posts: number;
  /** The slugs of all boards. */
  readonly boards: readonly string[];
}

/** The members of `generate.sql` who follow fifty boards, keep 200 posts, and block and are blocked. */
export const readers = 20;

/**
 * Makes a community with this many posts, five times as many comments and twenty times as many likes, instead of the one
 * that the database has.
 */
export async function generateCommunity(database: BenchDatabase, posts: number): Promise<Community> {
  const start = performance.now();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  // What `generate.sql` tells of its progress, because a million posts take minutes.
  client.on('notice', ({ message, severity }) => {
    if (severity === 'INFO') console.log(message);
  });
  try {
    console.log(`\n${posts.toLocaleString('en')} posts`);
    await client.query(`SET bench.posts = ${String(posts)}`);
    await client.query(readFileSync(join(import.meta.dirname, 'generate.sql'), 'utf8'));
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ size: string; boards: string[] }>(
      `SELECT pg_size_pretty(pg_database_size(current_database())) AS size,
              ARRAY(SELECT slug::text FROM boards ORDER BY id) AS boards`,
    );
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${posts.toLocaleString('en')} posts generated in ${seconds} s, ${rows[0]?.size ?? ''}`);
    return { ...database, posts, boards: rows[0]?.boards ?? [] };
  } finally {
    await client.end();
  }
}

/** A token of the first reader, for HTTP. */
export async function tokenOfReader(): Promise<string> {
  const { default: config } = await import('../../payload.config.ts');
  const payload = await getPayload({ config, disableOnInit: true, key: 'bench' });
  const token = await startTestSession(payload, { collection: 'users', id: 1 });
  await payload.destroy();
  return token;
}

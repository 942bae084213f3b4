import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Community } from './database.ts';

const connections = 10;
const measuredMs = 8_000;

/** What one like costs: the statement of the product with its locks and triggers, and two bare rows. */
const transactions = {
  'bare transaction of two rows': [
    'INSERT INTO bare_likes (user_id, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    'UPDATE bare_posts SET likes_count = likes_count + 1 WHERE id = $2 AND $1 > 0',
  ],
  DiningCoach: [`SELECT count FROM community_react($1, 'likes', 'post_id', 'posts', $2, true)`],
} as const;

/**
 * Measures likes a second over ten connections, each like of another member or post. The bare transaction writes a row
 * and adds one to a number, in tables of the same size that have nothing but the keys.
 */
export async function printLikes({ posts, url }: Community): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    await pool.query(`
      CREATE TABLE bare_posts AS SELECT id, likes_count FROM posts;
      ALTER TABLE bare_posts ADD PRIMARY KEY (id);
      CREATE TABLE bare_likes AS SELECT user_id, post_id FROM likes WHERE post_id IS NOT NULL;
      ALTER TABLE bare_likes ADD PRIMARY KEY (post_id, user_id);
      ANALYZE bare_posts, bare_likes`);
    const rates: Record<string, number> = {};
    for (const [name, statements] of Object.entries(transactions))
      rates[name] = await likesASecond(pool, { statements, posts });
    const [bare = Number.NaN, ours = Number.NaN] = Object.values(rates);
    console.log(`\nlikes a second, ${String(connections)} connections`);
    console.table([
      {
        ...mapped(rates),
        share: (ours / bare).toFixed(2),
        'at least 0.5': ours / bare >= 0.5 ? 'pass' : 'FAIL',
      },
    ]);
    return ours / bare;
  } finally {
    await pool.end();
  }
}

function mapped(rates: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, Math.round(rate)]));
}

async function likesASecond(
  pool: pg.Pool,
  { posts, statements }: { statements: readonly string[]; posts: number },
): Promise<number> {
  const members = Math.max(1_000, Math.floor(posts / 30));
  const start = performance.now();
  let likes = 0;
  const like = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      while (performance.now() - start < measuredMs) {
        likes += 1;
        // Steps that have no common divisor with the sizes visit all members and posts.
        const values = [1 + ((likes * 7_919) % members), 1 + ((likes * 104_729) % posts)];
        await client.query('BEGIN');
        for (const text of statements) await client.query({ name: text.slice(0, 60), text, values });
        await client.query('COMMIT');
      }
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: connections }, like));
  return likes / ((performance.now() - start) / 1000);
}

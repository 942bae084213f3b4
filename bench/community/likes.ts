import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Community } from './database.ts';

const connections = 10;
const measuredMs = 8_000;

const twoRows = ({ likes, posts }: { likes: string; posts: string }) => [
  `INSERT INTO ${likes} (user_id, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
  `UPDATE ${posts} SET likes_count = likes_count + 1 WHERE id = $2 AND $1 > 0`,
];
/** What one like costs: two bare rows, the same rows in the product's tables, and the product's locks and triggers too. */
const bare = twoRows({ likes: 'bare_likes', posts: 'bare_posts' });
const inOurTables = twoRows({ likes: 'likes', posts: 'posts' });
const ours = [`SELECT count FROM community_react($1, 'likes', 'post_id', 'posts', $2, true)`];

/**
 * Measures likes a second over ten connections, each like of another member or post. The bare transaction writes a row
 * and adds one to a number, in tables of the same size that have nothing but the keys. In the product's tables, with their
 * foreign keys and indexes and without our triggers, the same rows tell how much of the difference is the tables'.
 */
export async function printLikes({ posts, url }: Community): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const triggers = (change: 'DISABLE' | 'ENABLE') =>
    pool.query(`ALTER TABLE likes ${change} TRIGGER USER; ALTER TABLE posts ${change} TRIGGER USER`);
  try {
    await pool.query(`
      CREATE TABLE bare_posts AS SELECT id, likes_count FROM posts;
      ALTER TABLE bare_posts ADD PRIMARY KEY (id);
      CREATE TABLE bare_likes AS SELECT user_id, post_id FROM likes WHERE post_id IS NOT NULL;
      ALTER TABLE bare_likes ADD PRIMARY KEY (post_id, user_id);
      ANALYZE bare_posts, bare_likes`);
    const bareRate = await likesASecond(pool, { statements: bare, posts, seed: 0 });
    const ourRate = await likesASecond(pool, { statements: ours, posts, seed: 0 });
    await triggers('DISABLE');
    const rateInOurTables = await likesASecond(pool, { statements: inOurTables, posts, seed: 500 });
    await triggers('ENABLE');
    const share = ourRate / bareRate;
    console.log(`\nlikes a second, ${String(connections)} connections`);
    console.table([
      {
        'bare transaction of two rows': Math.round(bareRate),
        'same two rows in our tables': Math.round(rateInOurTables),
        DiningCoach: Math.round(ourRate),
        share: share.toFixed(2),
        'at least 0.5': share >= 0.5 ? 'pass' : 'FAIL',
        'share of our tables': (ourRate / rateInOurTables).toFixed(2),
      },
    ]);
    return share;
  } finally {
    await pool.end();
  }
}

/** @param options `seed` tells apart the likes of measurements that write to the same tables. */
async function likesASecond(
  pool: pg.Pool,
  { posts, statements, seed }: { statements: readonly string[]; posts: number; seed: number },
): Promise<number> {
  const members = Math.max(1_000, Math.floor(posts / 30));
  const start = performance.now();
  let likes = 0;
  const like = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      while (performance.now() - start < measuredMs) {
        const [member, round] = [likes % members, seed + Math.floor(likes / members)];
        likes += 1;
        // In each round each member likes another post, so that no like is there already but those that were generated.
        const values = [1 + member, 1 + ((member * 104_729 + round * 7_919) % posts)];
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

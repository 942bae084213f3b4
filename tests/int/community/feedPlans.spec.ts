import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { diaryFeedStatement } from '../../../src/database/community/feeds/diaryFeed.ts';
import { postFeedStatement } from '../../../src/database/community/feeds/postFeed.ts';
import { compiled } from '../../../src/database/community/feeds/prepared.ts';
import { threadStatement } from '../../../src/database/community/feeds/threadPage.ts';
import type { FeedFilter } from '../../../src/domain/community/feeds/feedQuery.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';

/** How PostgreSQL reads a page of each feed, in the community of the benchmark with 3,000 posts. */
const posts = 3_000;
let db: TestDatabase;
let word = '';

beforeAll(async () => {
  db = await createTestDatabase();
  await generateCommunity(db.url);
  const { rows } = await db.pool.query<{ word: string }>(
    `SELECT split_part(title, ' ', 2) AS word FROM posts WHERE id = 1000`,
  );
  word = rows[0]?.word ?? '';
}, 120_000);
afterAll(() => db.drop());

const reader = { user: 1, authorHashes: ['a', 'b'] };
const feed = (filter: Partial<FeedFilter>) => {
  const query = {
    filter: {
      reader: 1,
      kind: 'posts',
      sort: 'new',
      board: undefined,
      author: undefined,
      keyword: undefined,
      ...filter,
    },
    limit: 20,
    after: undefined,
  } as const;
  return query.filter.kind === 'posts'
    ? postFeedStatement({ query, reader })
    : diaryFeedStatement({ query, reader });
};
const thread = (on: 'post' | 'diary', root?: number) =>
  threadStatement({
    query: {
      thread: { on, id: 50, reader: 1 },
      limit: 20,
      position: root === undefined ? undefined : { root, after: 0 },
    },
    reader,
  });

/** The most rows that a page sorts: those that it shows, or a page of each of fifty boards. */
const [ofPage, ofFollowed] = [101, 50 * 21];

test.each<[string, () => ReturnType<typeof feed>, number]>([
  ['the newest posts', () => feed({}), ofPage],
  ['the newest posts of a board', () => feed({ board: 30 }), ofPage],
  ['the most helpful posts', () => feed({ sort: 'helpful' }), ofPage],
  ['the most helpful posts of a board', () => feed({ sort: 'helpful', board: 'bench-30' }), ofPage],
  ['posts of followed boards', () => feed({ sort: 'following' }), ofFollowed],
  ['bookmarks', () => feed({ sort: 'bookmarks' }), ofPage],
  ['posts of a member', () => feed({ author: 40 }), ofPage],
  ['posts that say a word', () => feed({ keyword: word }), 512],
  ['posts that say a word, the most helpful first', () => feed({ keyword: word, sort: 'helpful' }), 1_500],
  ['shared meals of followed boards', () => feed({ kind: 'diaries' }), ofFollowed],
  ['shared meals of a board', () => feed({ kind: 'diaries', board: 30 }), ofPage],
  ['shared meals of a member', () => feed({ kind: 'diaries', author: 40 }), ofPage],
  ['comments of a post', () => thread('post'), ofPage],
  ['further replies', () => thread('post', 1), ofPage],
  ['comments of a meal', () => thread('diary'), ofPage],
])('%s are read by an index, and no table is sorted', async (_, statement, mostSorted) => {
  const nodes = nodesOf(await planOf(compiled(statement().statement)));
  const whole = nodes.filter(
    (node) => node['Node Type'] === 'Seq Scan' && largeTables.has(node['Relation Name'] ?? ''),
  );
  expect(whole.map((node) => node['Relation Name'])).toEqual([]);
  const sorted = nodes.filter((node) => node['Node Type'] === 'Sort').flatMap((node) => node.Plans ?? []);
  expect(Math.max(0, ...sorted.map((node) => node['Actual Rows']))).toBeLessThanOrEqual(mostSorted);
  const read = nodes.filter((node) => largeTables.has(node['Relation Name'] ?? ''));
  expect(read.length).toBeGreaterThan(0);
});

const largeTables = new Set([
  'posts',
  'comments',
  'post_search',
  'meal_diaries',
  'bookmarks',
  'likes',
  'users',
]);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Node[] | undefined;
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Actual Rows': z.number(),
    Plans: z.array(node).optional(),
  }),
);
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: node })]) })]);

/** The plan for any parameters, which a prepared statement has from its sixth run on. */
async function planOf({ text, values }: { text: string; values: unknown[] }): Promise<Node> {
  const client = await db.pool.connect();
  try {
    await client.query(`SET plan_cache_mode = force_generic_plan`);
    await client.query(`PREPARE page AS ${text}`);
    const literals = values.map((value) =>
      pg.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value)),
    );
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page (${literals.join(', ')})`,
    );
    return explained.parse(rows)[0]['QUERY PLAN'][0].Plan;
  } finally {
    client.release(true);
  }
}

function nodesOf(plan: Node): Node[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Only a superuser may write without triggers. */
async function generateCommunity(url: string): Promise<void> {
  const admin = new URL(process.env['TEST_ADMIN_URL'] ?? '');
  admin.pathname = new URL(url).pathname;
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`SET bench.posts = ${String(posts)}`);
    await client.query(readFileSync(join('bench', 'community', 'generate.sql'), 'utf8'));
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

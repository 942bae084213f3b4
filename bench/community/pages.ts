import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { diaryFeedStatement } from '../../src/database/community/feeds/diaryFeed.ts';
import { postFeedStatement } from '../../src/database/community/feeds/postFeed.ts';
import { runPrepared } from '../../src/database/community/feeds/prepared.ts';
import { threadStatement } from '../../src/database/community/feeds/threadPage.ts';
import type { FeedFilter, FeedPosition } from '../../src/domain/community/feeds/feedQuery.ts';
import type { ThreadQuery } from '../../src/domain/community/feeds/threadQuery.ts';
import { percentilesOf, type Percentiles } from '../search/measure.ts';
import { readers, type Community } from './database.ts';

/** How long the pages of one kind take. */
export interface PageTimes {
  readonly page: string;
  /** Milliseconds of processor time that the connection of the database spends: other load does not change it much. */
  readonly processor: Percentiles;
  /** Milliseconds until the answer. */
  readonly waited: Percentiles;
}

type Statement = ReturnType<typeof postFeedStatement>;
const rounds = 5;
/** PostgreSQL plans a prepared statement anew for its first five runs. */
const warmRounds = 6;

/** Measures each kind of page for every reader, one page at a time. */
export async function measurePages({ boards, pool, posts }: Community): Promise<PageTimes[]> {
  const words = await wordsOf(pool);
  const backend = await backendOf(pool);
  const measured: PageTimes[] = [];
  for (const [page, statementOf] of Object.entries(pagesOf({ boards, posts, words }))) {
    console.log(`measuring: ${page}`);
    const statements = Array.from({ length: readers }, (_, at) => statementOf(at));
    for (let round = 0; round < warmRounds; round += 1)
      for (const { name, statement } of statements) await runPrepared(pool, name, statement);
    const processor: number[] = [];
    const waited: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const { name, statement } of statements) {
        const [start, spent] = [performance.now(), backend()];
        await runPrepared(pool, name, statement);
        waited.push(performance.now() - start);
        processor.push(backend() - spent);
      }
    measured.push({ page, processor: percentilesOf(processor), waited: percentilesOf(waited) });
  }
  return measured;
}

/** Each page as it is read for the reader with this number: the same kinds of posts at any size of the community. */
function pagesOf({
  boards,
  posts,
  words,
}: {
  boards: readonly string[];
  posts: number;
  words: Readonly<Record<'common' | 'rare', readonly string[]>>;
}): Record<string, (at: number) => Statement> {
  const boardOf = (at: number) => boards[(at * 7) % boards.length];
  const halfWay: FeedPosition = { key: posts / 2, id: posts / 2 };
  const feed = (at: number, filter: Partial<FeedFilter>, after?: FeedPosition): Statement => {
    const user = at + 1;
    const any = {
      kind: 'posts',
      sort: 'new',
      board: undefined,
      author: undefined,
      keyword: undefined,
    } as const;
    const query = { filter: { reader: user, ...any, ...filter }, limit: 20, after };
    const reader = { user, authorHashes: ['hash', 'older hash'] };
    return query.filter.kind === 'posts'
      ? postFeedStatement({ query, reader })
      : diaryFeedStatement({ query, reader });
  };
  const thread = (at: number, post: number, position?: ThreadQuery['position']): Statement => {
    const user = at + 1;
    return threadStatement({
      query: { thread: { on: 'post', id: post, reader: user }, limit: 20, position },
      reader: { user, authorHashes: ['hash', 'older hash'] },
    });
  };
  return {
    newest: (at) => feed(at, {}),
    'newest, half way': (at) => feed(at, {}, halfWay),
    'newest of a board': (at) => feed(at, { board: boardOf(at) }),
    'newest of a board, half way': (at) => feed(at, { board: boardOf(at) }, halfWay),
    'most helpful': (at) => feed(at, { sort: 'helpful' }),
    'most helpful of a board': (at) => feed(at, { sort: 'helpful', board: boardOf(at) }),
    'fifty followed boards': (at) => feed(at, { sort: 'following' }),
    bookmarks: (at) => feed(at, { sort: 'bookmarks' }),
    'of a member': (at) => feed(at, { author: at + 1 }),
    'search, common words': (at) => feed(at, { keyword: words.common[at] }),
    'search, rare words': (at) => feed(at, { keyword: words.rare[at] }),
    'search, two words': (at) => feed(at, { keyword: `${words.common[at] ?? ''} ${words.rare[at] ?? ''}` }),
    'search in a board': (at) => feed(at, { keyword: words.common[at], board: boardOf(at) }),
    'search in followed boards': (at) => feed(at, { keyword: words.common[at], sort: 'following' }),
    'search, most helpful': (at) => feed(at, { keyword: words.common[at], sort: 'helpful' }),
    'shared meals of followed boards': (at) => feed(at, { kind: 'diaries' }),
    'thread of 125 comments': (at) => thread(at, 50 * (at + 1)),
    'thread of 125 comments, further page': (at) =>
      thread(at, 50 * (at + 1), { root: undefined, after: posts }),
    'thread of a few comments': (at) => thread(at, 50 * at + 7),
    replies: (at) => thread(at, 50, { root: 1, after: 0 }),
  };
}

/**
 * Words of the generated texts: the common ones are in a third to a tenth of the posts, the rare ones in one of a
 * hundred to one of a thousand.
 */
async function wordsOf(pool: pg.Pool): Promise<Record<'common' | 'rare', string[]>> {
  const { rows } = await pool.query<{ word: string; posts: number }>(
    `SELECT word, count(*)::int AS posts
       FROM (SELECT id, content_text FROM posts ORDER BY id LIMIT 10000) AS post, regexp_split_to_table(trim(content_text), ' ') AS word
      WHERE char_length(word) > 1 GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const within = (most: number, least: number) =>
    rows.filter(({ posts }) => posts <= most && posts >= least).map(({ word }) => word);
  const spread = (words: readonly string[]) =>
    Array.from({ length: readers }, (_, at) => words[Math.floor((at * words.length) / readers)] ?? '');
  return { common: spread(within(4_000, 500)), rare: spread(within(100, 10)) };
}

/** A function that says how many milliseconds of processor time the connection of the pool has spent. */
async function backendOf(pool: pg.Pool): Promise<() => number> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const file = `/proc/${String(rows[0]?.pid)}/schedstat`;
  return () => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
}

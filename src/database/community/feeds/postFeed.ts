import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { FeedFilter, FeedQuery } from '../../../domain/community/feeds/feedQuery.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { shownPost, shownPostColumns, shownPostJoins } from '../shown.ts';
import { isShownAuthor } from '../visible.ts';
import {
  boardId,
  followedBoards,
  instant,
  languageOf,
  rowsOf,
  shownUser,
  type FeedStart,
} from './feedParts.ts';
import { runPrepared } from './prepared.ts';

const postRow = shownPost.extend({
  key: z.number(),
  /** The language that the reader chose. */
  language: z.string().nullable(),
  board: z.int(),
  title: z.string().nullable(),
  content: z.unknown(),
  images: z.array(z.int()),
  isProfessional: z.boolean().nullable(),
  state: z.string(),
  editedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** A post with all that its reader sees, and the value by which its feed is sorted. */
export type FeedPost = z.infer<typeof postRow>;

/** Of a search by helpfulness, this many of the newest matches are sorted. */
const sortedMatches = 300;

/**
 * Reads a page of a feed of posts: rows of one index in its order, which ends when the page is full. Nothing is counted,
 * and nothing is sorted but the page.
 */
export async function readPostFeed(
  pool: pg.Pool,
  { query, reader }: { query: FeedQuery; reader: ContentReader },
): Promise<{ posts: readonly FeedPost[]; hasMore: boolean }> {
  const { name, statement } = postFeedStatement({ query, reader });
  const rows = z.array(postRow).parse(await runPrepared(pool, name, statement));
  return { posts: rows.slice(0, query.limit), hasMore: rows.length > query.limit };
}

/** The statement of a page, one row longer than the page, and the name of its form. */
export function postFeedStatement({ query, reader }: { query: FeedQuery; reader: ContentReader }): {
  name: string;
  statement: SQL;
} {
  const { filter, limit } = query;
  const size = rowsOf(limit);
  const hits = hitsOf({
    filter,
    reader,
    size: sql.raw(String(size)),
    after: query.after ?? { key: Number.POSITIVE_INFINITY, id: 2_147_483_647 },
  });
  return {
    name: nameOf(filter, size),
    statement: sql`
      SELECT ${shownPostColumns(reader)}, hit.key, ${languageOf(reader)} AS language,
             post.board_id AS board, post.title, post.content,
             ARRAY(SELECT image.post_images_id FROM posts_rels AS image
                    WHERE image.parent_id = post.id AND image.path = 'images' ORDER BY image."order") AS images,
             post.is_professional AS "isProfessional", post.state,
             post.edited_at AS "editedAt", post.created_at AS "createdAt", post.updated_at AS "updatedAt"
        FROM (${hits}) AS hit JOIN posts AS post ON post.id = hit.id ${shownPostJoins}
       ORDER BY hit.key DESC, hit.id DESC LIMIT ${limit + 1}`,
  };
}

function nameOf({ author, board, keyword, sort }: FeedFilter, size: number): string {
  const parts = [
    board === undefined ? [] : [typeof board === 'number' ? 'board' : 'slug'],
    author === undefined ? [] : ['author'],
    keyword === undefined ? [] : ['q'],
  ];
  return ['feed', sort, ...parts.flat(), String(size)].join('-');
}

/** What the builders of a feed's rows need. */
interface Hits extends FeedStart {
  readonly filter: FeedFilter;
  readonly reader: ContentReader;
}

/** Columns: id and key. The narrowest set of the filter is read; what is left of the filter is checked in each row. */
function hitsOf(hits: Hits): SQL {
  const { author, keyword, sort } = hits.filter;
  if (sort === 'bookmarks') return bookmarked(hits);
  if (author !== undefined) return ofAuthor(hits);
  if (keyword !== undefined) return sort === 'helpful' ? foundAndSorted(hits, keyword) : found(hits, keyword);
  return sort === 'following' ? ofFollowedBoards(hits) : ofIndex(hits);
}

/** All posts, or those of one board. */
function ofIndex({ after, filter: { board, sort }, reader, size }: Hits): SQL {
  const { isBefore, key, order } = sort === 'helpful' ? byScore(after) : byId(after);
  return sql`
    SELECT post.id, ${key} AS key FROM posts AS post
     WHERE ${isListed(reader)} AND ${isBefore} ${board === undefined ? sql`` : sql`AND post.board_id = ${boardId(board)}`}
     ORDER BY ${order} LIMIT ${size}`;
}

/**
 * The newest posts of the boards that the reader follows. Each board gives at most a page from its own part of the
 * index, and the newest of these are the page.
 */
function ofFollowedBoards({ after, filter: { board }, reader, size }: Hits): SQL {
  return sql`
    SELECT newest.id, newest.id::float8 AS key
      FROM (${followedBoards(reader, board)}) AS followed CROSS JOIN LATERAL (
        SELECT post.id FROM posts AS post
         WHERE post.board_id = followed.board_id AND ${isListed(reader)} AND post.id < ${after.id}
         ORDER BY post.id DESC LIMIT ${size}
      ) AS newest
     ORDER BY newest.id DESC LIMIT ${size}`;
}

/** The reader's bookmarks, the latest first. */
function bookmarked({ after, filter, reader, size }: Hits): SQL {
  const { author, board, keyword } = filter;
  return sql`
    SELECT post.id, bookmark.id::float8 AS key
      FROM bookmarks AS bookmark JOIN posts AS post ON post.id = bookmark.post_id
     WHERE bookmark.user_id = ${reader.user} AND bookmark.id < ${Math.min(after.key, 2_147_483_647)} AND ${isListed(reader)}
       ${board === undefined ? sql`` : sql`AND post.board_id = ${boardId(board)}`}
       ${author === undefined ? sql`` : sql`AND post.user_id = ${shownUser(author, reader)}`}
       ${keyword === undefined ? sql`` : sql`AND ${says(keyword)}`}
     ORDER BY bookmark.id DESC LIMIT ${size}`;
}

/**
 * What a member wrote under their name, which anonymous posts never are: they have no user. Authors see their own posts
 * in every state.
 */
function ofAuthor({ after, filter, reader, size }: Hits): SQL {
  const { author, board, keyword, sort } = filter;
  const { isBefore, key, order } = sort === 'helpful' ? byScore(after) : byId(after);
  return sql`
    SELECT post.id, ${key} AS key FROM posts AS post
     WHERE post.user_id = ${shownUser(author ?? 0, reader)} AND post.deleted_at IS NULL
       AND (post.state = 'published' OR post.user_id = ${reader.user}) AND ${isBefore}
       ${board === undefined ? sql`` : sql`AND post.board_id = ${boardId(board)}`}
       ${sort === 'following' ? sql`AND post.board_id IN (${followedBoards(reader, undefined)})` : sql``}
       ${keyword === undefined ? sql`` : sql`AND ${says(keyword)}`}
     ORDER BY ${order} LIMIT ${size}`;
}

/**
 * The newest posts that say the keyword. The search reads back in growing ranges (`search.sql`), each only when those
 * before it did not fill the page: a nested loop runs its inner side row by row of the outer one, in their order. The
 * matches of a range are sorted before their posts are read, so only those are read that may stand on the page. The sum
 * with 0 keeps PostgreSQL from reading all ids of a range in a second index.
 */
function found({ after, filter: { board, sort }, reader, size }: Hits, keyword: string): SQL {
  const asked = sql`community_keyword(${keyword})`;
  const tokens = sql`community_post_tokens(said.post_id, said.board_id, said.words)`;
  const isOnBoards =
    sort === 'following'
      ? sql`AND ${tokens} && ARRAY(SELECT ' #' || followed.board_id FROM (${followedBoards(reader, board)}) AS followed)`
      : board === undefined
        ? sql``
        : sql`AND ${tokens} @> ARRAY[' #' || ${boardId(board)}]`;
  return sql`
    SELECT newest.id, newest.id::float8 AS key
      FROM community_search_steps(least(${after.id}::int - 1, (SELECT max(post_id) FROM post_search))) AS step
      CROSS JOIN LATERAL (
        SELECT post.id
          FROM (
            SELECT said.post_id FROM post_search AS said
             WHERE ${tokens} @> (SELECT grams FROM ${asked}) AND ${tokens} && step.ranges ${isOnBoards}
               AND said.post_id + 0 >= step.low AND said.post_id + 0 < step.high AND ${saysIn(asked)}
             ORDER BY said.post_id DESC OFFSET 0
          ) AS said JOIN posts AS post ON post.id = said.post_id
         WHERE ${isListed(reader)}
         ORDER BY post.id DESC LIMIT ${size}
      ) AS newest
     LIMIT ${size}`;
}

/** The newest matches, the most helpful of them first. */
function foundAndSorted(hits: Hits, keyword: string): SQL {
  const { isBefore, key, order } = byScore(hits.after);
  const newest = found(
    { ...hits, after: { key: 0, id: 2_147_483_647 }, size: sql.raw(String(sortedMatches)) },
    keyword,
  );
  return sql`
    SELECT post.id, ${key} AS key FROM (${newest}) AS match JOIN posts AS post ON post.id = match.id
     WHERE ${isBefore} ORDER BY ${order} LIMIT ${hits.size}`;
}

/** What everybody finds who may see its author. */
function isListed(reader: ContentReader): SQL {
  return sql`post.state = 'published' AND post.deleted_at IS NULL AND ${isShownAuthor(sql`post.user_id`, reader)}`;
}

/** Whether the post says the keyword, for feeds that are short by themselves. */
function says(keyword: string): SQL {
  const asked = sql`community_keyword(${keyword})`;
  return sql`EXISTS (SELECT FROM post_search AS said WHERE said.post_id = post.id AND ${saysIn(asked)})`;
}

function saysIn(asked: SQL): SQL {
  return sql`said.words LIKE ALL ((SELECT short FROM ${asked})::text[])
    AND replace(said.words, ' ', '') LIKE ALL ((SELECT long FROM ${asked})::text[])`;
}

interface Order {
  readonly key: SQL;
  readonly isBefore: SQL;
  readonly order: SQL;
}

function byId({ id }: FeedStart['after']): Order {
  return { key: sql`post.id::float8`, isBefore: sql`post.id < ${id}`, order: sql`post.id DESC` };
}

function byScore({ id, key }: FeedStart['after']): Order {
  return {
    key: sql`post.helpful_score`,
    isBefore: sql`(post.helpful_score, post.id) < (${key}::float8, ${id}::int)`,
    order: sql`post.helpful_score DESC, post.id DESC`,
  };
}

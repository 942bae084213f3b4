import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { FeedPosition } from '../../../domain/community/feeds/feedQuery.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { isShownAuthor } from '../visible.ts';

/** Where a page starts, and how many rows it reads. */
export interface FeedStart {
  readonly after: FeedPosition;
  readonly size: SQL;
}

/** An instant as JavaScript writes it. */
export const instant = z.date().transform((date) => date.toISOString());

/**
 * How many rows a statement reads for a page: one more than it has. There are two sizes for all pages, so that there are
 * few statements to plan.
 */
export function rowsOf(limit: number): 21 | 101 {
  return limit < 21 ? 21 : 101;
}

/** The id of a board, given as its id or its slug. */
export function boardId(board: number | string): SQL {
  return typeof board === 'number' ? sql`${board}::int` : sql`(SELECT id FROM boards WHERE slug = ${board})`;
}

/** Whether there is such a board. */
export async function isBoard(pool: pg.Pool, board: number | string): Promise<boolean> {
  const { rowCount } = await pool.query(
    typeof board === 'number' ? 'SELECT FROM boards WHERE id = $1' : 'SELECT FROM boards WHERE slug = $1',
    [board],
  );
  return rowCount === 1;
}

/** The boards that the reader follows, or the one of them that the filter names. Column: board_id. */
export function followedBoards({ user }: ContentReader, board: number | string | undefined): SQL {
  return sql`SELECT follow.board_id FROM follows AS follow
    WHERE follow.user_id = ${user} ${board === undefined ? sql`` : sql`AND follow.board_id = ${boardId(board)}`}`;
}

/** The user behind the page of a member; null for a member whom the reader may not see. */
export function shownUser(member: number, reader: ContentReader): SQL {
  return sql`(SELECT author.user_id FROM members AS author
    WHERE author.id = ${member} AND ${isShownAuthor(sql`author.user_id`, reader)})`;
}

/** The language that the reader chose, as one value. */
export function languageOf({ user }: ContentReader): SQL {
  return sql`(SELECT language FROM users WHERE id = ${user})`;
}

import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { FeedFilter, FeedQuery } from '../../../domain/community/feeds/feedQuery.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { shownDiary, shownDiaryColumns, shownDiaryJoins } from '../shown.ts';
import { isShownAuthor } from '../visible.ts';
import { boardId, followedBoards, instant, rowsOf, shownUser, type FeedStart } from './feedParts.ts';
import { runPrepared } from './prepared.ts';

const diaryRow = shownDiary.extend({
  id: z.int(),
  key: z.int(),
  date: z.string(),
  mealType: z.string(),
  content: z.string().nullable(),
  isFavourite: z.boolean().nullable(),
  isPublic: z.boolean().nullable(),
  items: z.unknown(),
  photos: z.array(z.int()),
  nutrition: z.unknown(),
  board: z.int().nullable(),
  state: z.string(),
  createdAt: instant,
  updatedAt: instant,
});

/** A shared meal with all that its reader sees. */
export type FeedDiary = z.infer<typeof diaryRow>;

/** Reads a page of shared meals, the newest first: of a board, of the boards that the reader follows, or of a member. */
export async function readDiaryFeed(
  pool: pg.Pool,
  { query, reader }: { query: FeedQuery; reader: ContentReader },
): Promise<{ diaries: readonly FeedDiary[]; hasMore: boolean }> {
  const { name, statement } = diaryFeedStatement({ query, reader });
  const rows = z.array(diaryRow).parse(await runPrepared(pool, name, statement));
  return { diaries: rows.slice(0, query.limit), hasMore: rows.length > query.limit };
}

/** The statement of a page, one row longer than the page, and the name of its form. */
export function diaryFeedStatement({ query, reader }: { query: FeedQuery; reader: ContentReader }): {
  name: string;
  statement: SQL;
} {
  const { after, filter, limit } = query;
  const size = rowsOf(limit);
  const hits = hitsOf({
    filter,
    reader,
    size: sql.raw(String(size)),
    after: after ?? { key: 2_147_483_647, id: 2_147_483_647 },
  });
  return {
    name: nameOf(filter, size),
    statement: sql`
      SELECT ${shownDiaryColumns(reader.user)}, diary.id, diary.id AS key, diary.date, diary.meal_type AS "mealType", diary.content,
             diary.is_favourite AS "isFavourite", diary.is_public AS "isPublic", diary.items, diary.nutrition,
             ARRAY(SELECT photo.meal_photos_id FROM meal_diaries_rels AS photo
                    WHERE photo.parent_id = diary.id AND photo.path = 'photos' ORDER BY photo."order") AS photos,
             diary.board_id AS board, diary.state, diary.created_at AS "createdAt", diary.updated_at AS "updatedAt"
        FROM (${hits}) AS hit JOIN meal_diaries AS diary ON diary.id = hit.id ${shownDiaryJoins}
       ORDER BY diary.id DESC LIMIT ${limit + 1}`,
  };
}

function nameOf({ author, board, sort }: FeedFilter, size: number): string {
  const scope = author === undefined ? 'boards' : `author-${sort}`;
  const ofBoard = board === undefined ? [] : [typeof board === 'number' ? 'board' : 'slug'];
  return ['feed-diaries', scope, ...(author === undefined ? [sort] : []), ...ofBoard, String(size)].join('-');
}

/** Column: id. Without a board and an author, the boards that the reader follows are meant. */
function hitsOf({
  after,
  filter: { author, board, sort },
  reader,
  size,
}: FeedStart & { readonly filter: FeedFilter; readonly reader: ContentReader }): SQL {
  const isAfter = sql`AND diary.id < ${after.id}`;
  if (author !== undefined)
    return sql`
      SELECT diary.id FROM meal_diaries AS diary
       WHERE diary.user_id = ${shownUser(author, reader)} AND ${isShared} ${isAfter}
         ${board === undefined ? sql`` : sql`AND diary.board_id = ${boardId(board)}`}
         ${sort === 'following' ? sql`AND diary.board_id IN (${followedBoards(reader, undefined)})` : sql``}
       ORDER BY diary.id DESC LIMIT ${size}`;
  const isListed = sql`${isShared} AND ${isShownAuthor(sql`diary.user_id`, reader)}`;
  if (board !== undefined && sort === 'new')
    return sql`
      SELECT diary.id FROM meal_diaries AS diary
       WHERE diary.board_id = ${boardId(board)} AND ${isListed} ${isAfter}
       ORDER BY diary.id DESC LIMIT ${size}`;
  return sql`
    SELECT newest.id
      FROM (${followedBoards(reader, board)}) AS followed CROSS JOIN LATERAL (
        SELECT diary.id FROM meal_diaries AS diary
         WHERE diary.board_id = followed.board_id AND ${isListed} ${isAfter}
         ORDER BY diary.id DESC LIMIT ${size}
      ) AS newest
     ORDER BY newest.id DESC LIMIT ${size}`;
}

const isShared = sql`diary.is_public AND diary.deleted_at IS NULL AND diary.state = 'published'`;

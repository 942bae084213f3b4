import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { firstReplies, type ThreadQuery } from '../../../domain/community/feeds/threadQuery.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { shownComment, shownCommentColumns, shownCommentJoins } from '../shown.ts';
import { isVisibleDiary, isVisibleInThread, isVisiblePost } from '../visible.ts';
import { runPrepared } from './prepared.ts';
import { instant, languageOf, rowsOf } from './feedParts.ts';

const commentRow = shownComment.extend({
  /** The language that the reader chose. */
  language: z.string().nullable(),
  /** The top comment of a reply; null in a top comment. */
  root: z.int().nullable(),
  /** Whether the reader sees the comment. Otherwise it only has a place, because of what answers it. */
  isShown: z.boolean(),
  isDeleted: z.boolean(),
  post: z.int().nullable(),
  diary: z.int().nullable(),
  parent: z.int().nullable(),
  text: z.string(),
  isProfessional: z.boolean().nullable(),
  state: z.string(),
  editedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** A comment with the columns that readers see, and its place. */
export type ThreadComment = z.infer<typeof commentRow>;

/** Without a comment it has none of the columns: the thread is empty. */
const row = z.union([commentRow, z.looseObject({ id: z.null() })]);

/**
 * Reads a page of a thread, in the order of the ids: one comment more than the page has, and of each top comment one reply more than
 * it shows.
 *
 * @returns undefined when the reader does not see the post or the meal, or there is none.
 */
export async function readThreadPage(
  pool: pg.Pool,
  { query, reader }: { query: ThreadQuery; reader: ContentReader },
): Promise<readonly ThreadComment[] | undefined> {
  const { name, statement } = threadStatement({ query, reader });
  const rows = z.array(row).parse(await runPrepared(pool, name, statement));
  if (rows.length === 0) return undefined;
  return rows.filter((comment): comment is ThreadComment => comment.id !== null);
}

/** The statement of a page, and the name of its form. Without a row the thread is invisible. */
export function threadStatement({ query, reader }: { query: ThreadQuery; reader: ContentReader }): {
  name: string;
  statement: SQL;
} {
  const { limit, position, thread } = query;
  const size = rowsOf(limit);
  const root = position?.root;
  const after = position?.after ?? 0;
  const isOfThread = sql`${sql.identifier(`${thread.on}_id`)} = ${thread.id}`;
  const places =
    root === undefined
      ? topComments({ isOfThread, after, size, reader })
      : repliesOf({ root: sql`${root}`, isOfThread, after, size, reader });
  return {
    name: ['thread', thread.on, root === undefined ? 'top' : 'replies', String(size)].join('-'),
    statement: sql`
      SELECT ${shownCommentColumns(reader)}, ${languageOf(reader)} AS language, place.root, place.is_shown AS "isShown", comment.deleted_at IS NOT NULL AS "isDeleted",
             comment.post_id AS post, comment.diary_id AS diary, comment.parent_id AS parent, comment.text,
             comment.is_professional AS "isProfessional", comment.state,
             comment.edited_at AS "editedAt", comment.created_at AS "createdAt", comment.updated_at AS "updatedAt"
        FROM (${visibleThread(query, reader)}) AS thread
        LEFT JOIN (${places}) AS place ON true
        LEFT JOIN comments AS comment ON comment.id = place.id ${shownCommentJoins}
       ORDER BY comment.id`,
  };
}

/** One row, when the reader sees the post or the meal. */
function visibleThread({ thread: { id, on } }: ThreadQuery, reader: ContentReader): SQL {
  const thread = sql`thread`;
  return on === 'post'
    ? sql`SELECT FROM posts AS thread
           WHERE thread.id = ${id} AND thread.deleted_at IS NULL AND ${isVisiblePost(thread, reader)}`
    : sql`SELECT FROM meal_diaries AS thread
           WHERE thread.id = ${id} AND thread.deleted_at IS NULL AND ${isVisibleDiary(thread, reader)}`;
}

interface Places {
  /** A condition on columns of `comments`. */
  readonly isOfThread: SQL;
  readonly after: number;
  readonly size: number;
  readonly reader: ContentReader;
}

/**
 * The top comments, the oldest first, and the first replies of each. One that the reader does not see has a place when
 * the reader sees a reply to it.
 */
function topComments({ after, isOfThread, reader, size }: Places): SQL {
  const answer = sql`answer`;
  return sql`
    WITH page AS MATERIALIZED (
      SELECT top.id, ${isShown(sql`top`, reader)} AS is_shown FROM comments AS top
       WHERE top.${isOfThread} AND top.root_id IS NULL AND top.id > ${after}
         AND (${isShown(sql`top`, reader)}
              OR EXISTS (SELECT FROM comments AS answer WHERE answer.root_id = top.id AND ${isShown(answer, reader)}))
       ORDER BY top.id LIMIT ${sql.raw(String(size))}
    )
    SELECT page.id, NULL::int AS root, page.is_shown FROM page
    UNION ALL
    SELECT reply.id, page.id, reply.is_shown
      FROM page CROSS JOIN LATERAL (
        ${repliesOf({ root: sql`page.id`, isOfThread, after: 0, size: firstReplies + 1, reader })}
      ) AS reply`;
}

/**
 * Replies below a top comment. All of them stand beside each other; one that the reader does not see has a place when
 * the reader sees one that answers it.
 */
function repliesOf({ after, isOfThread, reader, root, size }: Places & { root: SQL }): SQL {
  const answer = sql`answer`;
  return sql`
    SELECT reply.id, reply.root_id AS root, ${isShown(sql`reply`, reader)} AS is_shown FROM comments AS reply
     WHERE reply.root_id = ${root} AND reply.${isOfThread} AND reply.id > ${after}
       AND (${isShown(sql`reply`, reader)}
            OR EXISTS (SELECT FROM comments AS answer WHERE answer.parent_id = reply.id AND ${isShown(answer, reader)}))
     ORDER BY reply.id LIMIT ${sql.raw(String(size))}`;
}

function isShown(comment: SQL, reader: ContentReader): SQL {
  return sql`(${comment}.deleted_at IS NULL AND ${isVisibleInThread(comment, reader)})`;
}

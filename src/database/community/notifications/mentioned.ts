import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { runSql, type Transactional } from '../../transaction.ts';
import { isVisibleComment, isVisiblePost } from '../visible.ts';

/** A text that can name members. */
export interface MentioningText {
  readonly relationTo: 'posts' | 'comments';
  readonly value: number;
}

const texts: Readonly<
  Record<
    MentioningText['relationTo'],
    { table: SQL; column: SQL; words: SQL; isVisible: (text: SQL, reader: ContentReader) => SQL }
  >
> = {
  posts: {
    table: sql`posts`,
    column: sql`post_id`,
    words: sql`concat_ws(E'\\n', title, content_text)`,
    isVisible: isVisiblePost,
  },
  comments: { table: sql`comments`, column: sql`comment_id`, words: sql`text`, isVisible: isVisibleComment },
};

const wordRows = z.array(z.object({ words: z.string() }));

/** The words of a text that others can see and that has an @. */
export async function mentioningWords(
  req: Transactional,
  { relationTo, value }: MentioningText,
): Promise<string | undefined> {
  const { table, words } = texts[relationTo];
  const rows = await runSql(
    req,
    sql`SELECT ${words} AS words FROM ${table}
         WHERE id = ${value} AND state = 'published' AND deleted_at IS NULL AND ${words} ~ '[@＠]'`,
  );
  return wordRows.parse(rows)[0]?.words;
}

const memberRows = z.array(z.object({ id: z.int(), key: z.string() }));

/** The accounts with these keys of usernames. */
export async function accountsNamed(
  req: Transactional,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await runSql(
    req,
    sql`SELECT id, username_key AS key FROM users WHERE username_key = ANY (${sql.param(keys)}::text[])`,
  );
  return new Map(memberRows.parse(rows).map(({ id, key }) => [key, id]));
}

/** Whether a member sees a text, and was not told of it as an answer. */
export async function canBeTold(
  req: Transactional,
  { reader, text }: { text: MentioningText; reader: ContentReader },
): Promise<boolean> {
  const { column, isVisible, table } = texts[text.relationTo];
  const rows = await runSql(
    req,
    sql`SELECT FROM ${table} AS seen
         WHERE seen.id = ${text.value} AND ${isVisible(sql`seen`, reader)}
           AND NOT EXISTS (SELECT FROM notifications AS note
                            WHERE note.user_id = ${reader.user} AND note.kind = 'reply' AND note.${column} = seen.id)`,
  );
  return rows.length > 0;
}

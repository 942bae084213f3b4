import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { getTableName, sql, type Column, type SQL } from 'drizzle-orm';
import { visibleContent } from '../../domain/community/visibleContent.ts';
import { isVisibleComment, isVisibleDiary, isVisiblePost, isVisiblePostImage } from '../community/visible.ts';

const conditions = {
  posts: isVisiblePost,
  comments: isVisibleComment,
  'post-images': isVisiblePostImage,
  'meal-diaries': isVisibleDiary,
} as const;

/**
 * Lets an access rule say "what this member may see" (`visibleTo` of the domain). Payload's filters cannot say it: blocks
 * and what a comment belongs to are rows of other tables. The gate for queries lets no caller send this operator.
 */
export function filterVisibleContent(adapter: PostgresAdapter): void {
  adapter.operators = {
    ...adapter.operators,
    within: (column: Column, value: unknown): SQL => {
      const content = visibleContent.safeParse(value).data;
      if (content === undefined) return sql`false`;
      return conditions[content.collection](sql.identifier(getTableName(column.table)), content.reader);
    },
  };
}

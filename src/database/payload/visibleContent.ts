import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { getTableName, sql, type Column, type SQL } from 'drizzle-orm';
import {
  visibleContent,
  type ContentReader,
  type VisibleContent,
} from '../../domain/community/visibleContent.ts';
import {
  isBookmarkOfVisible,
  isLikeOfVisible,
  isVisibleComment,
  isVisibleDiary,
  isVisibleImage,
  isVisibleMember,
  isVisiblePhoto,
  isVisiblePost,
  isVisiblePostImage,
} from '../community/visible.ts';
import { isVisibleNotification } from '../community/notifications/visibleNotification.ts';

const conditions = {
  posts: isVisiblePost,
  comments: isVisibleComment,
  'post-images': isVisiblePostImage,
  'meal-diaries': isVisibleDiary,
  'meal-photos': isVisiblePhoto,
  members: isVisibleMember,
  images: isVisibleImage,
  likes: isLikeOfVisible,
  bookmarks: isBookmarkOfVisible,
  notifications: isVisibleNotification,
} as const satisfies Record<VisibleContent['collection'], (row: SQL, reader: ContentReader) => SQL>;

/**
 * Gives access rules the condition `{ id: { within: … } }`: what a member may see. Payload's filters cannot say it,
 * because blocks and what a comment belongs to are rows of other tables. The gate for queries lets no caller send this
 * operator.
 */
export function filterVisibleContent(adapter: PostgresAdapter): void {
  const operators = {
    ...adapter.operators,
    // Not an operator of the stock adapter.
    within: (column: Column, value: unknown): SQL => {
      const content = visibleContent.safeParse(value).data;
      if (content === undefined) return sql`false`;
      const table = sql`${sql.identifier(getTableName(column.table))}`;
      return conditions[content.collection](table, content.reader);
    },
  };
  adapter.operators = operators;
}

import { sql, type SQL } from 'drizzle-orm';
import type { ConditionName } from '../../../domain/operations/query/namedCondition.ts';

/** The ids of the documents that meet each condition for a reader. `visible.sql` says who sees what. */
export const visibilityConditions: Readonly<Record<ConditionName, (reader: number) => SQL>> = {
  visibleDiary: (reader) => sql`SELECT id FROM community_visible_diaries(${reader}) AS visible (id)`,
  visiblePost: (reader) => sql`SELECT id FROM community_visible_posts(${reader}) AS visible (id)`,
  visibleComment: (reader) => sql`SELECT id FROM community_visible_comments(${reader}) AS visible (id)`,
  visibleMember: (reader) => sql`SELECT id FROM community_visible_members(${reader}) AS visible (id)`,
  photoOfVisibleDiary: (reader) =>
    sql`SELECT photo.id FROM meal_photos AS photo
        JOIN community_visible_diaries(${reader}) AS visible (id) ON visible.id = photo.diary_id`,
  // Pictures of the catalogue, and avatars. A picture that its member does not show belongs to nobody else.
  shownImage: () =>
    sql`SELECT image.id FROM images AS image
        WHERE image.user_id IS NULL OR EXISTS (SELECT FROM members AS member WHERE member.avatar_id = image.id)`,
  likeOfVisible: (reader) =>
    sql`SELECT one.id FROM likes AS one WHERE CASE
          WHEN one.post_id IS NOT NULL THEN EXISTS
            (SELECT FROM community_visible_posts(${reader}) AS visible (id) WHERE visible.id = one.post_id)
          WHEN one.comment_id IS NOT NULL THEN EXISTS
            (SELECT FROM community_visible_comments(${reader}) AS visible (id) WHERE visible.id = one.comment_id)
          ELSE EXISTS
            (SELECT FROM community_visible_diaries(${reader}) AS visible (id) WHERE visible.id = one.diary_id)
        END`,
  bookmarkOfVisible: (reader) =>
    sql`SELECT one.id FROM bookmarks AS one
        JOIN community_visible_posts(${reader}) AS visible (id) ON visible.id = one.post_id`,
};

/**
 * The columns that triggers keep, by table (`counters.sql`). They are no part of a document: what others do with it does
 * not change its version.
 */
export const counterColumns: Readonly<Record<string, readonly string[]>> = {
  posts: ['likes_count', 'comments_count', 'helpful_score'],
  comments: ['likes_count', 'replies_count'],
  meal_diaries: ['likes_count', 'comments_count'],
  boards: ['follower_count'],
};

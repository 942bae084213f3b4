import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contentStates, type ContentState } from '../../../domain/community/contentStates.ts';
import type { ContentSlug, ContentTarget } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const tables: Readonly<Record<ContentSlug, string>> = {
  posts: 'posts',
  comments: 'comments',
  'meal-diaries': 'meal_diaries',
};

const states = z.array(z.object({ state: z.enum(contentStates) }));

/** Locks content until the end of the transaction, and reads its state; undefined when it is gone. */
export async function lockContent(
  req: Transactional,
  { relationTo, value }: ContentTarget,
): Promise<ContentState | undefined> {
  // What a comment belongs to is locked first: `counters.sql` has the order.
  if (relationTo === 'comments') await runSql(req, sql`SELECT community_lock_thread(NULL, NULL, ${value})`);
  const rows = await runSql(
    req,
    sql`SELECT state FROM ${sql.identifier(tables[relationTo])} WHERE id = ${value} FOR NO KEY UPDATE`,
  );
  return states.parse(rows)[0]?.state;
}

/** Sets the state of content. The change counts as one of the document, so that its `ETag` changes. */
export async function writeContentState(
  req: Transactional,
  { relationTo, value }: ContentTarget,
  state: ContentState,
): Promise<void> {
  const type = sql.identifier(`enum_${tables[relationTo]}_state`);
  await runSql(
    req,
    sql`UPDATE ${sql.identifier(tables[relationTo])} SET state = ${state}::${type}, updated_at = now() WHERE id = ${value}`,
  );
}

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

/** The numbers that `counters.sql` keeps, as `table.column`. */
export const counters = [
  'posts.likes_count',
  'posts.comments_count',
  'meal_diaries.likes_count',
  'meal_diaries.comments_count',
  'boards.follower_count',
  'comments.likes_count',
  'comments.replies_count',
] as const;

const correctionRows = z.array(z.object({ document: z.int(), stored: z.int(), counted: z.int() }));

/** A number that was wrong. */
export type Correction = z.infer<typeof correctionRows>[number] & {
  readonly counter: (typeof counters)[number];
};

/** Corrects one kind of number, and returns what was wrong. */
export async function correctCounter(
  req: Transactional,
  counter: (typeof counters)[number],
): Promise<Correction[]> {
  const rows = await runSql(req, sql`SELECT document, stored, counted FROM community_correct(${counter})`);
  return correctionRows.parse(rows).map((row) => ({ counter, ...row }));
}

import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { totalsOf } from '../../domain/meals/totals.ts';
import { computeNutritionJob } from '../../../jobs/meals/computeNutrition.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { readDiaryItems } from './mealItems.ts';

/** Lets a job add up the meal after the commit; changes in quick succession are one job. */
export async function enqueueNutrition({
  req,
  diary,
}: {
  req: PayloadRequest;
  diary: number;
}): Promise<void> {
  await enqueue(req, computeNutritionJob, { diary }, { uniqueKey: String(diary) });
}

/**
 * Adds up a meal from its items, under a lock, so that a change that is written meanwhile waits and is added up after.
 * Always from the rows, never by increments: running it twice gives the same. A diary that is gone needs nothing.
 */
export async function computeNutrition({
  req,
  diary,
}: {
  req: PayloadRequest;
  diary: number;
}): Promise<void> {
  const [row] = await runSql(req, sql`SELECT items FROM meal_diaries WHERE id = ${diary} FOR UPDATE`);
  if (row === undefined) return;
  const nutrition = JSON.stringify({ status: 'ready', ...totalsOf(readDiaryItems(row)) });
  await runSql(req, sql`UPDATE meal_diaries SET nutrition = ${nutrition}::jsonb WHERE id = ${diary}`);
}

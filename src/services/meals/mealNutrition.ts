import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { totalsOf } from '../../domain/meals/totals.ts';
import { computeNutritionJob } from '../../../jobs/meals/computeNutrition.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { readDiaryItems } from './mealItems.ts';

/** Enqueues a job that computes the meal's totals after the commit. Changes in quick succession share one job. */
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
 * Computes the totals of a meal from its items under a row lock, so that a concurrent change waits and is counted by
 * its own job. It always starts from the items and never increments, so a repeated run gives the same result. It does
 * nothing for a deleted diary.
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

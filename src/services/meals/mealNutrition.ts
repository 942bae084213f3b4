import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  mealsWithPendingTotals,
  readMealRow,
  storeTotals,
  type MealRow,
} from '../../database/meals/totals.ts';
import type { Transactional } from '../../database/transaction.ts';
import { totalsOf } from '../../domain/meals/totals.ts';
import { computeNutritionJob } from '../../../jobs/meals/computeNutrition.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { readDiaryItems } from './mealItems.ts';

const pending = z.object({ status: z.literal('pending') });
const batchSize = 100;

/** Whether the nutrition of a meal waits for its totals. */
export function isPending(nutrition: unknown): boolean {
  return pending.safeParse(nutrition).success;
}

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
 * Computes the totals of a meal from its items. It never increments, so a repeated run gives the same result. It does
 * nothing for a deleted meal, nor when the items change meanwhile: that change has a job of its own.
 */
export async function computeNutrition({ req, diary }: { req: Transactional; diary: number }): Promise<void> {
  const meal = await readMealRow(req, diary);
  if (meal !== undefined) await computeTotals(req, meal);
}

/**
 * Computes the totals of all meals that have waited for more than a minute, because their job was lost, parked, or
 * never enqueued. Each meal is stored by itself, so this may be interrupted and run again.
 */
export async function healPendingTotals({
  req,
  signal,
}: {
  req: Transactional;
  signal: AbortSignal;
}): Promise<void> {
  for (let after = 0; ;) {
    const meals = await mealsWithPendingTotals(req, { after, limit: batchSize });
    for (const meal of meals) {
      signal.throwIfAborted();
      await computeTotals(req, meal);
      after = meal.id;
    }
    if (meals.length < batchSize) return;
  }
}

async function computeTotals(req: Transactional, meal: MealRow): Promise<void> {
  await storeTotals(req, meal, totalsOf(readDiaryItems(meal)));
}

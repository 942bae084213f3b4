import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Totals } from '../../domain/meals/totals.ts';
import { runSql, type Transactional } from '../transaction.ts';

const mealRows = z.array(z.object({ id: z.int(), items: z.unknown() }));

/** A stored meal, as far as its totals depend on it. */
export type MealRow = z.infer<typeof mealRows>[number];

/** Reads the items of one meal; nothing when it was deleted. */
export async function readMealRow(req: Transactional, id: number): Promise<MealRow | undefined> {
  return mealRows.parse(await runSql(req, sql`SELECT id, items FROM meal_diaries WHERE id = ${id}`))[0];
}

/** Reads meals with a greater id whose totals have been pending for more than a minute, in the order of their ids. */
export async function mealsWithPendingTotals(
  req: Transactional,
  { after, limit }: { after: number; limit: number },
): Promise<MealRow[]> {
  return mealRows.parse(
    await runSql(
      req,
      sql`SELECT id, items FROM meal_diaries
          WHERE nutrition ->> 'status' IS DISTINCT FROM 'ready'
            AND id > ${after} AND updated_at < now() - interval '1 minute'
          ORDER BY id LIMIT ${limit}`,
    ),
  );
}

/**
 * Stores the totals of a meal, unless its items are no longer those from which the totals were computed: then the job of
 * that change stores them. It touches nothing else but `updated_at`, which only moves forward, so that an app that asks
 * what changed since its last call sees the totals.
 */
export async function storeTotals(req: Transactional, { id, items }: MealRow, totals: Totals): Promise<void> {
  const nutrition = JSON.stringify({ status: 'ready', ...totals });
  await runSql(
    req,
    sql`UPDATE meal_diaries
        SET nutrition = ${nutrition}::jsonb,
          updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
        WHERE id = ${id} AND items = ${JSON.stringify(items)}::jsonb
          AND nutrition IS DISTINCT FROM ${nutrition}::jsonb`,
  );
}

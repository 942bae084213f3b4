import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { shownDiary, shownDiaryColumns, shownDiaryJoins, type ShownDiary } from '../community/shown.ts';
import { runSql, type Transactional } from '../transaction.ts';

const sharedRows = z.array(shownDiary.extend({ id: z.int() }));
const foodRows = z.array(z.object({ id: z.int() }));

/** Reads what is public of meals, by their ids. */
export async function readSharedMeals(
  req: Transactional,
  { meals, reader }: { meals: readonly number[]; reader: number },
): Promise<ReadonlyMap<number, ShownDiary>> {
  const rows = await runSql(
    req,
    sql`SELECT diary.id, ${shownDiaryColumns(reader)} FROM meal_diaries AS diary ${shownDiaryJoins}
        WHERE diary.id = ANY (${sql.param(meals)}::int[])`,
  );
  return new Map(sharedRows.parse(rows).map(({ id, ...shared }) => [id, shared]));
}

/**
 * Finds the foods whose names a member may see: all but the own foods of other members. A food that is gone may have
 * been one of these.
 */
export async function foodsWithOpenNames(
  req: Transactional,
  { foods, reader }: { foods: readonly number[]; reader: number },
): Promise<ReadonlySet<number>> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM foods
        WHERE id = ANY (${sql.param(foods)}::int[]) AND (kind <> 'custom' OR owner_id = ${reader})`,
  );
  return new Set(foodRows.parse(rows).map(({ id }) => id));
}

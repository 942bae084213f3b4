import { sql } from 'drizzle-orm';
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';
import { z } from 'zod';
import type { MealDiary } from '../../../payload-types.ts';
import { runSql } from '../../database/transaction.ts';
import type { Day } from '../../domain/calendar.ts';
import { mealTypeNames, type MealType } from '../../domain/meals/mealTypes.ts';
import { Problem } from '../../errors/problem.ts';
import { checkedBody } from '../operations/input/checkedBody.ts';
import { callerIn } from '../accounts/sessions/ownSessions.ts';
import { parseMealDay } from './writeMeal.ts';

/** Snacks of a day are not limited, but one request copies so many meals at most. */
const maximumMeals = 30;

const body = z.object({ from: z.string(), to: z.string() });
const mealRows = z.array(z.object({ id: z.int(), meal_type: z.enum(mealTypeNames) }));
type MealRow = z.infer<typeof mealRows>[number];

/**
 * Copies all meals of a day of the caller to another day, or none of them.
 *
 * @param input.input the body: `from` and `to`.
 * @throws {Problem} `no_meals`, `too_many_meals`, `meal_exists` with the meals that the other day already has, or a
 *   fault of the body.
 */
export async function copyDay({ req, input }: { req: PayloadRequest; input: unknown }): Promise<MealDiary[]> {
  const { id: user } = callerIn(req, 'users');
  const days = checkedBody(input, body);
  const from = parseMealDay(days.from, req, 'from');
  const to = parseMealDay(days.to, req, 'to');
  const isOwnTransaction = await initTransaction(req);
  try {
    const meals = await mealsOf({ req, user, day: from });
    if (meals.length === 0) throw new Problem('no_meals', { field: 'from' });
    if (meals.length > maximumMeals) {
      throw new Problem('too_many_meals', { field: 'from', parameters: { limit: maximumMeals } });
    }
    refuseExisting(meals, await mealsOf({ req, user, day: to }));
    const copies: MealDiary[] = [];
    for (const { id } of meals) copies.push(await copyOf({ req, id, date: to }));
    if (isOwnTransaction) await commitTransaction(req);
    return copies;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

/** The meals of a day outside the trash, in the order of the day. */
async function mealsOf({
  req,
  user,
  day,
}: {
  req: PayloadRequest;
  user: number;
  day: Day;
}): Promise<MealRow[]> {
  const rows = await runSql(
    req,
    sql`SELECT id, meal_type FROM meal_diaries
        WHERE user_id = ${user} AND date = ${day} AND deleted_at IS NULL
        ORDER BY meal_type, id LIMIT ${maximumMeals + 1}`,
  );
  return mealRows.parse(rows);
}

/** Names all meals that stand in the way. The unique index finds those that are written at the same moment. */
function refuseExisting(meals: readonly MealRow[], existing: readonly MealRow[]): void {
  const typesOf = (rows: readonly MealRow[]) => new Set<MealType>(rows.map((row) => row.meal_type));
  const [copied, taken] = [typesOf(meals), typesOf(existing)];
  const both = mealTypeNames.filter((type) => type !== 'snack' && copied.has(type) && taken.has(type));
  if (both.length > 0) {
    throw new Problem('meal_exists', { field: 'to', parameters: { which: ` (${both.join(', ')})` } });
  }
}

function copyOf({ req, id, date }: { req: PayloadRequest; id: number; date: Day }): Promise<MealDiary> {
  return req.payload.duplicate({
    collection: 'meal-diaries',
    id,
    data: { date },
    overrideAccess: false,
    req,
  });
}

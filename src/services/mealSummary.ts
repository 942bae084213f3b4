import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../database/transaction.ts';
import { lengthInDays, parseDay, periods, startOf, type Day, type Period } from '../domain/diary/calendar.ts';
import { dailyReference, dailyReferenceSource } from '../domain/diary/dailyReference.ts';
import type { DiaryItem } from '../domain/diary/items.ts';
import { totalsOf, type Totals } from '../domain/diary/totals.ts';
import { Problem } from '../errors/problem.ts';
import { nutrientNames, type NutrientName } from '../domain/nutrients.ts';
import { readDiaryItems } from './mealItems.ts';

const maximumDays = 366;

export interface PeriodSummary extends Totals {
  /** First day of the period. */
  readonly from: Day;
  /** Days of the period on which something was written; averages are over these, since an empty day is no fast. */
  readonly daysWithMeals: number;
  readonly meals: number;
  /** Share of the daily reference on an average written day, 1 = 100 %; null where the total or the reference is. */
  readonly shareOfReference: Partial<Record<NutrientName, number | null>>;
}

export interface MealSummary {
  readonly from: Day;
  readonly to: Day;
  readonly by: Period;
  readonly periods: readonly PeriodSummary[];
  readonly overall: Omit<PeriodSummary, 'from'>;
  readonly reference: {
    readonly values: typeof dailyReference;
    readonly source: typeof dailyReferenceSource;
  };
}

interface Meal {
  readonly date: Day;
  readonly items: readonly DiaryItem[];
}

/**
 * Adds up a member's meals per day, week (from Monday) or month.
 *
 * @throws {Problem} `authentication_required`, `invalid_date`, `invalid_range` (366 days at the most) or
 * `invalid_filter` for an unknown period.
 */
export async function summariseMeals(of: {
  req: PayloadRequest;
  from: string | null;
  to: string | null;
  by: string | null;
}): Promise<MealSummary> {
  const { req } = of;
  if (req.user?.collection !== 'users') throw new Problem('authentication_required');
  const { from, to } = checkedRange(of);
  const by = z.enum(periods).safeParse(of.by ?? 'day');
  if (!by.success) throw new Problem('invalid_filter', { field: 'by', parameters: { path: 'by' } });
  const meals = await mealsOf({ req, user: req.user.id, from, to });
  const groups = grouped(meals, by.data);
  return {
    from,
    to,
    by: by.data,
    periods: [...groups].map(([start, group]) => ({ from: start, ...summaryOf(group) })),
    overall: summaryOf(meals),
    reference: { values: dailyReference, source: dailyReferenceSource },
  };
}

function checkedRange(of: { from: string | null; to: string | null }): { from: Day; to: Day } {
  const from = parseDay(of.from);
  const to = parseDay(of.to);
  if (from === undefined) throw new Problem('invalid_date', { field: 'from' });
  if (to === undefined) throw new Problem('invalid_date', { field: 'to' });
  const days = lengthInDays(from, to);
  if (days < 1 || days > maximumDays) {
    throw new Problem('invalid_range', { field: 'to', parameters: { limit: maximumDays } });
  }
  return { from, to };
}

async function mealsOf(of: { req: PayloadRequest; user: number; from: Day; to: Day }): Promise<Meal[]> {
  const rows = await runSql(
    of.req,
    sql`SELECT date, items FROM meal_diaries
        WHERE user_id = ${of.user} AND date BETWEEN ${of.from} AND ${of.to} AND deleted_at IS NULL
        ORDER BY date, id`,
  );
  return rows.flatMap((row) => {
    const date = parseDay(row['date']);
    return date === undefined ? [] : [{ date, items: readDiaryItems(row) }];
  });
}

function grouped(meals: readonly Meal[], by: Period): Map<Day, Meal[]> {
  const groups = new Map<Day, Meal[]>();
  for (const meal of meals) {
    const start = startOf(by, meal.date);
    groups.set(start, [...(groups.get(start) ?? []), meal]);
  }
  return groups;
}

function summaryOf(meals: readonly Meal[]): Omit<PeriodSummary, 'from'> {
  const { totals, completeness } = totalsOf(meals.flatMap(({ items }) => items));
  const daysWithMeals = new Set(meals.map(({ date }) => date)).size;
  const shares = nutrientNames.flatMap((name) => {
    const reference = dailyReference[name];
    if (reference === undefined) return [];
    const total = totals[name];
    const share = total === null || daysWithMeals === 0 ? null : total / daysWithMeals / reference;
    return [[name, share === null ? null : Math.round(share * 1000) / 1000] as const];
  });
  return {
    totals,
    completeness,
    daysWithMeals,
    meals: meals.length,
    shareOfReference: Object.fromEntries(shares),
  };
}

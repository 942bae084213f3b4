import type { LocalizedText } from '../../domain/language.ts';
import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import {
  lengthInDays,
  parseDay,
  periods,
  periodStart,
  type Day,
  type Period,
} from '../../domain/calendar.ts';
import { dailyReference, dailyReferenceSource } from '../../domain/meals/dailyReference.ts';
import type { EatenMeal, Evaluation, MealEvaluator } from '../../domain/meals/evaluation.ts';
import { bands, bandSource } from '../../domain/meals/nutrientStates.ts';
import { totalsOf, type Totals } from '../../domain/meals/totals.ts';
import { Problem } from '../../errors/problem.ts';
import { nutrientNames, type NutrientName } from '../../domain/foods/nutrients.ts';
import { callerIn } from '../accounts/sessions/ownSessions.ts';
import { prepareEvaluator } from './mealEvaluation.ts';
import { readDiaryItems } from './mealItems.ts';

const maximumDays = 366;

export interface PeriodSummary extends Totals {
  /** First day of the period. */
  readonly from: Day;
  /**
   * Days of the period with at least one meal. Averages use only these days, because a day without entries is not a
   * day without food.
   */
  readonly daysWithMeals: number;
  readonly meals: number;
  /**
   * The share of the daily reference on an average day with meals, 1 = 100 %; null where the total or the reference is
   * unknown.
   */
  readonly shareOfReference: Partial<Record<NutrientName, number | null>>;
  /** By habit, disease, allergy and nutrient, for the member's current profile. */
  readonly evaluation: Evaluation;
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
    /** The shares of its reference between which a nutrient is `within`; null: no bound on that side. */
    readonly bands: typeof bands;
    readonly bandSource: typeof bandSource;
  };
  /** What the summary can state and what not. */
  readonly note: typeof note;
}

const note = {
  ko: '기록하신 식사만으로 계산했고, 기록이 없는 끼니는 알 수 없습니다. 일반적인 건강 정보이며 진단이나 치료를 대신하지 않습니다.',
  en: 'Calculated only from the meals that you recorded; other meals are not known. This is general wellness information and does not replace a diagnosis or treatment.',
} as const satisfies LocalizedText;

interface RangeOfMeals {
  readonly req: PayloadRequest;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
}

/**
 * Computes the caller's totals per day, week (from Monday) or month, and evaluates them for their profile.
 *
 * @throws {Problem} `authentication_required`, `required`, `invalid_date`, `invalid_range` (at most 366 days) or
 *   `invalid_filter` for an unknown period.
 */
export async function summariseMeals(input: RangeOfMeals): Promise<MealSummary> {
  return summariseMealsOf({ ...input, user: callerIn(input.req, 'users').id, usesProfile: true });
}

/**
 * The same for any member.
 *
 * @param input.usesProfile false evaluates them as of a member with an empty profile.
 */
export async function summariseMealsOf(
  input: RangeOfMeals & { readonly user: number; readonly usesProfile: boolean },
): Promise<MealSummary> {
  const { req, user, usesProfile } = input;
  const { from, to } = parseRange(input);
  const by = z.enum(periods).safeParse(input.by ?? 'day');
  if (!by.success) throw new Problem('invalid_filter', { field: 'by', parameters: { path: 'by' } });
  const meals = await readMeals({ req, user, from, to });
  const evaluate = await prepareEvaluator({ member: user, meals, usesProfile });
  const groups = groupByPeriod(meals, by.data);
  return {
    from,
    to,
    by: by.data,
    periods: [...groups].map(([start, group]) => ({ from: start, ...summarise(group, evaluate) })),
    overall: summarise(meals, evaluate),
    reference: { values: dailyReference, source: dailyReferenceSource, bands, bandSource },
    note,
  };
}

function parseRange(input: { from: string | null; to: string | null }): { from: Day; to: Day } {
  for (const field of ['from', 'to'] as const)
    if (input[field] === null) throw new Problem('required', { field });
  const from = parseDay(input.from);
  const to = parseDay(input.to);
  if (from === undefined) throw new Problem('invalid_date', { field: 'from' });
  if (to === undefined) throw new Problem('invalid_date', { field: 'to' });
  const days = lengthInDays(from, to);
  if (days < 1 || days > maximumDays) {
    throw new Problem('invalid_range', { field: 'to', parameters: { limit: maximumDays } });
  }
  return { from, to };
}

async function readMeals({
  req,
  user,
  from,
  to,
}: {
  req: PayloadRequest;
  user: number;
  from: Day;
  to: Day;
}): Promise<EatenMeal[]> {
  const rows = await runSql(
    req,
    sql`SELECT date, items FROM meal_diaries
        WHERE user_id = ${user} AND date BETWEEN ${from} AND ${to} AND deleted_at IS NULL
        ORDER BY date, id`,
  );
  return rows.flatMap((row) => {
    const date = parseDay(row['date']);
    return date === undefined ? [] : [{ date, items: readDiaryItems(row) }];
  });
}

function groupByPeriod(meals: readonly EatenMeal[], by: Period): Map<Day, EatenMeal[]> {
  const groups = new Map<Day, EatenMeal[]>();
  for (const meal of meals) {
    const start = periodStart(by, meal.date);
    groups.set(start, [...(groups.get(start) ?? []), meal]);
  }
  return groups;
}

function summarise(meals: readonly EatenMeal[], evaluate: MealEvaluator): Omit<PeriodSummary, 'from'> {
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
    evaluation: evaluate(meals),
  };
}

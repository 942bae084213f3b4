import type { FactsOfFood } from './facts/facts.ts';
import type { Situation } from './finding.ts';
import { runCheck, type Check } from './runCheck.ts';
import { amountOrNull, knownFigure, type CompiledLimit } from './nutrientFinding.ts';

/** How much of a food may still be eaten before it reaches a limit for a portion or for the day. */
export interface StillFits {
  readonly unit: 'g' | 'ml';
  /** Rounded down to a tenth. Null: no limit applies, or none can be computed. */
  readonly amount: number | null;
  /** Whether no fact is missing. Otherwise the true amount may be smaller. */
  readonly isCertain: boolean;
  /** The limit that the food reaches first. */
  readonly limitedBy: {
    readonly diet: string | null;
    readonly rule: string;
    readonly nutrient: string;
  } | null;
  /** Missing facts of limits that cannot be computed. */
  readonly missing: readonly string[];
}

/**
 * Uses the limits that would make the food unsuitable. For limits of the day it subtracts what was eaten before. An
 * incomplete sum is a lower bound, so the answer is then only an upper bound.
 */
export function stillFits(checks: readonly Check[], situation: Situation): StillFits {
  const missing = new Set<string>();
  let tightest: { amount: number; limitedBy: NonNullable<StillFits['limitedBy']> } | null = null;
  for (const check of checks) {
    const { rule } = check;
    if (rule.effect !== 'avoid' || rule.criterion.type !== 'nutrient') continue;
    const { limit } = rule.criterion;
    if (!isOfPortion(limit) || runCheck(check, situation) === null) continue;
    const room = remainingAmount(limit, situation);
    for (const fact of [...room.missing, ...check.openConditions]) missing.add(fact);
    if (room.amount === null || (tightest !== null && room.amount >= tightest.amount)) continue;
    tightest = {
      amount: room.amount,
      limitedBy: { diet: rule.diet?.slug ?? null, rule: rule.id, nutrient: limit.rule.nutrient },
    };
  }
  return {
    unit: unitOf(situation.food),
    amount: tightest === null ? null : Math.floor(tightest.amount * 10) / 10,
    isCertain: missing.size === 0,
    limitedBy: tightest?.limitedBy ?? null,
    missing: [...missing].sort(),
  };
}

function isOfPortion({ rule, isUpper }: CompiledLimit): boolean {
  return isUpper && (rule.per === 'serving' || rule.per === 'day' || rule.per === 'kg-body-weight-day');
}

function remainingAmount(
  { rule, missing }: CompiledLimit,
  { food, eatenToday, weightKg }: Situation,
): { amount: number | null; missing: readonly string[] } {
  const perHundred = knownFigure(food, rule.nutrient);
  if (perHundred === null) return { amount: null, missing: missing.value };
  if (rule.per === 'kg-body-weight-day' && (weightKg === null || !(weightKg > 0))) {
    return { amount: null, missing: ['profile.weightKg'] };
  }
  // A food without the nutrient has no limit on it.
  if (perHundred === 0) return { amount: null, missing: [] };
  const limit = rule.per === 'kg-body-weight-day' ? rule.limit * (weightKg ?? 0) : rule.limit;
  const isOfDay = rule.per !== 'serving' && eatenToday !== null;
  const eatenBefore = isOfDay ? amountOrNull(eatenToday.totals[rule.nutrient]) : 0;
  const isSumComplete = !isOfDay || (eatenBefore !== null && eatenToday.complete.includes(rule.nutrient));
  const exact = ((limit - (eatenBefore ?? 0)) / perHundred) * 100;
  // For "less than", the amount that reaches the limit exactly is too much.
  const amount = rule.operator === 'less-than' ? exact - 1e-6 : exact;
  return {
    amount: Math.max(0, amount),
    missing: isSumComplete ? [] : missing.eaten,
  };
}

function unitOf({ basis }: FactsOfFood): 'g' | 'ml' {
  return basis === '100ml' ? 'ml' : 'g';
}

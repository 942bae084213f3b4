import type { FactsOfFood } from './facts/facts.ts';
import type { Situation } from './finding.ts';
import { judgeOne, type Check } from './judgeOne.ts';
import { amountOrNull, figureOf, type CompiledLimit } from './nutrientFinding.ts';

/** How much of a food may be eaten before a limit for a portion or for the day is reached. */
export interface StillFits {
  readonly unit: 'g' | 'ml';
  /** Rounded down to a tenth. Null: no limit that could be reckoned speaks of it. */
  readonly amount: number | null;
  /** Whether nothing is missing: otherwise it may be less. */
  readonly isCertain: boolean;
  /** The limit that is reached first. */
  readonly limitedBy: {
    readonly diet: string | null;
    readonly rule: string;
    readonly nutrient: string;
  } | null;
  /** Facts without which other limits cannot be reckoned. */
  readonly missing: readonly string[];
}

/**
 * Reckons with the limits whose breach would make the food unsuitable; what was eaten before is taken off the day's. A
 * sum that misses something is the least that was eaten, so that the answer is then no more than a bound.
 */
export function stillFits(checks: readonly Check[], input: Situation): StillFits {
  const missing = new Set<string>();
  let most: { amount: number; limitedBy: NonNullable<StillFits['limitedBy']> } | null = null;
  for (const check of checks) {
    const { rule } = check;
    if (rule.effect !== 'avoid' || rule.matter.type !== 'nutrient') continue;
    const { limit } = rule.matter;
    if (!isOfPortion(limit) || judgeOne(check, input) === null) continue;
    const room = roomUnder(limit, input);
    for (const fact of [...room.missing, ...check.openConditions]) missing.add(fact);
    if (room.amount === null || (most !== null && room.amount >= most.amount)) continue;
    most = {
      amount: room.amount,
      limitedBy: { diet: rule.diet?.slug ?? null, rule: rule.id, nutrient: limit.rule.nutrient },
    };
  }
  return {
    unit: unitOf(input.food),
    amount: most === null ? null : Math.floor(most.amount * 10) / 10,
    isCertain: missing.size === 0,
    limitedBy: most?.limitedBy ?? null,
    missing: [...missing].sort(),
  };
}

function isOfPortion({ rule, isUpper }: CompiledLimit): boolean {
  return isUpper && (rule.per === 'serving' || rule.per === 'day' || rule.per === 'kg-body-weight-day');
}

function roomUnder(
  { rule, missing }: CompiledLimit,
  { food, eatenToday, weightKg }: Situation,
): { amount: number | null; missing: readonly string[] } {
  const perHundred = figureOf(food, rule.nutrient);
  if (perHundred === null) return { amount: null, missing: missing.value };
  if (rule.per === 'kg-body-weight-day' && (weightKg === null || !(weightKg > 0))) {
    return { amount: null, missing: ['profile.weightKg'] };
  }
  // What a food does not contain sets it no limit.
  if (perHundred === 0) return { amount: null, missing: [] };
  const limit = rule.per === 'kg-body-weight-day' ? rule.limit * (weightKg ?? 0) : rule.limit;
  const isOfDay = rule.per !== 'serving' && eatenToday !== null;
  const before = isOfDay ? amountOrNull(eatenToday.totals[rule.nutrient]) : 0;
  const isWhole = !isOfDay || (before !== null && eatenToday.complete.includes(rule.nutrient));
  const exact = ((limit - (before ?? 0)) / perHundred) * 100;
  // Where the limit itself is too much, the tenth that would reach it is.
  const amount = rule.operator === 'less-than' ? exact - 1e-6 : exact;
  return {
    amount: Math.max(0, amount),
    missing: isWhole ? [] : missing.eaten,
  };
}

function unitOf({ basis }: FactsOfFood): 'g' | 'ml' {
  return basis === '100ml' ? 'ml' : 'g';
}

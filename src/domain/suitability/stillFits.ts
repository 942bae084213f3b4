import { eatenRange, knownRange, type CompiledLimit } from './nutrientFinding.ts';
import type { FactsOfFood } from './facts/facts.ts';
import type { Situation } from './finding.ts';
import type { Reason } from './reasons.ts';
import type { CompiledRule, Criterion } from './rules/compileRuleSets.ts';
import { levels, openFacts, runCheck, type Check } from './runCheck.ts';

/**
 * How much of a food a person may eat.
 *
 * - `amount`: this much certainly stays within all limits, and the named one is reached first.
 * - `none`: the day or the food leaves nothing, because of the named rule.
 * - `unlimited`: no rule limits the amount.
 * - `unknown`: facts are missing.
 */
export interface StillFits {
  readonly state: 'amount' | 'none' | 'unlimited' | 'unknown';
  /** Rounded down to a tenth. Only with the state `amount`. */
  readonly amount?: number;
  readonly unit: 'g' | 'ml';
  /** The rule that limits the amount; null for `unlimited` and `unknown`. */
  readonly limitedBy: LimitingRule | null;
  /** The missing facts, sorted. Only `unknown` has any. */
  readonly missing: readonly string[];
}

export interface LimitingRule {
  /** Null: the person's own rule. */
  readonly diet: string | null;
  readonly rule: string;
  /** Null: the rule is not about a nutrient. */
  readonly nutrient: string | null;
}

/**
 * Computes the amount from the rules that would make the food unsuitable. A rule that is not about a portion either
 * leaves nothing or does not limit the amount. From limits of the day it subtracts what was eaten before.
 */
export function stillFits(
  { checks, gaps }: { checks: readonly Check[]; gaps: readonly Reason[] },
  situation: Situation,
): StillFits {
  const { food } = situation;
  const unit = food.basis === '100ml' ? 'ml' : 'g';
  const missing = new Set(gaps.filter(({ outcome }) => outcome === 'unknown').map(({ fact }) => fact.name));
  let tightest: { amount: number; rule: CompiledRule } | null = null;
  for (const check of checks) {
    const { rule } = check;
    if (rule.effect !== 'avoid') continue;
    const result = runCheck(check, situation);
    if (result === null || result.certificate !== undefined) continue;
    const limit = portionLimitOf(rule.criterion, food);
    const room = limit === null ? null : roomOf(limit, situation);
    const open = room === null || room.sure === Infinity ? [] : openFacts(check, food);
    const leavesNothing = room === null ? result.level === levels.unsuitable : room.possible < smallestAmount;
    if (leavesNothing && open.length === 0)
      return { state: 'none', unit, limitedBy: limitingRule(rule), missing: [] };
    for (const fact of [...open, ...(room === null ? result.missing : room.missing)]) missing.add(fact);
    if (room !== null && room.sure < (tightest?.amount ?? Infinity)) tightest = { amount: room.sure, rule };
  }
  if (missing.size > 0) return { state: 'unknown', unit, limitedBy: null, missing: [...missing].sort() };
  if (tightest === null) return { state: 'unlimited', unit, limitedBy: null, missing: [] };
  const amount = Math.floor(tightest.amount * 10) / 10;
  return { state: 'amount', amount, unit, limitedBy: limitingRule(tightest.rule), missing: [] };
}

/** In grams or millilitres. Less than this is nothing. */
const smallestAmount = 0.1;

function limitingRule({ criterion, diet, id }: CompiledRule): LimitingRule {
  const limit = 'limit' in criterion ? criterion.limit : null;
  return { diet: diet?.slug ?? null, rule: id, nutrient: limit?.rule.nutrient ?? null };
}

/** The upper limit for a portion or for the day; null when the rule is about something else. */
function portionLimitOf(criterion: Criterion, food: FactsOfFood): CompiledLimit | null {
  const limit = 'limit' in criterion ? criterion.limit : null;
  if (limit === null || !limit.isUpper) return null;
  const { nutrient, per } = limit.rule;
  if (per !== 'serving' && per !== 'day' && per !== 'kg-body-weight-day') return null;
  if (criterion.type === 'nutrient') return limit;
  // Where the figure of the food does not decide, its category does.
  const range = knownRange(food, nutrient);
  return range !== null && range.low === range.high ? limit : null;
}

/** How much of the food a limit leaves, in grams or millilitres. */
interface Room {
  /** This much is certainly within the limit; infinite when there is no limit for the food. */
  readonly sure: number;
  /** More than this is certainly above the limit. */
  readonly possible: number;
  /** The facts without which not even a small amount is sure. */
  readonly missing: readonly string[];
}

function roomOf({ rule, missing }: CompiledLimit, { food, eatenToday, weightKg }: Situation): Room {
  const range = knownRange(food, rule.nutrient);
  if (range === null) return unknownRoom(missing.value);
  if (range.high === 0) return { sure: Infinity, possible: Infinity, missing: [] };
  const isByWeight = rule.per === 'kg-body-weight-day';
  if (isByWeight && (weightKg === null || !(weightKg > 0))) return unknownRoom(['profile.weightKg']);
  const limit = isByWeight ? rule.limit * (weightKg ?? 0) : rule.limit;
  const eaten =
    rule.per === 'serving' || eatenToday === null
      ? { low: 0, high: 0 }
      : eatenRange(eatenToday, rule.nutrient);
  // For "less than", the amount that reaches the limit exactly is too much.
  const margin = rule.operator === 'less-than' ? 1e-6 : 0;
  const sure = (100 * (limit - eaten.high)) / range.high - margin;
  const possible = range.low === 0 ? Infinity : (100 * (limit - eaten.low)) / range.low - margin;
  if (sure >= smallestAmount) return { sure, possible, missing: [] };
  return {
    sure,
    possible,
    missing: [
      ...(range.low === range.high ? [] : missing.value),
      ...(eaten.low === eaten.high ? [] : missing.eaten),
    ],
  };
}

function unknownRoom(missing: readonly string[]): Room {
  return { sure: 0, possible: Infinity, missing };
}

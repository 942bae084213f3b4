import type { NutrientName } from '../foods/nutrients.ts';
import { energyOfGram } from './rules/energyOfGram.ts';
import type { EatenToday, FactsOfFood } from './facts/facts.ts';
import { noMissingFacts, type Finding, type Situation } from './finding.ts';
import type { LimitOperator, NutrientLimit } from './rules/rules.ts';

/** A limit on a nutrient, with everything that does not depend on a food. */
export interface CompiledLimit {
  readonly rule: NutrientLimit;
  /** An upper limit: less is better. */
  readonly isUpper: boolean;
  readonly isPraise: boolean;
  readonly energyOfGram: number | null;
  readonly missing: {
    readonly value: readonly string[];
    /** The value for the other of 100 g and 100 ml. */
    readonly basis: readonly string[];
    readonly eaten: readonly string[];
  };
}

export function compileLimit(rule: NutrientLimit, { isPraise }: { isPraise: boolean }): CompiledLimit {
  const { nutrient, operator, per } = rule;
  return {
    rule,
    isUpper: operator === 'at-most' || operator === 'less-than',
    isPraise,
    energyOfGram: energyOfGram[nutrient] ?? null,
    missing: { value: [nutrient], basis: [`${nutrient} per ${per}`], eaten: [`eatenToday.${nutrient}`] },
  };
}

/**
 * Compares a nutrient of the food with a limit. A trace, a "less than" and an incomplete sum stand for all figures
 * between two ends. They decide only when both ends give the same answer.
 */
export function nutrientFinding(limit: CompiledLimit, situation: Situation): Finding {
  const { rule, isPraise } = limit;
  const measure = measureOf(limit, situation);
  const { low, high } = measure;
  let answer: Finding['answer'] = 'open';
  if (low !== null) {
    const isMet = isWithin(rule.operator, { value: low, limit: measure.limit });
    if (isMet === isWithin(rule.operator, { value: high, limit: measure.limit })) {
      answer = isMet === isPraise ? 'yes' : 'no';
    }
  }
  const isOpenEnded = high === Infinity;
  return {
    answer,
    name: rule.nutrient,
    value: isOpenEnded ? low : high,
    per: measure.per,
    limit: measure.limit,
    limitPer: measure.limitPer,
    bound: low === high ? null : isOpenEnded ? 'lower' : 'upper',
    missing: answer === 'open' ? measure.missing : noMissingFacts,
    topic: rule.nutrient,
    match: null,
  };
}

/** What is compared with a limit: all figures from `low` to `high`, or an unknown figure. */
interface Measure {
  /** Null: unknown, and `high` is infinite. */
  readonly low: number | null;
  /** Infinite: no upper end is known. */
  readonly high: number;
  readonly per: string;
  readonly limit: number;
  readonly limitPer: string;
  /** The facts that are missing or not exact. */
  readonly missing: readonly string[];
}

function measureOf(limit: CompiledLimit, situation: Situation): Measure {
  const { rule } = limit;
  const { food } = situation;
  const range = knownRange(food, rule.nutrient);
  if (range === null) return unknownMeasure(rule, limit.missing.value);
  const missing = range.low === range.high ? noMissingFacts : limit.missing.value;
  switch (rule.per) {
    case '100g':
    case '100ml':
      if (food.basis === rule.per) return measureOfRange(rule, { range, per: rule.per, missing });
      if (rule.limitPer100ml === undefined) return unknownMeasure(rule, limit.missing.basis);
      return measureOfFood(food, { range, limit: rule.limitPer100ml, missing });
    case 'serving': {
      const portion = portionOf(situation);
      if (portion.size === null) return measureWithoutPortion(limit, { situation, range, missing, portion });
      return measureOfRange(rule, { range: scaled(range, portion.size / 100), per: portion.per, missing });
    }
    case 'day':
      return dayMeasure(limit, { situation, range, missing });
    case 'kg-body-weight-day': {
      const day = dayMeasure(limit, { situation, range, missing });
      const { low, high } = day;
      if (situation.weightKg === null || !(situation.weightKg > 0))
        return unknownMeasure(rule, [...day.missing, 'profile.weightKg']);
      if (low === null) return day;
      return measureOfRange(rule, {
        range: scaled({ low, high }, 1 / situation.weightKg),
        per: rule.per,
        missing: day.missing,
      });
    }
    case 'energy-share':
      return energyShare(limit, { food, range, missing });
  }
}

/** Both ends of a figure; equal for an exact one. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** The range of a nutrient per 100 g or 100 ml; null when it is unknown or has a quality flag. */
export function knownRange(food: FactsOfFood, nutrient: NutrientName): Range | null {
  const high = knownFigure(food, nutrient);
  if (high === null) return null;
  return { low: food.nutrientQualifiers[nutrient] === undefined ? high : 0, high };
}

function scaled({ low, high }: Range, factor: number): Range {
  return { low: low * factor, high: high * factor };
}

/** One search makes hundreds of thousands of measures, so no object is spread here. */
function measureOfRange(
  rule: NutrientLimit,
  { range, per, missing }: RangeInFood & { per: string },
): Measure {
  return { low: range.low, high: range.high, per, limit: rule.limit, limitPer: rule.per, missing };
}

function unknownMeasure(rule: NutrientLimit, missing: readonly string[]): Measure {
  return { low: null, high: Infinity, per: rule.per, limit: rule.limit, limitPer: rule.per, missing };
}

interface RangeInFood {
  readonly range: Range;
  readonly missing: readonly string[];
}

/**
 * Without a known portion, the limit per 100 g or 100 ml takes the place of the limit for a serving or day, but only
 * where neither an amount nor what was eaten before is stated.
 */
function measureWithoutPortion(
  { rule }: CompiledLimit,
  { situation, range, missing, portion }: RangeInFood & { situation: Situation; portion: Portion },
): Measure {
  const { amount, eatenToday, food } = situation;
  const isOfPortion = amount === null && (rule.per === 'serving' || eatenToday === null);
  return rule.limitWithoutServing === undefined || !isOfPortion
    ? unknownMeasure(rule, portion.missing)
    : measureOfFood(food, { range, limit: rule.limitWithoutServing, missing });
}

/** A figure per 100 g or 100 ml, as the food states it. */
function measureOfFood(
  { basis }: FactsOfFood,
  { range, limit, missing }: RangeInFood & { limit: number },
): Measure {
  return { low: range.low, high: range.high, per: basis, limit, limitPer: basis, missing };
}

/** The portion, added to what was eaten before. An incomplete sum has no upper end. */
function dayMeasure(
  limit: CompiledLimit,
  { situation, range, missing }: RangeInFood & { situation: Situation },
): Measure {
  const { rule, missing: missingFacts } = limit;
  const portion = portionOf(situation);
  if (portion.size === null) return measureWithoutPortion(limit, { situation, range, missing, portion });
  const inPortion = scaled(range, portion.size / 100);
  const { eatenToday } = situation;
  // A food without the nutrient cannot break the limit of the day, however much was eaten before.
  if (eatenToday === null || inPortion.high === 0)
    return measureOfRange(rule, { range: inPortion, per: portion.per, missing });
  const eaten = eatenRange(eatenToday, rule.nutrient);
  const isEatenExact = eaten.low === eaten.high;
  return measureOfRange(rule, {
    range: {
      // The same holds for the lower end of a trace.
      low: inPortion.low === 0 ? 0 : eaten.low + inPortion.low,
      high: eaten.high + inPortion.high,
    },
    per: 'day',
    missing: isEatenExact ? missing : [...missing, ...missingFacts.eaten],
  });
}

/** What was eaten before on the day. The upper end is infinite when some amount is unknown. */
export function eatenRange({ totals, complete, least = totals }: EatenToday, nutrient: NutrientName): Range {
  const high = complete.includes(nutrient) ? amountOrNull(totals[nutrient]) : null;
  return { low: amountOrNull(least[nutrient]) ?? 0, high: high ?? Infinity };
}

const energyMissing: readonly string[] = ['energyKcal'];

function energyShare(
  { rule, energyOfGram: factor }: CompiledLimit,
  { food, range, missing }: RangeInFood & { food: FactsOfFood },
): Measure {
  if (range.high === 0) return measureOfRange(rule, { range, per: rule.per, missing });
  const energy = knownRange(food, 'energyKcal');
  if (factor === null || energy === null || energy.high === 0) return unknownMeasure(rule, energyMissing);
  // The more energy, the smaller the share. Where the energy may be 0, the share has no upper end.
  const isEnergyExact = energy.low === energy.high;
  return measureOfRange(rule, {
    range: {
      low: (100 * range.low * factor) / energy.high,
      high: isEnergyExact ? (100 * range.high * factor) / energy.low : Infinity,
    },
    per: rule.per,
    missing: isEnergyExact ? missing : [...missing, ...energyMissing],
  });
}

interface Portion {
  /** Grams or millilitres; null: unknown. */
  readonly size: number | null;
  readonly per: 'serving' | 'amount';
  readonly missing: readonly string[];
}

const servingMissing: Portion = { size: null, per: 'serving', missing: ['servingSize'] };
const amountMissing: Portion = { size: null, per: 'amount', missing: ['amount'] };

/** The amount that is eaten, in the unit of the food's basis. The density is never guessed. */
function portionOf({ food, amount }: Situation): Portion {
  const unit = food.basis === '100ml' ? 'ml' : 'g';
  const serving = food.servingUnit === unit ? amountOrNull(food.servingSize) : null;
  if (amount === null) {
    return serving === null || serving === 0
      ? servingMissing
      : { size: serving, per: 'serving', missing: noMissingFacts };
  }
  if (!(amount.value > 0 && amount.value < Infinity)) return amountMissing;
  if (amount.unit === unit) return { size: amount.value, per: 'amount', missing: noMissingFacts };
  if (amount.unit !== 'serving') return { size: null, per: 'amount', missing: [`amount in ${unit}`] };
  return serving === null || serving === 0
    ? servingMissing
    : { size: amount.value * serving, per: 'amount', missing: noMissingFacts };
}

/** A nutrient per 100 g or 100 ml; null when it is unknown or has a quality flag. */
export function knownFigure(food: FactsOfFood, nutrient: NutrientName): number | null {
  const value = amountOrNull(food.nutrients[nutrient]);
  return value === null || food.flagged.includes(nutrient) ? null : value;
}

/** Returns null for NaN, infinities and negative figures. */
export function amountOrNull(value: number | null | undefined): number | null {
  return value != null && value >= 0 && value < Infinity ? value : null;
}

/** Whether a figure meets a limit. Ignores rounding errors of up to a billionth of the limit. */
export function isWithin(
  operator: LimitOperator,
  { value, limit }: { value: number; limit: number },
): boolean {
  const tolerance = limit * 1e-9;
  switch (operator) {
    case 'at-most':
      return value <= limit + tolerance;
    case 'less-than':
      return value < limit - tolerance;
    case 'at-least':
      return value >= limit - tolerance;
    case 'more-than':
      return value > limit + tolerance;
  }
}

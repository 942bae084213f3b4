import type { NutrientName } from '../foods/nutrients.ts';
import { energyOfGram } from './rules/energyOfGram.ts';
import type { FactsOfFood } from './facts/facts.ts';
import { nothingMissing, type Finding, type Situation } from './finding.ts';
import type { LimitOperator, RuleOf } from './rules/rules.ts';

/** A limit on a nutrient, with all that can be said before a food is seen. */
export interface CompiledLimit {
  readonly rule: RuleOf<'nutrient'>;
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

export function compileLimit(rule: RuleOf<'nutrient'>): CompiledLimit {
  const { nutrient, operator, per, effect } = rule;
  return {
    rule,
    isUpper: operator === 'at-most' || operator === 'less-than',
    isPraise: effect === 'encourage',
    energyOfGram: energyOfGram[nutrient] ?? null,
    missing: { value: [nutrient], basis: [`${nutrient} per ${per}`], eaten: [`eatenToday.${nutrient}`] },
  };
}

/** Compares a nutrient of the food with a limit. */
export function nutrientFinding(limit: CompiledLimit, input: Situation): Finding {
  const { rule, isUpper } = limit;
  const measure = measureOf(limit, input);
  const { value, missing } = measure;
  const isUpperBound = input.food.nutrientQualifiers[rule.nutrient] !== undefined;
  let has: Finding['has'] = 'open';
  let wanting = missing;
  if (value !== null) {
    const isMet = isWithin(rule.operator, { value, limit: measure.limit });
    // A bounded value, or a sum that misses something, settles only what every value it stands for would settle. An
    // upper bound above an upper limit is the exception: it counts as the value, on the side of caution.
    const isOpen = isUpper ? isMet && missing.length > 0 : isMet ? isUpperBound : missing.length > 0;
    if (!isOpen) {
      has = isMet === limit.isPraise ? 'yes' : 'no';
      wanting = nothingMissing;
    } else if (missing.length === 0) {
      wanting = limit.missing.value;
    }
  }
  return {
    has,
    name: rule.nutrient,
    value,
    per: measure.per,
    limit: measure.limit,
    limitPer: measure.limitPer,
    isUpperBound,
    missing: wanting,
    about: rule.nutrient,
    seen: null,
  };
}

/** A figure that a limit is compared with. */
interface Measure {
  /** Null: unknown. */
  readonly value: number | null;
  readonly per: string;
  readonly limit: number;
  readonly limitPer: string;
  /** Facts without which the value is unknown, or only the least that it can be. */
  readonly missing: readonly string[];
}

function measureOf(limit: CompiledLimit, input: Situation): Measure {
  const { rule } = limit;
  const { food } = input;
  const value = figureOf(food, rule.nutrient);
  if (value === null) return unknown(rule, limit.missing.value);
  switch (rule.per) {
    case '100g':
    case '100ml':
      if (food.basis === rule.per) return known(rule, { value, per: rule.per, missing: nothingMissing });
      if (rule.limitPer100ml === undefined) return unknown(rule, limit.missing.basis);
      return {
        value,
        per: food.basis,
        limit: rule.limitPer100ml,
        limitPer: food.basis,
        missing: nothingMissing,
      };
    case 'serving': {
      const portion = portionOf(input);
      if (portion.size === null) return unknown(rule, portion.missing);
      return known(rule, { value: (value * portion.size) / 100, per: portion.per, missing: nothingMissing });
    }
    case 'day':
      return dayMeasure(limit, { situation: input, value });
    case 'kg-body-weight-day': {
      const day = dayMeasure(limit, { situation: input, value });
      if (input.weightKg === null || !(input.weightKg > 0))
        return unknown(rule, [...day.missing, 'profile.weightKg']);
      if (day.value === null) return day;
      return known(rule, { value: day.value / input.weightKg, per: rule.per, missing: day.missing });
    }
    case 'energy-share':
      return energyShare(limit, { food, value });
  }
}

function known(
  rule: RuleOf<'nutrient'>,
  { value, per, missing }: { value: number; per: string; missing: readonly string[] },
): Measure {
  return { value, per, limit: rule.limit, limitPer: rule.per, missing };
}

function unknown(rule: RuleOf<'nutrient'>, missing: readonly string[]): Measure {
  return { value: null, per: rule.per, limit: rule.limit, limitPer: rule.per, missing };
}

/** The portion with what was eaten before. A sum that misses something is the least it can be. */
function dayMeasure(
  { rule, missing }: CompiledLimit,
  { situation, value }: { situation: Situation; value: number },
): Measure {
  const portion = portionOf(situation);
  if (portion.size === null) return unknown(rule, portion.missing);
  const here = (value * portion.size) / 100;
  // What a food does not contain it cannot push over the day's limit, however much was eaten before.
  if (situation.eatenToday === null || here === 0) {
    return known(rule, { value: here, per: portion.per, missing: nothingMissing });
  }
  const { totals, complete } = situation.eatenToday;
  const before = amountOrNull(totals[rule.nutrient]);
  const isComplete = before !== null && complete.includes(rule.nutrient);
  return known(rule, {
    value: (before ?? 0) + here,
    per: 'day',
    missing: isComplete ? nothingMissing : missing.eaten,
  });
}

const energyMissing: readonly string[] = ['energyKcal'];

function energyShare(limit: CompiledLimit, { food, value }: { food: FactsOfFood; value: number }): Measure {
  const { rule } = limit;
  if (value === 0) return known(rule, { value: 0, per: rule.per, missing: nothingMissing });
  const energy = figureOf(food, 'energyKcal');
  const factor = limit.energyOfGram;
  // An upper bound of the energy would make the share look smaller than it may be; no energy has no share.
  const isBound = food.nutrientQualifiers.energyKcal !== undefined;
  if (factor === null || energy === null || energy === 0 || isBound) return unknown(rule, energyMissing);
  return known(rule, { value: (100 * value * factor) / energy, per: rule.per, missing: nothingMissing });
}

interface Portion {
  /** Grams or millilitres; null: unknown. */
  readonly size: number | null;
  readonly per: 'serving' | 'amount';
  readonly missing: readonly string[];
}

const servingMissing: Portion = { size: null, per: 'serving', missing: ['servingSize'] };
const amountMissing: Portion = { size: null, per: 'amount', missing: ['amount'] };

/** What is eaten, in the unit of the food's basis: a density is never guessed. */
function portionOf({ food, amount }: Situation): Portion {
  const unit = food.basis === '100ml' ? 'ml' : 'g';
  const serving = food.servingUnit === unit ? amountOrNull(food.servingSize) : null;
  if (amount === null) {
    return serving === null || serving === 0
      ? servingMissing
      : { size: serving, per: 'serving', missing: nothingMissing };
  }
  if (!(amount.value > 0 && amount.value < Infinity)) return amountMissing;
  if (amount.unit === unit) return { size: amount.value, per: 'amount', missing: nothingMissing };
  if (amount.unit !== 'serving') return { size: null, per: 'amount', missing: [`amount in ${unit}`] };
  return serving === null || serving === 0
    ? servingMissing
    : { size: amount.value * serving, per: 'amount', missing: nothingMissing };
}

/** A nutrient per 100 g or 100 ml, null when unknown or doubted. */
export function figureOf(food: FactsOfFood, nutrient: NutrientName): number | null {
  const value = amountOrNull(food.nutrients[nutrient]);
  return value === null || food.flagged.includes(nutrient) ? null : value;
}

/** NaN, infinities and negative figures are no amounts. */
export function amountOrNull(value: number | null | undefined): number | null {
  return value != null && value >= 0 && value < Infinity ? value : null;
}

/** Whether a figure keeps a limit. Forgives the noise of binary fractions, a billionth of the limit. */
export function isWithin(
  operator: LimitOperator,
  { value, limit }: { value: number; limit: number },
): boolean {
  const noise = limit * 1e-9;
  switch (operator) {
    case 'at-most':
      return value <= limit + noise;
    case 'less-than':
      return value < limit - noise;
    case 'at-least':
      return value >= limit - noise;
    case 'more-than':
      return value > limit + noise;
  }
}

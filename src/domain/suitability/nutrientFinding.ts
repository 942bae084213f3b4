import type { NutrientName } from '../foods/nutrients.ts';
import { energyOfGram } from './rules/energyOfGram.ts';
import type { FactsOfFood } from './facts/facts.ts';
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

/** Compares a nutrient of the food with a limit. */
export function nutrientFinding(limit: CompiledLimit, situation: Situation): Finding {
  const { rule, isUpper } = limit;
  const measure = measureOf(limit, situation);
  const { value, missing } = measure;
  const isUpperBound = situation.food.nutrientQualifiers[rule.nutrient] !== undefined;
  let answer: Finding['answer'] = 'open';
  let missingFacts = missing;
  if (value !== null) {
    const isMet = isWithin(rule.operator, { value, limit: measure.limit });
    // An upper bound or an incomplete sum decides only when all values that it stands for give the same answer. There
    // is one exception: an upper bound above an upper limit counts as the value, on the side of caution.
    const isOpen = isUpper ? isMet && missing.length > 0 : isMet ? isUpperBound : missing.length > 0;
    if (!isOpen) {
      answer = isMet === limit.isPraise ? 'yes' : 'no';
      missingFacts = noMissingFacts;
    } else if (missing.length === 0) {
      missingFacts = limit.missing.value;
    }
  }
  return {
    answer,
    name: rule.nutrient,
    value,
    per: measure.per,
    limit: measure.limit,
    limitPer: measure.limitPer,
    isUpperBound,
    missing: missingFacts,
    topic: rule.nutrient,
    match: null,
  };
}

/** A figure that a limit is compared with. */
interface Measure {
  /** Null: unknown. */
  readonly value: number | null;
  readonly per: string;
  readonly limit: number;
  readonly limitPer: string;
  /** Missing facts. They make the value unknown, or only a lower bound. */
  readonly missing: readonly string[];
}

function measureOf(limit: CompiledLimit, situation: Situation): Measure {
  const { rule } = limit;
  const { food } = situation;
  const value = knownFigure(food, rule.nutrient);
  if (value === null) return unknownMeasure(rule, limit.missing.value);
  switch (rule.per) {
    case '100g':
    case '100ml':
      if (food.basis === rule.per)
        return measureWithValue(rule, { value, per: rule.per, missing: noMissingFacts });
      if (rule.limitPer100ml === undefined) return unknownMeasure(rule, limit.missing.basis);
      return measureOfFood(food, { value, limit: rule.limitPer100ml });
    case 'serving': {
      const portion = portionOf(situation);
      if (portion.size === null) return measureWithoutPortion(limit, { food, value, portion });
      return measureWithValue(rule, {
        value: (value * portion.size) / 100,
        per: portion.per,
        missing: noMissingFacts,
      });
    }
    case 'day':
      return dayMeasure(limit, { situation, value });
    case 'kg-body-weight-day': {
      const day = dayMeasure(limit, { situation, value });
      if (situation.weightKg === null || !(situation.weightKg > 0))
        return unknownMeasure(rule, [...day.missing, 'profile.weightKg']);
      if (day.value === null) return day;
      return measureWithValue(rule, {
        value: day.value / situation.weightKg,
        per: rule.per,
        missing: day.missing,
      });
    }
    case 'energy-share':
      return energyShare(limit, { food, value });
  }
}

function measureWithValue(
  rule: NutrientLimit,
  { value, per, missing }: { value: number; per: string; missing: readonly string[] },
): Measure {
  return { value, per, limit: rule.limit, limitPer: rule.per, missing };
}

function unknownMeasure(rule: NutrientLimit, missing: readonly string[]): Measure {
  return { value: null, per: rule.per, limit: rule.limit, limitPer: rule.per, missing };
}

/** The limit per 100 g or 100 ml takes the place of the limit for a serving only where no serving is known. */
function measureWithoutPortion(
  { rule }: CompiledLimit,
  { food, value, portion }: { food: FactsOfFood; value: number; portion: Portion },
): Measure {
  return rule.limitWithoutServing === undefined || portion !== servingMissing
    ? unknownMeasure(rule, portion.missing)
    : measureOfFood(food, { value, limit: rule.limitWithoutServing });
}

/** A figure per 100 g or 100 ml, as the food states it. */
function measureOfFood({ basis }: FactsOfFood, { value, limit }: { value: number; limit: number }): Measure {
  return { value, per: basis, limit, limitPer: basis, missing: noMissingFacts };
}

/** The portion, added to what was eaten before. An incomplete sum is a lower bound. */
function dayMeasure(
  { rule, missing }: CompiledLimit,
  { situation, value }: { situation: Situation; value: number },
): Measure {
  const portion = portionOf(situation);
  if (portion.size === null) return unknownMeasure(rule, portion.missing);
  const amountInPortion = (value * portion.size) / 100;
  // A food without the nutrient cannot break the limit of the day, however much was eaten before.
  if (situation.eatenToday === null || amountInPortion === 0) {
    return measureWithValue(rule, { value: amountInPortion, per: portion.per, missing: noMissingFacts });
  }
  const { totals, complete } = situation.eatenToday;
  const eatenBefore = amountOrNull(totals[rule.nutrient]);
  const isComplete = eatenBefore !== null && complete.includes(rule.nutrient);
  return measureWithValue(rule, {
    value: (eatenBefore ?? 0) + amountInPortion,
    per: 'day',
    missing: isComplete ? noMissingFacts : missing.eaten,
  });
}

const energyMissing: readonly string[] = ['energyKcal'];

function energyShare(limit: CompiledLimit, { food, value }: { food: FactsOfFood; value: number }): Measure {
  const { rule } = limit;
  if (value === 0) return measureWithValue(rule, { value: 0, per: rule.per, missing: noMissingFacts });
  const energy = knownFigure(food, 'energyKcal');
  const factor = limit.energyOfGram;
  // An upper bound of the energy would make the share too small. Without energy there is no share.
  const isBound = food.nutrientQualifiers.energyKcal !== undefined;
  if (factor === null || energy === null || energy === 0 || isBound)
    return unknownMeasure(rule, energyMissing);
  return measureWithValue(rule, {
    value: (100 * value * factor) / energy,
    per: rule.per,
    missing: noMissingFacts,
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

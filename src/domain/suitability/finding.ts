import type { Amount, EatenToday, FactsOfFood } from './facts/facts.ts';

/** A food in the situation in which it is judged. */
export interface Situation {
  readonly food: FactsOfFood;
  readonly weightKg: number | null;
  /** Null: one serving. */
  readonly amount: Amount | null;
  /** Null: not known, so a limit for the day is judged for this food alone. */
  readonly eatenToday: EatenToday | null;
}

/**
 * What a rule finds in a food. `yes`: what the rule is about is so (the limit broken, the ingredient there; for
 * `encourage`, the limit met). `no`: surely not. `trace`: perhaps in traces. `open`: the facts do not say.
 *
 * Findings are made by the hundred thousand: they are flat, and put into words only when somebody asks.
 */
export interface Finding {
  readonly has: 'yes' | 'no' | 'trace' | 'open';
  /** The fact that decided, or would have. */
  readonly name: string;
  readonly value: number | string | null;
  /** What a figure is for: `100g`, `serving`, `amount`, `day`, … */
  readonly per: string | null;
  /** The figure that it was compared with, and what that one is for. */
  readonly limit: number | null;
  readonly limitPer: string | null;
  /** The value is only the most that it can be. */
  readonly isUpperBound: boolean;
  /** Facts that would decide: of an `open` finding, and of a `trace` whose absence as an ingredient is unproven. */
  readonly missing: readonly string[];
  /** What it is about, as conflicts between diets are named: a nutrient, a class, a category, … */
  readonly about: string;
  /**
   * What the food names: of an allergen the slug of the one asked for, of a part of it, or of a group that it belongs to;
   * of ingredients and their classes the name of the fact; of a texture that is not known, the hints at it.
   */
  readonly seen: string | null;
}

/** Said of an allergen that no food of this kind has, without a declaration: a fresh apple and milk. */
export const absentByKind = 'absent-by-kind';

export const nothingMissing: readonly string[] = Object.freeze([]);

/** A finding about something that has no figure. */
export function finding({
  has,
  name,
  value,
  missing,
  about,
  seen,
}: {
  has: Finding['has'];
  name: string;
  value?: Finding['value'];
  missing?: readonly string[];
  about?: string;
  seen?: string;
}): Finding {
  return {
    has,
    name,
    value: value ?? null,
    per: null,
    limit: null,
    limitPer: null,
    isUpperBound: false,
    missing: missing ?? nothingMissing,
    about: about ?? name,
    seen: seen ?? null,
  };
}

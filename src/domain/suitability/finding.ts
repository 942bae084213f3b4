import type { Amount, EatenToday, FactsOfFood } from './facts/facts.ts';

/** A food with everything else that its findings depend on. */
export interface Situation {
  readonly food: FactsOfFood;
  readonly weightKg: number | null;
  /** Null: one serving. */
  readonly amount: Amount | null;
  /** Null: unknown. A limit for the day is then checked for this food alone. */
  readonly eatenToday: EatenToday | null;
}

/**
 * What a rule finds in a food. `yes`: the limit is broken or the ingredient is present; for `encourage`, the limit is
 * met. `no`: certainly not. `trace`: perhaps in traces. `open`: the facts do not decide.
 *
 * One search makes hundreds of thousands of findings. So they are flat, and texts are made only for answers.
 */
export interface Finding {
  readonly answer: 'yes' | 'no' | 'trace' | 'open';
  /** The name of the fact that decides. */
  readonly name: string;
  readonly value: number | string | null;
  /** What a figure is for: `100g`, `serving`, `amount`, `day`, … */
  readonly per: string | null;
  /** The limit, and what the limit is for. */
  readonly limit: number | null;
  readonly limitPer: string | null;
  /** The value is only an upper or a lower bound; null: it is exact. */
  readonly bound: 'upper' | 'lower' | null;
  /**
   * The missing facts of an `open` finding, and of a `trace` where nothing proves that the allergen is not an
   * ingredient.
   */
  readonly missing: readonly string[];
  /** The topic by which conflicts between diets are found: a nutrient, a class, a category, … */
  readonly topic: string;
  /**
   * What the food names. For an allergen: the slug of the allergen, of one of its members, or of a group above it. For
   * ingredients and classes: the name of the fact. For an unknown texture: the hints about it.
   */
  readonly match: string | null;
}

/** The value for an allergen that this kind of food never contains, without a declaration: milk in a fresh apple. */
export const absentByKind = 'absent-by-kind';

/** The value for an allergen that a certificate on the pack excludes. */
export const absentByCertificate = 'absent-by-certificate';

export const noMissingFacts: readonly string[] = Object.freeze([]);

/** Makes a finding without a figure. */
export function finding({
  answer,
  name,
  value,
  missing,
  topic,
  match,
}: {
  answer: Finding['answer'];
  name: string;
  value?: Finding['value'];
  missing?: readonly string[];
  topic?: string;
  match?: string;
}): Finding {
  return {
    answer,
    name,
    value: value ?? null,
    per: null,
    limit: null,
    limitPer: null,
    bound: null,
    missing: missing ?? noMissingFacts,
    topic: topic ?? name,
    match: match ?? null,
  };
}

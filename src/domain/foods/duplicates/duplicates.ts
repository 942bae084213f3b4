import { nutrientNames, type NutrientValues } from '../nutrients.ts';

/** Why two foods are probably the same. */
export const duplicateReasons = ['barcode', 'name', 'figures'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** What is compared of a food. */
export interface ComparedFood {
  /** In normal form, without blanks. */
  readonly name: string;
  /** The same; empty when it is unknown. */
  readonly brand: string;
  readonly barcode: string | null;
  readonly basis: string;
  readonly nutrients: NutrientValues;
}

export interface Likeness {
  readonly reasons: readonly DuplicateReason[];
  /** From 0 to 1. The chance that all reasons are a coincidence, turned round. */
  readonly score: number;
}

/** Equal figures say little when there are few. */
const leastFigures = 6;
const similarName = 0.5;
const weights: Readonly<Record<DuplicateReason, number>> = { barcode: 0.8, name: 0.7, figures: 0.5 };

/** How alike two foods are; undefined when nothing says that they are the same. */
export function likenessOf(one: ComparedFood, other: ComparedFood): Likeness | undefined {
  const isSameBrand = one.brand === other.brand;
  const isHere: Readonly<Record<DuplicateReason, boolean>> = {
    barcode: one.barcode !== null && one.barcode === other.barcode,
    name: one.name === other.name && isSameBrand,
    figures: areFiguresEqual(one, other) && similarity(one.name, other.name) >= similarName,
  };
  const reasons = duplicateReasons.filter((reason) => isHere[reason]);
  if (reasons.length === 0) return undefined;
  // A name without a brand is the name of many foods.
  const weightOf = (reason: DuplicateReason): number =>
    reason === 'name' && one.brand === '' ? weights.name / 2 : weights[reason];
  const doubt = reasons.reduce((left, reason) => left * (1 - weightOf(reason)), 1);
  return { reasons, score: Math.round((1 - doubt) * 100) / 100 };
}

/** Whether all figures that both foods have are equal within the rounding of labels, and there are enough of them. */
function areFiguresEqual(one: ComparedFood, other: ComparedFood): boolean {
  if (one.basis !== other.basis) return false;
  let known = 0;
  for (const name of nutrientNames) {
    const [a, b] = [one.nutrients[name], other.nutrients[name]];
    if (a === null || b === null) continue;
    if (Math.abs(a - b) > Math.max(a, b) * 0.02 + 0.05) return false;
    known += 1;
  }
  return known >= leastFigures;
}

/** The share of pairs of letters that two names have in common (Dice). */
export function similarity(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  if (first.length === 0 || second.length === 0) return one === other ? 1 : 0;
  const left = new Map<string, number>();
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of second) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / (first.length + second.length);
}

function pairsOf(text: string): string[] {
  const letters = Array.from(text);
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
}

/** Foods of which each is like another one, the most alike first. */
export interface DuplicateGroup<Food> {
  readonly reasons: readonly DuplicateReason[];
  readonly score: number;
  readonly foods: readonly Food[];
}

/** The foods that are like one of the others, as one group; undefined when none is. */
export function groupOf<Food extends ComparedFood>(foods: readonly Food[]): DuplicateGroup<Food> | undefined {
  const scores = new Map<Food, number>();
  const reasons = new Set<DuplicateReason>();
  for (const [at, one] of foods.entries()) {
    for (const other of foods.slice(at + 1)) {
      const likeness = likenessOf(one, other);
      if (likeness === undefined) continue;
      for (const reason of likeness.reasons) reasons.add(reason);
      for (const food of [one, other]) scores.set(food, Math.max(scores.get(food) ?? 0, likeness.score));
    }
  }
  if (scores.size === 0) return undefined;
  const sorted = [...scores].sort(([, a], [, b]) => b - a);
  return {
    reasons: duplicateReasons.filter((reason) => reasons.has(reason)),
    score: sorted[0]?.[1] ?? 0,
    foods: sorted.map(([food]) => food),
  };
}

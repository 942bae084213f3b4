import type { CompiledDiet, CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfFood, type FactsOfPerson } from '../suitability/facts/facts.ts';
import { judgeFor } from '../suitability/judge.ts';

/**
 * What a food does not suit: a 64-bit number kept beside it, with one bit for each diet and allergen. A search for foods
 * that suit somebody skips those with one of the person's bits; a food that was not judged yet has all bits. It is a
 * prefilter and no verdict: each food found is judged again, so an outdated bit may hide a food and never shows a wrong
 * one.
 */
export type UnfitBits = bigint;

/** The sign bit stays free. */
export const mostSuitabilityBits = 63;

export const suitabilityKinds = ['allergen', 'diet'] as const;
export type SuitabilityKind = (typeof suitabilityKinds)[number];

/** The number of the bit (0 to 62) of each allergen and diet, by slug. One that has no number is judged without it. */
export type SuitabilityBits = Readonly<Record<SuitabilityKind, ReadonlyMap<string, number>>>;

/** The bits of all that a person watches; those without a number are left out. */
export function unfitMask({
  diets,
  allergens,
  bits,
}: {
  diets: readonly string[];
  allergens: readonly string[];
  bits: SuitabilityBits;
}): UnfitBits {
  const numbers = [
    ...allergens.map((slug) => bits.allergen.get(slug)),
    ...diets.map((slug) => bits.diet.get(slug)),
  ];
  return numbers.reduce<UnfitBits>(
    (mask, number) => (number === undefined ? mask : mask | bitOf(number)),
    0n,
  );
}

/**
 * Prepares to tell what foods do not suit. Each diet judges alone, by the rules that are for everybody on it: a rule for
 * some of them (by age, by stage of an illness, by body weight) may only make a verdict worse, so a food that fails the
 * others suits none of them. A diet or allergen that is gone keeps its bit, and no food suits it.
 *
 * @param input.today YYYY-MM-DD; no rule that is left depends on it.
 */
export function unfitJudge(input: {
  ruleSets: CompiledRuleSets;
  bits: SuitabilityBits;
  today: string;
}): (food: FactsOfFood) => UnfitBits {
  const byDiet = new Map([...input.ruleSets.byDiet].map(([slug, diet]) => [slug, forEverybody(diet)]));
  const ruleSets = { ...input.ruleSets, byDiet };
  const judgeOf = (profile: Partial<FactsOfPerson>) =>
    judgeFor({ profile: { ...emptyPerson, ...profile }, ruleSets, today: input.today });
  const judges = [
    ...[...input.bits.allergen].map(([allergen, number]) => ({
      bit: bitOf(number),
      judge: judgeOf({ allergens: [{ allergen }] }),
    })),
    ...[...input.bits.diet].map(([diet, number]) => ({
      bit: bitOf(number),
      judge: judgeOf({ diets: [{ diet }] }),
    })),
  ];
  return (food) =>
    judges.reduce<UnfitBits>(
      (unfit, { bit, judge }) => (judge.verdictOf(food) === 'suitable' ? unfit : unfit | bit),
      0n,
    );
}

function bitOf(number: number): UnfitBits {
  return 1n << BigInt(number);
}

function forEverybody(diet: CompiledDiet): CompiledDiet {
  return {
    ...diet,
    rules: diet.rules.filter(
      ({ conditions, criterion }) =>
        conditions === undefined &&
        !(criterion.type === 'nutrient' && criterion.limit.rule.per === 'kg-body-weight-day'),
    ),
  };
}

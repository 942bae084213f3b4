import type { CompiledDiet, CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfFood, type FactsOfPerson } from '../suitability/facts/facts.ts';
import { judgeFor } from '../suitability/judge.ts';

/**
 * The suitability bits of a food: a 64-bit number that is stored with it, with one bit for each diet and allergen that
 * it does not suit. A food that was not judged yet has all bits. A search for foods that suit a person skips those
 * that share a bit with the person's suitability mask. It is a prefilter: each found food is judged again. So an
 * outdated bit may hide a food, but the search never returns an unsuitable one.
 */
export type UnfitBits = bigint;

/** The sign bit is not used. */
export const mostSuitabilityBits = 63;

export const suitabilityKinds = ['allergen', 'diet'] as const;
export type SuitabilityKind = (typeof suitabilityKinds)[number];

/** The bit number (0 to 62) of each allergen and diet, by slug. One without a number is not part of the mask. */
export type SuitabilityBits = Readonly<Record<SuitabilityKind, ReadonlyMap<string, number>>>;

/** The suitability mask of a person: the bits of their diets and allergens. Those without a number are left out. */
export function suitabilityMask({
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
 * Prepares to compute the suitability bits of foods. Each diet is judged separately, by the rules that apply to
 * everybody. A rule for some people (by age, stage of an illness, body weight, own limits) can only make a verdict
 * worse, so a food that fails the other rules suits nobody on the diet. A deleted diet or allergen keeps its bit, and no food
 * suits it.
 *
 * @param input.today YYYY-MM-DD; none of the remaining rules depends on it.
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
    personal: undefined,
    rules: diet.rules.filter(
      ({ conditions, criterion }) =>
        conditions === undefined &&
        !(criterion.type === 'nutrient' && criterion.limit.rule.per === 'kg-body-weight-day'),
    ),
  };
}

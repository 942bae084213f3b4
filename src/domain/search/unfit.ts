import { createHash } from 'node:crypto';
import { dietSlugs } from '../suitability/diets/dietSlugs.ts';
import { allergenSlugs } from '../suitability/facts/allergens.ts';
import type { CompiledDiet, CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfFood, type FactsOfPerson } from '../suitability/facts/facts.ts';
import { judgeFor } from '../suitability/judge.ts';

/**
 * What a food does not suit, as bits of a 64-bit number that is kept beside it: one for each diet and allergen. A search
 * for foods that suit somebody passes over those with one of the person's bits; a food that nobody has judged has them all. It is a sieve and no verdict: whatever
 * passes is judged again, so a bit that is out of date may hide a food and never shows a wrong one.
 */
export type UnfitBits = bigint;

/** Half of the number for either; the sign bit stays free. */
const most = { allergens: 32, diets: 31 } as const;
const firstDiet = most.allergens;

/** The places of the bits. They are stored, so {@link unfitVersion} tells when they have moved. */
const places: ReadonlyMap<string, bigint> = new Map([
  ...allergenSlugs.map((slug, at) => [`allergen:${slug}`, 1n << BigInt(at)] as const),
  ...dietSlugs.map((slug, at) => [`diet:${slug}`, 1n << BigInt(firstDiet + at)] as const),
]);

/** Names the meaning of the bits: equal names, equal places. */
export const unfitVersion = createHash('sha256')
  .update([...places].join(' '))
  .digest('base64url')
  .slice(0, 12);

/**
 * The bits of all that a person watches; those of a diet that has none (one that staff have added) are left out, and
 * what is shown is judged anyway.
 */
export function unfitMask(of: { diets: readonly string[]; allergens: readonly string[] }): UnfitBits {
  const bits = [
    ...of.allergens.map((slug) => places.get(`allergen:${slug}`)),
    ...of.diets.map((slug) => places.get(`diet:${slug}`)),
  ];
  return bits.reduce<UnfitBits>((mask, bit) => mask | (bit ?? 0n), 0n);
}

/**
 * Prepares to tell what foods do not suit. Each diet judges alone, by the rules that are for everybody on it: a rule for
 * some of them (by age, by stage of an illness, by body weight) may only make a verdict worse, so a food that fails the
 * others suits none of them.
 *
 * @param of.today YYYY-MM-DD; no rule that is left depends on it.
 */
export function unfitJudge(of: {
  ruleSets: CompiledRuleSets;
  today: string;
}): (food: FactsOfFood) => UnfitBits {
  const byDiet = new Map([...of.ruleSets.byDiet].map(([slug, diet]) => [slug, forEverybody(diet)]));
  const ruleSets = { ...of.ruleSets, byDiet };
  const judgeOf = (profile: Partial<FactsOfPerson>) =>
    judgeFor({ profile: { ...emptyPerson, ...profile }, ruleSets, today: of.today });
  const judges = [
    ...allergenSlugs.map((slug) => ({
      bit: unfitMask({ diets: [], allergens: [slug] }),
      judge: judgeOf({ allergens: [{ allergen: slug }] }),
    })),
    ...dietSlugs.map((slug) => ({
      bit: unfitMask({ diets: [slug], allergens: [] }),
      judge: judgeOf({ diets: [{ diet: slug }] }),
    })),
  ];
  return (food) =>
    judges.reduce<UnfitBits>(
      (bits, { bit, judge }) => (judge.verdictOf(food) === 'suitable' ? bits : bits | bit),
      0n,
    );
}

function forEverybody(diet: CompiledDiet): CompiledDiet {
  return {
    ...diet,
    rules: diet.rules.filter(
      ({ conditions, matter }) =>
        conditions === undefined &&
        !(matter.type === 'nutrient' && matter.limit.rule.per === 'kg-body-weight-day'),
    ),
  };
}

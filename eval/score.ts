import { z } from 'zod';
import { allergenSchemes } from '../src/domain/foods/kinds.ts';
import type { Verdict } from '../src/domain/suitability/facts/facts.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import { labelDiets, type StoredFood, type VerdictOf } from './shippedJudge.ts';

const yesNo = z.enum(['yes', 'no', 'maybe', 'unknown']);
export const labelAnswer = z.object({
  scheme: z.enum(allergenSchemes).nullable(),
  contains: z.array(z.enum(shippedAllergens.slugs)),
  mayContain: z.array(z.enum(shippedAllergens.slugs)),
  vegan: yesNo,
  vegetarian: yesNo,
  halal: yesNo,
});
export type LabelAnswer = z.output<typeof labelAnswer>;

export interface LabelCase {
  readonly id: string;
  readonly name: string;
  readonly ingredientsText: string | null;
  readonly allergenText: string | null;
  readonly answer: LabelAnswer;
}

/** One verdict on one label, for a person who avoids one allergen or follows one diet. */
export interface ScoredVerdict {
  readonly id: string;
  readonly about: string;
  readonly expected: Verdict;
  readonly actual: Verdict;
}

const verdictOf = { yes: 'suitable', maybe: 'caution', no: 'unsuitable', unknown: 'unknown' } as const;

/**
 * Derives the verdict for a person who avoids one allergen from the answer on a label. Returns undefined when the
 * answer names a group of the allergen, because the pack may contain another member of the group.
 */
export function expectedVerdict(slug: string, answer: LabelAnswer): Verdict | undefined {
  const { scheme, contains, mayContain } = answer;
  const { withAncestors, withDescendants, schemesOf } = shippedAllergens;
  const isNamed = (list: readonly string[], slugs: Iterable<string>) =>
    [...slugs].some((one) => list.includes(one));
  if (isNamed(contains, withDescendants(slug))) return 'unsuitable';
  if (isNamed(contains, withAncestors(slug))) return undefined;
  const isCovered = scheme !== null && schemesOf(slug).includes(scheme);
  if (isNamed(mayContain, withDescendants(slug)) || isNamed(mayContain, withAncestors(slug))) {
    return isCovered ? 'caution' : 'unknown';
  }
  return isCovered ? 'suitable' : 'unknown';
}

/** Judges every label for each allergen and for three diets, and pairs each verdict with the expected one. */
export function scoreLabels(
  cases: readonly LabelCase[],
  judge: (food: StoredFood) => VerdictOf,
): ScoredVerdict[] {
  return cases.flatMap(({ id, answer, ...texts }) => {
    const actualOf = judge(texts);
    return [
      ...shippedAllergens.slugs.flatMap((slug): ScoredVerdict[] => {
        const expected = expectedVerdict(slug, answer);
        return expected === undefined ? [] : [{ id, about: slug, expected, actual: actualOf(slug) }];
      }),
      // Declared allergens count too, because the vegan rules use them.
      ...labelDiets.map((diet): ScoredVerdict => {
        const expected = verdictOf[answer[diet]];
        return { id, about: diet, expected, actual: actualOf(diet) };
      }),
    ];
  });
}

/** The dangerous verdicts: `suitable` where the answer is anything else. */
export function wrongSuitable(scored: readonly ScoredVerdict[]): ScoredVerdict[] {
  return scored.filter(({ expected, actual }) => actual === 'suitable' && expected !== 'suitable');
}

/** The share of correct verdicts among those that `isIncluded` accepts. */
export function shareRight(
  scored: readonly ScoredVerdict[],
  isIncluded: (one: ScoredVerdict) => boolean = () => true,
): number {
  const included = scored.filter(isIncluded);
  return included.filter(({ expected, actual }) => expected === actual).length / Math.max(1, included.length);
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { dietsFile } from '../src/domain/foods/catalogue/diets.ts';
import { factsOfFood } from '../src/domain/suitability/facts/factsOfFood.ts';
import type { Dictionary } from '../src/domain/labels/words/dictionary.ts';
import { compileRuleSets } from '../src/domain/suitability/rules/compileRuleSets.ts';
import { emptyPerson, type FactsOfPerson, type Verdict } from '../src/domain/suitability/facts/facts.ts';
import { judgeFor } from '../src/domain/suitability/judge.ts';
import { allergenSchemes } from '../src/domain/foods/kinds.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';

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

const diets = ['vegan', 'vegetarian', 'halal'] as const;
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
export function scoreLabels(cases: readonly LabelCase[], dictionary: Dictionary): ScoredVerdict[] {
  const file: unknown = JSON.parse(readFileSync(resolve('catalogue/diets.json'), 'utf8'));
  const ruleSets = compileRuleSets({
    allergens: shippedAllergens,
    // A label has no category and no nutrients, so only rules about ingredients and allergens apply.
    ruleSets: dietsFile.parse(file).diets.map(({ ruleSet }) => ({
      ...ruleSet,
      rules: ruleSet.rules.filter(({ type }) => type === 'ingredient-class' || type === 'allergen'),
    })),
  });
  const judgeOf = (person: Partial<FactsOfPerson>) =>
    judgeFor({ profile: { ...emptyPerson, ...person }, ruleSets, today: '2026-01-01' });
  const byAllergen = shippedAllergens.slugs.map(
    (slug) => [slug, judgeOf({ allergens: [{ allergen: slug }] })] as const,
  );
  const byDiet = diets.map((diet) => [diet, judgeOf({ diets: [{ diet }] })] as const);
  return cases.flatMap(({ id, answer, ...texts }) => {
    const { facts } = factsOfFood({ document: documentOf(texts), category: null, dictionary });
    return [
      ...byAllergen.flatMap(([slug, judge]): ScoredVerdict[] => {
        const expected = expectedVerdict(slug, answer);
        return expected === undefined ? [] : [{ id, about: slug, expected, actual: judge.verdictOf(facts) }];
      }),
      ...byDiet.map(([diet, judge]): ScoredVerdict => {
        // Declared allergens count too, because the vegan rules use them.
        const expected = verdictOf[answer[diet]];
        return { id, about: diet, expected, actual: judge.verdictOf(facts) };
      }),
    ];
  });
}

function documentOf(texts: Pick<LabelCase, 'name' | 'ingredientsText' | 'allergenText'>): unknown {
  return {
    id: 1,
    updatedAt: '2026-01-01',
    kind: 'processed',
    basis: '100g',
    quality: null,
    ...texts,
  };
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

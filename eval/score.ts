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

/** One verdict about one label: for somebody who avoids one allergen, or follows one diet. */
export interface Scored {
  readonly id: string;
  readonly about: string;
  readonly wanted: Verdict;
  readonly got: Verdict;
}

const diets = ['vegan', 'vegetarian', 'halal'] as const;
const verdictOf = { yes: 'suitable', maybe: 'caution', no: 'unsuitable', unknown: 'unknown' } as const;

/**
 * What a careful answer means for somebody who avoids one allergen. Undefined where the answer does not tell: a group that
 * is there may be there by another member.
 */
export function wantedFor(slug: string, answer: LabelAnswer): Verdict | undefined {
  const { scheme, contains, mayContain } = answer;
  const { withAncestors, withDescendants, schemesOf } = shippedAllergens;
  const named = (list: readonly string[], slugs: Iterable<string>) =>
    [...slugs].some((one) => list.includes(one));
  if (named(contains, withDescendants(slug))) return 'unsuitable';
  if (named(contains, withAncestors(slug))) return undefined;
  const isCovered = scheme !== null && schemesOf(slug).includes(scheme);
  if (named(mayContain, withDescendants(slug)) || named(mayContain, withAncestors(slug))) {
    return isCovered ? 'caution' : 'unknown';
  }
  return isCovered ? 'suitable' : 'unknown';
}

/** Judges every label for each allergen and for three ways of eating, and holds the verdicts against the answers. */
export function scoreLabels(cases: readonly LabelCase[], dictionary: Dictionary): Scored[] {
  const file: unknown = JSON.parse(readFileSync(resolve('catalogue/diets.json'), 'utf8'));
  const ruleSets = compileRuleSets({
    allergens: shippedAllergens,
    // Of the diets only what they ask of ingredients: a label alone has no category.
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
      ...byAllergen.flatMap(([slug, judge]): Scored[] => {
        const wanted = wantedFor(slug, answer);
        return wanted === undefined ? [] : [{ id, about: slug, wanted, got: judge.verdictOf(facts) }];
      }),
      ...byDiet.map(([diet, judge]): Scored => {
        // What is declared decides, too: the vegan rules ask of declared allergens.
        const wanted = verdictOf[answer[diet]];
        return { id, about: diet, wanted, got: judge.verdictOf(facts) };
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

/** Verdicts that may hurt: fine, where the answer is anything else. */
export function wrongSuitable(scored: readonly Scored[]): Scored[] {
  return scored.filter(({ wanted, got }) => got === 'suitable' && wanted !== 'suitable');
}

/** How many of those that pass a test are right, as a share. */
export function shareRight(scored: readonly Scored[], input: (one: Scored) => boolean = () => true): number {
  const chosen = scored.filter(input);
  return chosen.filter(({ wanted, got }) => wanted === got).length / Math.max(1, chosen.length);
}

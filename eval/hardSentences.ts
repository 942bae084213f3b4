import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { allergenSchemes, foodKinds } from '../src/domain/foods/kinds.ts';
import { verdicts, type Verdict } from '../src/domain/suitability/facts/facts.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import { judgedSlugs, type StoredFood, type VerdictOf } from './shippedJudge.ts';

const judgedSlug = z.string().refine((slug) => judgedSlugs.includes(slug), 'no allergen or diet');

/** A pack that is hard to read, and the verdicts that it must never or must always get. */
const hardSentence = z
  .object({
    id: z.string(),
    lang: z.enum(['ko', 'en', 'ja', 'zh', 'de', 'fr']),
    /** What makes it hard. A file without kinds is grouped by its reasons. */
    kind: z.string().optional(),
    name: z.string().optional(),
    foodKind: z.enum(foodKinds).optional(),
    /** Slug of the food's category. */
    category: z.string().nullish(),
    ingredientsText: z.string().nullish(),
    allergenText: z.string().nullish(),
    /** Certificates. */
    labels: z.array(z.string()).optional(),
    /** Allergens that staff set by hand. */
    allergens: z
      .object({
        scheme: z.enum(allergenSchemes).nullable(),
        contains: z.array(z.string()),
        mayContain: z.array(z.string()),
      })
      .nullish(),
    /** Allergens and diets for which the pack is not proven suitable; `all`: every allergen. */
    neverSuitable: z.array(judgedSlug.or(z.literal('all'))).default([]),
    /** Verdicts that a careful reader gives. */
    mustDecide: z.record(judgedSlug, z.enum(verdicts)).default({}),
    why: z.string(),
  })
  .transform(({ kind, ...rest }) => ({ ...rest, kind: kind ?? rest.why }));
export type HardSentence = z.output<typeof hardSentence>;

/** A verdict on a hard sentence that is not what it must be. */
export interface Miss {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  /** Undefined: anything but `suitable`. */
  readonly expected: Verdict | undefined;
  readonly actual: Verdict;
}

/** @throws {z.ZodError} when the file does not have the form of hard sentences. */
export function readHardSentences(file: string): HardSentence[] {
  return z.array(hardSentence).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Judges each sentence and returns the verdicts that are `suitable` and must not be, and those that must differ. */
export function missesOf(
  sentences: readonly HardSentence[],
  judge: (food: StoredFood) => VerdictOf,
): { readonly falseSuitable: readonly Miss[]; readonly undecided: readonly Miss[] } {
  const falseSuitable: Miss[] = [];
  const undecided: Miss[] = [];
  for (const { id, kind, neverSuitable, mustDecide, foodKind, ...food } of sentences) {
    const verdictOf = judge({
      ...food,
      kind: foodKind,
      ...(food.allergens == null ? {} : { allergensFrom: 'hand' }),
    });
    const forbidden = new Set(
      neverSuitable.flatMap((slug) => (slug === 'all' ? shippedAllergens.slugs : [slug])),
    );
    for (const about of forbidden) {
      const actual = verdictOf(about);
      if (actual === 'suitable') falseSuitable.push({ id, kind, about, expected: undefined, actual });
    }
    for (const [about, expected] of Object.entries(mustDecide)) {
      const actual = verdictOf(about);
      if (actual === expected) continue;
      const miss = { id, kind, about, expected, actual };
      // "Suitable" in the place of anything else is the dangerous mistake, however it was asked.
      if (actual === 'suitable' && !forbidden.has(about)) falseSuitable.push(miss);
      else if (actual !== 'suitable') undecided.push(miss);
    }
  }
  return { falseSuitable, undecided };
}

/** Per kind: its sentences, and how many verdicts and sentences are false "suitable" or miss a decision. */
export function countsByKind(
  sentences: readonly HardSentence[],
  { falseSuitable, undecided }: ReturnType<typeof missesOf>,
): Record<string, Record<string, number>> {
  const row = (isIncluded: (one: { readonly kind: string }) => boolean) => {
    const wrong = falseSuitable.filter(isIncluded);
    const missing = undecided.filter(isIncluded);
    return {
      sentences: sentences.filter(isIncluded).length,
      'false suitable': wrong.length,
      'sentences with one': new Set(wrong.map(({ id }) => id)).size,
      'missing decisions': missing.length,
      'sentences with one missing': new Set(missing.map(({ id }) => id)).size,
    };
  };
  const kinds = [...new Set(sentences.map(({ kind }) => kind))];
  return Object.fromEntries([
    ...kinds.map((kind) => [kind, row((one) => one.kind === kind)] as const),
    ['all', row(() => true)] as const,
  ]);
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import {
  labelAnswer,
  scoreLabels,
  shareRight,
  expectedVerdict,
  wrongSuitable,
  type LabelCase,
} from './score.ts';
import { shippedJudge } from './shippedJudge.ts';

const fixture = z.array(
  z.object({
    id: z.string(),
    ingredients: z.string().nullable(),
    declaration: z.string().nullable(),
    answer: labelAnswer,
  }),
);
const casesOf = (language: string): LabelCase[] =>
  fixture
    .parse(JSON.parse(readFileSync(resolve(`tests/fixtures/labels/${language}.json`), 'utf8')))
    .map(({ id, ingredients, declaration, answer }) => ({
      id,
      name: '',
      ingredientsText: ingredients,
      allergenText: declaration,
      answer,
    }));
const judge = shippedJudge(shippedDictionary());

describe.each(['ko', 'en'])('labels with answers, %s', (language) => {
  const cases = casesOf(language);
  const scored = scoreLabels(cases, judge);
  const isDiet = ({ about }: { about: string }) => ['vegan', 'vegetarian', 'halal'].includes(about);

  test('has enough labels', () => {
    expect(cases.length).toBeGreaterThanOrEqual(language === 'ko' ? 200 : 100);
  });

  test('calls no label suitable that is not', () => {
    expect(wrongSuitable(scored)).toEqual([]);
  });

  test('gives at least 95 % correct verdicts on allergens, and 90 % where the allergen is absent', () => {
    expect(shareRight(scored, (one) => !isDiet(one))).toBeGreaterThanOrEqual(0.95);
    expect(shareRight(scored, (one) => !isDiet(one) && one.expected === 'suitable')).toBeGreaterThanOrEqual(
      0.9,
    );
  });

  test('gives at least 95 % correct verdicts', () => {
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.95);
  });

  test('finds at least 95 % of the labels that violate vegan, vegetarian or halal', () => {
    expect(shareRight(scored, (one) => isDiet(one) && one.expected === 'unsuitable')).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});

test('derives the expected verdict on a group from its members, and none on the members of a named group', () => {
  const answer = labelAnswer.parse({
    scheme: 'mfds',
    contains: ['fish', 'wheat'],
    mayContain: ['crab', 'peanut'],
    vegan: 'no',
    vegetarian: 'no',
    halal: 'unknown',
  });
  expect(
    (['wheat', 'gluten', 'mackerel', 'peanut', 'crustaceans', 'milk', 'sesame'] as const).map((slug) =>
      expectedVerdict(slug, answer),
    ),
  ).toEqual(['unsuitable', 'unsuitable', undefined, 'caution', 'unknown', 'suitable', 'unknown']);
});

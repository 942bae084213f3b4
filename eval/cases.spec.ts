import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { labelAnswer, scoreLabels, shareRight, wantedFor, wrongSuitable, type LabelCase } from './score.ts';

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
const dictionary = shippedDictionary();

describe.each(['ko', 'en'])('labels with answers, %s', (language) => {
  const cases = casesOf(language);
  const scored = scoreLabels(cases, dictionary);
  const isDiet = ({ about }: { about: string }) => ['vegan', 'vegetarian', 'halal'].includes(about);

  test('there are enough of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(language === 'ko' ? 200 : 100);
  });

  test('none is called suitable that is not', () => {
    expect(wrongSuitable(scored)).toEqual([]);
  });

  test('95 of 100 verdicts on allergens are right, and so are 90 of 100 on absence', () => {
    expect(shareRight(scored, (one) => !isDiet(one))).toBeGreaterThanOrEqual(0.95);
    expect(shareRight(scored, (one) => !isDiet(one) && one.wanted === 'suitable')).toBeGreaterThanOrEqual(
      0.9,
    );
  });

  test('95 of 100 verdicts of all are right', () => {
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.95);
  });

  test('the ways of eating are decided where the label decides', () => {
    expect(shareRight(scored, (one) => isDiet(one) && one.wanted === 'unsuitable')).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});

test('an answer says of a group what its members say, and of a member what is said of no other', () => {
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
      wantedFor(slug, answer),
    ),
  ).toEqual(['unsuitable', 'unsuitable', undefined, 'caution', 'unknown', 'suitable', 'unknown']);
});

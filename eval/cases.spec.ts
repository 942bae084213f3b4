import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { labelAnswer, scoreLabels, shareRight, expectedVerdict, wrongSuitable } from './score.ts';
import { labelLanguages, ownLabels } from './ownLabels.ts';
import { shippedJudge } from './shippedJudge.ts';

const judge = shippedJudge(shippedDictionary());

describe.each(labelLanguages)('labels with answers, %s', (language) => {
  const cases = ownLabels(language);
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

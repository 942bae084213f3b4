import { resolve } from 'node:path';
import type { Verdict } from '../src/domain/suitability/facts/facts.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { countsByKind, missesOf, readHardSentences, type HardSentence } from './hardSentences.ts';
import { shippedJudge } from './shippedJudge.ts';

const sentences = readHardSentences(resolve('tests/fixtures/labels/hardSentences.json'));
const { falseSuitable, undecided } = missesOf(sentences, shippedJudge(shippedDictionary()));

test('calls nothing suitable where a pack leaves a doubt', () => {
  expect(falseSuitable).toEqual([]);
});

test('decides what an ordinary pack and a plain statement say', () => {
  expect(undecided).toEqual([]);
});

describe('the judge of hard sentences', () => {
  const sentence = (changes: Partial<HardSentence>): HardSentence => ({
    ...{ id: 'one', lang: 'ko', kind: 'a kind', why: '', neverSuitable: [], mustDecide: {} },
    ...changes,
  });
  const always = (verdict: Verdict) => () => () => verdict;

  test.each<[expected: Partial<HardSentence>, actual: Verdict, falseSuitable: number, undecided: number]>([
    [{ neverSuitable: ['milk'] }, 'suitable', 1, 0],
    [{ neverSuitable: ['milk'] }, 'unknown', 0, 0],
    [{ neverSuitable: ['all'] }, 'suitable', shippedAllergens.slugs.length, 0],
    [{ mustDecide: { milk: 'suitable' } }, 'suitable', 0, 0],
    [{ mustDecide: { milk: 'suitable' } }, 'unknown', 0, 1],
    [{ mustDecide: { milk: 'unsuitable' } }, 'suitable', 1, 0],
    [{ mustDecide: { milk: 'unsuitable' }, neverSuitable: ['milk'] }, 'suitable', 1, 0],
  ])('%j judged %s: %i false, %i undecided', (expected, actual, falseCount, undecidedCount) => {
    const misses = missesOf([sentence(expected)], always(actual));
    expect([misses.falseSuitable.length, misses.undecided.length]).toEqual([falseCount, undecidedCount]);
  });

  test('counts by kind', () => {
    const two = [sentence({ neverSuitable: ['milk', 'egg'] }), sentence({ id: 'two', kind: 'other' })];
    expect(countsByKind(two, missesOf(two, always('suitable')))).toMatchObject({
      'a kind': { sentences: 1, 'false suitable': 2, 'sentences with one': 1 },
      other: { sentences: 1, 'false suitable': 0 },
      all: { sentences: 2, 'false suitable': 2 },
    });
  });

  test('has sentences of every kind in both languages, and many ordinary packs', () => {
    const count = (isIncluded: (one: HardSentence) => boolean) => sentences.filter(isIncluded).length;
    expect(count(({ kind }) => kind !== 'ordinary')).toBeGreaterThanOrEqual(600);
    for (const lang of ['ko', 'en'] as const) {
      expect(count((one) => one.kind === 'ordinary' && one.lang === lang)).toBeGreaterThanOrEqual(50);
      for (const { kind } of sentences)
        expect([kind, count((one) => one.kind === kind && one.lang === lang)]).not.toEqual([kind, 0]);
    }
  });
});

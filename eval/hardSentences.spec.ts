import { resolve } from 'node:path';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { missesOf, readHardSentences } from './hardSentences.ts';
import { shippedJudge } from './shippedJudge.ts';

const sentences = readHardSentences(resolve('tests/fixtures/labels/hardSentences.json'));
const { falseSuitable, undecided } = missesOf(sentences, shippedJudge(shippedDictionary()));

test('calls nothing suitable where a pack leaves a doubt', () => {
  expect(falseSuitable).toEqual([]);
});

test('decides what an ordinary pack and a plain statement say', () => {
  expect(undecided).toEqual([]);
});

import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { shippedIngredients } from '../../../../tests/helpers/foods/shippedDictionary.ts';
import { shownByName } from '../../suitability/facts/names/shownByName.ts';
import { readLabel } from '../readLabel.ts';
import { changedWords, wordFinder, wordsOfChanges, type EntryChange } from './changedWords.ts';
import { compileDictionary, dictionaryRow, type DictionaryRow } from './dictionary.ts';
import { wordKey } from './wordKey.ts';

const row = (name: string, more: Partial<DictionaryRow> = {}): DictionaryRow => ({
  ...dictionaryRow.parse({ name, vegan: 'yes', vegetarian: 'yes', halal: 'yes' }),
  ...more,
});
const rows = [
  row('곡류', { nameEn: 'cereals' }),
  row('밀', { nameEn: 'wheat', parents: ['곡류'], allergens: ['wheat'] }),
  row('밀가루', { nameEn: 'wheat flour', synonyms: ['소맥분'], parents: ['밀'] }),
];
const groups = {
  namesAllergen: (key: string) => ['밀', 'wheat'].includes(key),
  isMember: (slug: string) => slug === 'wheat',
};

describe('which words a change is about', () => {
  const [cereals, wheat, flour] = rows as [DictionaryRow, DictionaryRow, DictionaryRow];
  const all = ['밀', 'wheat', '밀가루', 'wheat flour', '소맥분'];
  test.each<[string, EntryChange, readonly string[]]>([
    ['a new synonym', { before: flour, after: { ...flour, synonyms: ['소맥분', '박력분'] } }, ['박력분']],
    ['a removed synonym', { before: flour, after: { ...flour, synonyms: [] } }, ['소맥분']],
    [
      'another meaning',
      { before: flour, after: { ...flour, vegan: 'no' } },
      ['밀가루', 'wheat flour', '소맥분'],
    ],
    ['a new entry', { before: null, after: row('뀨') }, ['뀨']],
    ['a new name', { before: wheat, after: { ...wheat, name: '소맥' } }, [...all, '소맥', '곡류', 'cereals']],
    [
      'a word that names an allergen',
      { before: wheat, after: { ...wheat, nameEn: null } },
      ['wheat', ...all.slice(2)],
    ],
    [
      'another allergen',
      { before: wheat, after: { ...wheat, allergens: [] } },
      ['밀', 'wheat', '곡류', 'cereals'],
    ],
    ['a removed entry', { before: cereals, after: null }, ['곡류', 'cereals', ...all]],
  ])('%s', (_, change, expected) => {
    expect(new Set(wordsOfChanges([change], { rows, groups }))).toEqual(new Set(expected));
  });
});

test.each([
  ['소맥분', '정제수, 소맥분(호주산)', true],
  ['탈지분유', '탈지 분유 3%', true],
  ['탈지분유', '탈지(국산)분유', true],
  ['탈지분유', '전지분유', false],
  ['딸기', '쌀(국산(딸기))', true],
  ['cherry', 'Cherries, sugar', true],
  ['riboflavin', 'ribofiavin', true],
  ['guar gum', 'guargum', true],
  ['guar gum', 'guar, xanthan gum', true],
  ['guar gum', 'xanthan gum', false],
  ['sulphite', 'Sodium sulfites', true],
  ['purée', 'tomato puree', true],
  ['e471', 'emulsifier 471', true],
  ['chocolatine', 'sugar, chocol', true],
  ['sugar', 'salt', false],
])('%s in %j: %s', (word, text, isFound) => {
  const others = [row('물', { synonymsEn: ['xanthan gum', 'guar'] })];
  expect(wordFinder(changedWords([word], { rows: others }))([text])).toBe(isFound);
});

test.each([
  ['아황산류', '황산류 함유', true],
  ['wheat', 'Contains: heat', true],
  ['땅콩', '우유, 땅', true],
  ['우유', '유 함유', true],
  ['우유', '유채유, 설탕', false],
])('a word of an allergen, %s in %j: %s', (word, text, isFound) => {
  expect(wordFinder(changedWords([], { rows: [], ofAllergens: [word] }))([text])).toBe(isFound);
});

const shippedIngredientRows = shippedIngredients();
const label = z.array(z.object({ ingredients: z.string().nullable(), declaration: z.string().nullable() }));
const labels = ['ko', 'en'].flatMap((language) =>
  label.parse(JSON.parse(readFileSync(resolve(`tests/fixtures/labels/${language}.json`), 'utf8'))),
);

/** Every so many entries change together: their words go, or they mean something else. */
test.each([
  ['loses entries', 97, () => null],
  [
    'has entries with another meaning',
    89,
    (one: DictionaryRow) => ({ ...one, allergens: ['egg'], vegan: 'no' as const }),
  ],
  ['has entries without synonyms', 3, (one: DictionaryRow) => ({ ...one, synonyms: [], synonymsEn: [] })],
])('every label that reads otherwise after the dictionary %s is found', (_, each, change) => {
  const changes = shippedIngredientRows
    .filter((_row, at) => at % each === 0)
    .map((before): EntryChange => ({ before, after: change(before) }));
  const after = new Map(changes.map((one) => [one.before, one.after]));
  const newRows = shippedIngredientRows.flatMap((one) => (after.has(one) ? (after.get(one) ?? []) : one));
  const compile = (of: readonly DictionaryRow[]) =>
    compileDictionary({ version: '', rows: of, allergens: shippedAllergens });
  const [old, now] = [compile(shippedIngredientRows), compile(newRows)];
  const allergenWords = new Set(shippedAllergens.slugs.flatMap(shippedAllergens.wordsOf).map(wordKey));
  const words = wordsOfChanges(changes, {
    rows: newRows,
    groups: {
      namesAllergen: (key) => allergenWords.has(key),
      isMember: (slug) => shippedAllergens.withAncestors(slug).size > 1,
    },
  });
  const find = wordFinder(changedWords(words, { rows: newRows }));
  let affected = 0;
  const missed: string[] = [];
  for (const { ingredients, declaration } of labels) {
    const texts = { ingredientsText: ingredients, allergenText: declaration };
    const name = (ingredients ?? '').slice(0, 12);
    const read = (dictionary: typeof old) => [
      readLabel(texts, dictionary),
      shownByName({ name, nameEn: null, aliases: [], category: null, withMentions: true, dictionary }),
    ];
    if (isDeepStrictEqual(read(old), read(now))) continue;
    affected += 1;
    if (!find([ingredients, declaration].filter((text) => text !== null))) missed.push(ingredients ?? '');
  }
  expect(affected).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});

import fc from 'fast-check';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { damaged, mutationKinds, mutationResult, readsAsWhole, type MutationKind } from './mutations.ts';
import { labelLanguages, ownLabels } from './ownLabels.ts';
import { shippedJudge } from './shippedJudge.ts';

const judge = shippedJudge(shippedDictionary());

test('a damaged letter in an allergen text makes no allergen suitable', () => {
  const { tried, violations } = mutationResult({
    labels: labelLanguages.flatMap(ownLabels),
    judge,
    count: 10_000,
  });
  expect(tried).toBe(10_000);
  expect(violations).toEqual([]);
}, 180_000);

test.each<[MutationKind, string, at: number, isWhole: boolean, text: string]>([
  ['illegible', '밀, 대두 함유', 3, false, '밀, ■두 함유'],
  ['doubled', '밀, 대두 함유', 3, false, '밀, 대대두 함유'],
  ['dropped', '밀, 대두 함유', 3, false, '밀, 두 함유'],
  ['dropped', '밀, 대두 함유', 0, false, ', 대두 함유'],
  ['dropped', '메밀을 사용한 시설', 0, true, '밀을 사용한 시설'],
  ['dropped', '메밀을 사용한 시설', 1, false, '메을 사용한 시설'],
  ['dropped', '대두 밀 우유', 3, true, '대두  우유'],
  ['cut', '밀, 대두 함유', 3, false, '밀, '],
  ['cut', '밀, 대두 함유', 4, false, '밀, 대'],
  ['cut', '밀, 대두 함유', 6, true, '밀, 대두 '],
  ['cut', '밀 함유. 우유 혼입 가능', 6, true, '밀 함유. '],
  ['cut', 'Contains: soybeans, milk', 13, true, 'Contains: soy'],
  ['cut', '밀이 포함된 제품', 5, true, '밀이 포함'],
  ['cut', '· 밀 함유', 2, true, '· '],
  ['cut', 'Contains: almonds, milk', 16, true, 'Contains: almond'],
])('damage %s of %j at %i reads as whole: %s', (kind, text, at, isWhole, expected) => {
  expect(damaged(text, at, kind)).toBe(expected);
  expect(readsAsWhole(text, at, kind)).toBe(isWhole);
});

describe('a sentence that nobody understands', () => {
  const wordsOf = (letters: string, options: { minLength: number; maxLength: number }) =>
    fc.array(fc.constantFrom(...Array.from(letters)), options).map((each) => each.join(''));
  const sentenceOf = (word: fc.Arbitrary<string>, endings: readonly string[]) =>
    fc
      .tuple(fc.array(word, { minLength: 2, maxLength: 6 }), fc.constantFrom(...endings))
      .map(([words, ending]) => `${words.join(' ')}${ending}`);
  // Syllables and letters of no word for a food, so that the sentence names no allergen.
  const korean = sentenceOf(wordsOf('뷁쀍뙇햏쿄툐퓨뱌쪄껙쎾뾰', { minLength: 2, maxLength: 4 }), [
    '습니다.',
    '세요.',
    '하십시오.',
    '어요!',
    '음',
    '됨.',
    '',
  ]);
  const english = sentenceOf(wordsOf('qxzjvk', { minLength: 5, maxLength: 9 }), [
    '.',
    '!',
    ' it.',
    ' please.',
  ]);
  const foreign = sentenceOf(
    fc.oneof(
      wordsOf('ぬへほみめもやゆよ', { minLength: 2, maxLength: 6 }),
      wordsOf('жзийклфхцчшщ', { minLength: 3, maxLength: 8 }),
      wordsOf('กขคงจฉชซ', { minLength: 3, maxLength: 8 }),
      wordsOf('ابتثجحخ', { minLength: 3, maxLength: 8 }),
      wordsOf('αβγδεζηθ', { minLength: 3, maxLength: 8 }),
      wordsOf('这那哪里吗呢', { minLength: 3, maxLength: 8 }),
    ),
    ['.', '。', ''],
  );
  const sentence = fc.oneof(korean, english, foreign);
  const packs = fc.constantFrom<string[]>(
    ['밀, 대두 함유.', '이 제품은 우유를 사용한 제품과 같은 제조시설에서 제조하고 있습니다.'],
    ['알레르기 유발물질: 밀, 계란.', '직사광선을 피해 보관하세요.'],
    ['해당없음.', '부정·불량식품 신고는 국번없이 1399.'],
    ['Contains: Milk, Soy.', 'May contain peanuts.'],
    ['Allergens: wheat, egg.', 'Store in a cool, dry place.'],
  );
  const { slugs } = shippedAllergens;
  const suitableOf = (allergenText: string, ingredientsText: string | null) => {
    const verdictOf = judge({ allergenText, ingredientsText });
    return slugs.filter((slug) => verdictOf(slug) === 'suitable');
  };

  test.each([' ', '\n', '\n* '])('leaves no allergen suitable, wherever it stands (between %j)', (blank) => {
    fc.assert(
      fc.property(sentence, packs, fc.nat({ max: 2 }), (unknown, pack, at) => {
        const text = pack.toSpliced(at, 0, unknown).join(blank);
        expect(suitableOf(text, null)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves an allergen in doubt that it names', () => {
    const named = fc.constantFrom<[slug: string, name: string]>(
      ['milk', '우유'],
      ['shrimp', '새우'],
      ['peanut', '땅콩'],
      ['milk', 'milk'],
      ['peanut', 'peanuts'],
      ['egg', 'eggs'],
    );
    fc.assert(
      fc.property(sentence, packs, fc.nat({ max: 2 }), named, (unknown, pack, at, [slug, name]) => {
        const text = pack.toSpliced(at, 0, `${name} ${unknown}`).join(' ');
        expect(suitableOf(text, null)).not.toContain(slug);
      }),
      { numRuns: 200 },
    );
  });

  test('the packs without it prove that allergens are absent', () => {
    for (const pack of fc.sample(packs, 20)) expect(suitableOf(pack.join(' '), null)).not.toEqual([]);
  });
});

test('damages every letter in four ways', () => {
  const one = { id: 'one', allergenText: '밀, 대두' };
  const { tried, skipped } = mutationResult({ labels: [one], judge, count: 100 });
  expect(tried + skipped).toBe(3 * mutationKinds.length);
});

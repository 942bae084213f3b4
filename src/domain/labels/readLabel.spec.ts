import fc from 'fast-check';
import type { AllergenScheme } from '../foods/kinds.ts';
import { shippedDictionary } from '../../../tests/helpers/foods/shippedDictionary.ts';
import { readLabel, unreadLabel, type PackTexts } from './readLabel.ts';

const dictionary = shippedDictionary();
const readDeclaration = (texts: PackTexts) => {
  const { scheme, contains, mayContain } = readLabel(texts, dictionary);
  return { scheme, contains, mayContain };
};

type Case = [text: string, scheme: AllergenScheme | null, contains: string[], mayContain?: string[]];
const facts = (scheme: AllergenScheme | null, contains: string[], mayContain: string[] = []) => ({
  scheme,
  contains,
  mayContain,
});

describe('reads the statement on allergens', () => {
  test.each<Case>([
    // Declarations.
    ['대두, 밀, 우유 함유', 'mfds', ['milk', 'soybean', 'wheat']],
    ['밀,대두,계란,우유함유', 'mfds', ['egg', 'milk', 'soybean', 'wheat']],
    ['알레르기 유발물질: 계란, 우유', 'mfds', ['egg', 'milk']],
    ['[알레르기 유발 성분] 난류(가금류), 새우 함유', 'mfds', ['egg', 'shrimp']],
    ['계란, 대두, 조개류(굴, 홍합 포함) 함유', 'mfds', ['egg', 'soybean', 'shellfish']],
    ['[우유 함유]', 'mfds', ['milk']],
    ['우유, 대두', 'mfds', ['milk', 'soybean']],
    ['우유·대두·밀 함유', 'mfds', ['milk', 'soybean', 'wheat']],
    ['대두와 밀을 함유', 'mfds', ['soybean', 'wheat']],
    ['알류, 쇠고기, 아황산류 함유', 'mfds', ['egg', 'sulphites', 'beef']],
    ['Contains: milk, wheat.', 'us', ['milk', 'wheat']],
    ['CONTAINS MILK AND SOY', 'us', ['milk', 'soybean']],
    ['Contains _Milk_, Almonds and Soya lecithin.', 'us', ['milk', 'soybean', 'tree-nuts']],
    [
      'Allergen information: contains gluten (wheat), celery and mustard',
      'eu',
      ['wheat', 'gluten', 'celery', 'mustard'],
    ],
    ['Allergens: gluten', 'eu', ['gluten']],
    // Nothing to declare.
    ['없음', 'mfds', []],
    ['해당없음', 'mfds', []],
    ['해당 사항 없음', 'mfds', []],
    ['알레르기 유발물질 없음', 'mfds', []],
    ['알레르기 유발물질: 해당 없음.', 'mfds', []],
    ['Allergens: none', null, []],
    // Nothing known.
    ['', null, []],
    ['   ', null, []],
    ['-', null, []],
    ['알 수 없음', null, []],
    ['알수없음', null, []],
    ['알레르기 정보 없음', null, []],
    ['알레르기 유발물질 표시 없음', null, []],
    ['표시 없음', null, []],
    ['확인 불가', null, []],
    ['N/A', null, []],
    ['not available', null, []],
    ['For allergens, see ingredients in bold.', null, []],
    ['Contains milk. For other allergens see ingredients in bold.', null, ['milk']],
    ['포장지 참조', null, []],
    // Traces are no declaration.
    [
      '이 제품은 메밀, 땅콩, 게를 사용한 제품과 같은 제조시설에서 제조하고 있습니다.',
      null,
      [],
      ['buckwheat', 'peanut', 'crab'],
    ],
    ['우유, 대두 함유 제품과 같은 시설에서 제조', null, [], ['milk', 'soybean']],
    ['본 제품은 잣을 사용한 제품과 동일한 제조시설에서 생산', null, [], ['pine-nut']],
    ['메밀, 토마토 혼입 가능', null, [], ['buckwheat', 'tomato']],
    ['May contain nuts.', null, [], ['peanut', 'pine-nut', 'tree-nuts']],
    ['May contain traces of milk, egg and sesame seeds', null, [], ['egg', 'milk', 'sesame']],
    ['Made in a facility that also processes peanuts', null, [], ['peanut']],
    [
      'Manufactured on shared equipment with products containing tree nuts',
      null,
      [],
      ['pine-nut', 'tree-nuts'],
    ],
    // Both.
    [
      '밀, 대두 함유\n• 이 제품은 우유를 사용한 제품과 같은 시설에서 제조.',
      'mfds',
      ['soybean', 'wheat'],
      ['milk'],
    ],
    ['밀 함유 이 제품은 우유, 밀을 사용한 제품과 같은 시설에서 제조', 'mfds', ['wheat'], ['milk']],
    ['밀 함유, 우유 혼입 가능', 'mfds', ['wheat'], ['milk']],
    ['Contains: milk. May contain peanuts.', 'us', ['milk'], ['peanut']],
    ['Contains gluten and may contain tree nuts, milk', null, ['gluten'], ['milk', 'pine-nut', 'tree-nuts']],
    ['대두 함유. 직사광선을 피해 보관하세요.', 'mfds', ['soybean']],
    // A negation is no declaration and no trace statement.
    ['우유 무첨가', null, []],
    ['글루텐 free', null, []],
    ['우유를 함유하지 않음', null, []],
    ['대두 불포함', null, []],
    ['Free from milk and egg', null, []],
    ['gluten-free', null, []],
    ['Contains no milk', null, []],
    ['Manufactured in a peanut-free facility', null, []],
    ['우유 혼입 없음', null, []],
    ['No traces of milk', null, []],
    ['대두 함유. 우유 무첨가.', 'mfds', ['soybean']],
    // Text that is not wholly understood proves no absence.
    ['우유, 대두 등 함유', null, ['milk', 'soybean']],
    ['밀, 스즐기, 우유 함유', null, ['milk', 'wheat']],
    ['우유. 대투.', null, ['milk']],
    ['대두 함유. 우유 무첨가 밀 함유.', 'mfds', ['soybean', 'wheat']],
    ['대두 함유. 그 밖은 알 수 없음.', null, ['soybean']],
    ['Contains milk and other things', null, ['milk']],
    ['Contains sulphites', null, ['sulphites']],
    ['Contains 2% or less of: wheat starch', null, ['wheat']],
    // Words within words.
    ['메밀 함유', 'mfds', ['buckwheat']],
    ['대두유 함유', 'mfds', ['soybean']],
    ['코코넛밀크, 대두 함유', 'mfds', ['soybean']],
    ['알로에 함유', null, []],
    ['게르마늄 함유', null, []],
    ['밀크향 함유', null, []],
    ['굴뚝빵', null, []],
    ['Contains: coconut milk, cocoa butter', null, []],
    ['Contains: buckwheat', null, ['buckwheat']],
    ['Contains: eggplant', null, []],
  ])('%j', (allergenText, scheme, contains, mayContain = []) => {
    expect(readDeclaration({ allergenText })).toEqual(facts(scheme, contains, mayContain));
  });
});

describe('reads the list of ingredients', () => {
  test.each<Case>([
    // Presence only.
    ['밀가루(미국산), 설탕, 전란액, 탈지분유', null, ['egg', 'milk', 'wheat']],
    ['Sugar, skim milk, wheat flour, salt', null, ['milk', 'wheat']],
    ['면: 소맥분(밀: 호주산), 팜유. 스프: 정제소금, 대두단백 5%', null, ['soybean', 'wheat']],
    ['설탕, 코코넛밀크, 알로에겔, 우유맛시즈닝, 카카오버터', null, []],
    ['오이, 고추, 대게맛살향', null, []],
    ['쌀(국산), 산도조절제', null, []],
    ['아스파탐(감미료, 페닐알라닌함유), 구연산', null, []],
    // A declaration among them.
    ['소맥분, 팜유, 비타민B2.\n[우유, 대두, 밀 함유]', 'mfds', ['milk', 'soybean', 'wheat']],
    ['소맥분, 팜유. 대두, 밀 함유', 'mfds', ['soybean', 'wheat']],
    [
      '소맥분, 팜유 [대두, 밀 함유] 이 제품은 게를 사용한 제품과 같은 시설에서 제조',
      'mfds',
      ['soybean', 'wheat'],
      ['crab'],
    ],
    ['소맥분, 팜유. 알레르기 유발물질: 밀', 'mfds', ['wheat']],
    ['Sugar, whey. Contains: milk.', 'us', ['milk']],
    ['Sugar, palm oil, salt. Allergens: none.', null, []],
    // About one ingredient only: no declaration.
    ['설탕, 초콜릿(우유, 대두 함유), 새우', null, ['milk', 'soybean', 'shrimp']],
    ['우유, 혼합분유(우유 함유), 밀가루', null, ['milk', 'wheat']],
    ['초콜릿 [우유 함유], 설탕', null, ['milk']],
    ['Sugar, natural flavor (contains soy lecithin), salt', null, ['soybean']],
    ['Wine (contains sulfites), onions', null, ['sulphites']],
    ['Sugar, contains less than 2% of: salt, wheat starch', null, ['wheat']],
    ['없음', null, []],
    // Traces and negations.
    ['Sugar, oil (may contain one or more of: peanut, canola), milk', null, ['milk'], ['peanut']],
    ['Sugar. Free from milk, egg, soy', null, []],
    ['설탕, 우유 무첨가', null, []],
    ['Sugar, milk. Allergy advice: for allergens see ingredients in bold.', null, ['milk']],
  ])('%j', (ingredientsText, scheme, contains, mayContain = []) => {
    const { contains: given, ...others } = readDeclaration({ ingredientsText });
    expect({ ...others, contains: given.toSorted() }).toEqual(facts(scheme, contains.toSorted(), mayContain));
  });
});

test('skips other sections of a pack, and reads on where the list continues', () => {
  const { contains, ingredients, tokens } = readLabel(
    {
      ingredientsText:
        '제품명: 우유과자 원재료명: 밀가루, 설탕\n보관방법: 직사광선을 피하여 서늘한 곳에 보관\n원재료명: carrot&coriander',
    },
    dictionary,
  );
  expect(contains).toEqual(['wheat']);
  expect(ingredients?.isComplete).toBe(true);
  expect(tokens.filter(({ state }) => state === 'known').map(({ text }) => text)).toEqual([
    '밀가루',
    '설탕',
    'carrot',
    'coriander',
  ]);
});

test('ingredients add allergens to a declaration and never remove any', () => {
  const allergenText = '대두 함유';
  const origin = '돼지고기(외국산, 국가명 별도표기), 우유';
  expect(readDeclaration({ allergenText, ingredientsText: origin })).toEqual(
    // A declaration that leaves out two of them proves no absence.
    facts(null, ['milk', 'soybean', 'pork']),
  );
  expect(readDeclaration({ allergenText, ingredientsText: '설탕, 우유' })).toEqual(
    facts('mfds', ['milk', 'soybean']),
  );
  expect(readDeclaration({ allergenText, ingredientsText: null })).toEqual(facts('mfds', ['soybean']));
  expect(readDeclaration({})).toEqual(facts(null, []));
});

test.each([
  ['decomposed Hangul', '우유, 대두 함유'.normalize('NFD'), ['milk', 'soybean']],
  ['full width', '우유，대두　함유', ['milk', 'soybean']],
  ['zero-width characters', '우\u200b유, 대\ufeff두 함유', ['milk', 'soybean']],
  ['blanks', '  우유 ,\t대두   함유  ', ['milk', 'soybean']],
])('reads all spellings alike: %s', (_, allergenText, contains) => {
  expect(readDeclaration({ allergenText })).toEqual(facts('mfds', contains));
});

test('answers any text, and gives the same answer each time', () => {
  const words = [
    '우유',
    '대두',
    '함유',
    '없음',
    '(',
    ')',
    '[',
    ', ',
    '. ',
    '\n',
    ' ',
    '같은 시설',
    'contains ',
    'milk',
    'free',
    '\0',
    '•',
  ];
  const label = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(label, label, (allergenText, ingredientsText) => {
      const one = readDeclaration({ allergenText, ingredientsText });
      expect(readDeclaration({ allergenText, ingredientsText })).toEqual(one);
      expect(one.contains.filter((slug) => one.mayContain.includes(slug))).toEqual([]);
    }),
  );
});

test('a word that is not understood never proves absence', () => {
  const known = fc.constantFrom('우유', '대두', '밀', '메밀', '새우');
  fc.assert(
    fc.property(
      fc.array(known),
      fc.array(known),
      fc.stringMatching(/^[가-힣]{2,8}뷁$/u),
      (before, after, odd) => {
        const allergenText = `${[...before, odd, ...after].join(', ')} 함유`;
        expect(readDeclaration({ allergenText }).scheme).toBeNull();
      },
    ),
  );
});

test.each(['contains constructor', 'constructor 함유', '__proto__, toString 함유'])('reads %j', (text) => {
  expect(readLabel({ allergenText: text, ingredientsText: text }, dictionary).doubtful).toContain('milk');
});

test.each([
  ['far longer than', '밀가루, '.repeat(10_000)],
  ['of far more sentences than', '밀가루. '.repeat(600)],
])('does not read a text that is %s any pack, and leaves every allergen in doubt', (_, ingredientsText) => {
  expect(readLabel({ ingredientsText, allergenText: '밀 함유' }, dictionary)).toEqual(
    unreadLabel(dictionary.allergens),
  );
});

test('takes a word above a hundred letters for an unread word', () => {
  const word = 'milk'.repeat(5_000);
  expect(readDeclaration({ allergenText: `Contains: wheat, ${word}` }).scheme).toBeNull();
  expect(readLabel({ ingredientsText: `wheat flour, ${word}` }, dictionary)).toMatchObject({
    contains: ['wheat'],
    isEveryPieceRead: false,
    ingredients: { isComplete: false },
  });
});

test('keeps the positions of the printed words behind runs that are shortened', () => {
  const ingredientsText = `${'q'.repeat(500)},${' '.repeat(500)}밀가루`;
  const { evidence } = readLabel({ ingredientsText }, dictionary);
  expect(evidence['wheat']).toMatchObject({ text: '밀가루', start: 1_001, end: 1_004 });
});

describe('leaves in doubt what a compound usually has', () => {
  test.each<[ingredientsText: string, allergenText: string, doubtful: string[]]>([
    ['고추장, 물엿, 정제수', '땅콩 함유', ['soybean', 'wheat']],
    ['고추장, 물엿, 정제수', '땅콩, 대두 함유', ['wheat']],
    ['고추장(고춧가루, 쌀, 정제소금), 물엿', '땅콩 함유', []],
    ['간장, 정제수', '대두, 밀 함유', []],
    ['간장[탈지대두, 정제소금, 주정], 정제수', '대두 함유', []],
    ['Dark chocolate, peanuts', 'Contains: peanuts', ['milk', 'soybean']],
    ['Soy sauce, water', 'Contains: soy, wheat', []],
  ])('%s beside %s: %j', (ingredientsText, allergenText, doubtful) => {
    expect([...readLabel({ ingredientsText, allergenText }, dictionary).doubtful].sort()).toEqual(doubtful);
  });
});

describe('decides whether a list is complete', () => {
  test.each<[string, boolean]>([
    ['설탕, 소금', true],
    ['설탕, 시즈닝', false],
    // The law requires allergens in brackets, and makers name the part that sells. Neither lists the other parts.
    ['설탕, 시즈닝(대두, 밀)', false],
    ['설탕, 시즈닝(고추)', false],
    ['설탕, 초콜릿(우유)', false],
    ['Sugar, seasoning (milk, soy)', false],
    ['설탕, 시즈닝(소금, 대두)', true],
    ['Sugar, seasoning (sugar, salt)', true],
    ['면: 밀가루, 소금 스프: 설탕, 소금', true],
    // Trade names.
    ['설탕, 미감에스유', false],
    ['설탕, 스위티스-디에스 500', false],
    ['설탕, 로만밀베이커스믹스(대두)', false],
    ['설탕, 로만밀베이커스믹스(밀기울, 소금)', true],
    // Origins, counts and addresses are no ingredients. An unreadable word may be one.
    ['설탕(미국, 뉴질랜드 등), 소금', true],
    ['설탕, 소금 등', false],
    ['설탕, 비피더스균 1억마리 이상', true],
    ['설탕, 비타민E 0.2 mg α-TE', true],
    ['설탕(외국산, 국가명 www.example.com 별도표기)', true],
    ['설탕, 백후추[판독불가], 소금', false],
    ['sugar, [illegible], salt', false],
    ['쌀 ~ 정제소금', false],
    ['rice = salt', false],
    ['쌀 & 정제소금', true],
    // Product names and other sections.
    ['Chocolate with peppermint oil. Ingredients: sugar, salt', true],
    ['Fancy stuff. Ingredients: sugar, salt', true],
    ['Fancy stuff, salt. Ingredients: sugar, salt', false],
    ['Sugar, salt, contains wheat ingredients. Processed in a facility that uses egg.', true],
    ['Sugar, salt,', false],
    ['Sugar, salt. Do not refreeze. Cook to a high temperature. Recycle the sleeve.', true],
    ['Sugar, salt. Energy 402 kJ / 95 kcal; Fat 0.2 g; Protein 2.1 g', true],
    ['Biscuit: wheat flour, sugar. Coating (40%): sugar, cocoa butter', true],
    ['Sugar, contains 2% or less of: salt, onion powder', true],
    ['Organic mango purée, salt', true],
    ['물엿, 향료(초코향) 대두, 밀 함유', true],
    ['마늘분말ㆍ설탕, 소금', true],
    ['Sugar, salt. ALLERGY ADVICE! Contains: wheat.', true],
    // Lists that look like a claim or like advice.
    ['Free range egg, bread (wheat flour, stuff). Serves 2. Sugar, salt', false],
    ['Bake mix (flour, stuff), egg. Sugar, salt', false],
  ])('%s: complete is %s', (ingredientsText, isComplete) => {
    expect(readLabel({ ingredientsText }, dictionary).ingredients?.isComplete).toBe(isComplete);
  });

  test.each([
    ['미감에스유', '상표명 원료'],
    ['맛베이스에스', '상표명 원료'],
    ['티알이-씨', '상표명 원료'],
    ['로만밀베이커스믹스', '프리믹스분말'],
    ['마이크로바이옴시너지복합소재', '프리믹스분말'],
    ['굴뚝빵', null],
    ['오이지', '오이피클'],
  ])('reads %s as %s', (ingredientsText, ingredient) => {
    const { tokens } = readLabel({ ingredientsText }, dictionary);
    expect(tokens.map((token) => token.ingredient).filter(Boolean)).toEqual(ingredient ? [ingredient] : []);
  });

  test('a trade name proves nothing in a declaration', () => {
    expect(readDeclaration({ allergenText: '대두, 미감에스유 함유' }).scheme).toBeNull();
  });
});

test.each([
  ['Water, malted barley, hops. Alc. 4.5% vol.', '', 'Alc. 4.5%'],
  ['', 'Red wine. Contains sulphites. ABV 13.5 %', 'ABV 13.5 %'],
  ['쌀, 누룩', '알코올분 16%', '알코올분 16%'],
  ['Water, hops. Alc. 0.5% vol.', '', undefined],
  ['Water, hops. 0,0 % vol', '', undefined],
  ['Water, hops', '', undefined],
])('%j, %j: finds the statement of alcohol %j', (ingredientsText, allergenText, words) => {
  const { classes, classEvidence } = readLabel({ ingredientsText, allergenText }, dictionary);
  expect(classEvidence.alcohol?.text).toBe(words);
  expect(classes.present.includes('alcohol')).toBe(words !== undefined);
  if (words !== undefined) expect(classes.absent).not.toContain('alcohol');
});

describe('finds hints about chewing and swallowing', () => {
  const hintsOf = (ingredientsText: string) =>
    readLabel({ ingredientsText }, dictionary).textures.map(({ hint, evidence: { text } }) => [hint, text]);

  test.each<[string, [string, string][]]>([
    [
      '밀가루, 아몬드, 땅콩',
      [
        ['hard', '아몬드'],
        ['crunchy', '아몬드'],
      ],
    ],
    [
      '찹쌀, 건포도',
      [
        ['sticky', '찹쌀'],
        ['tough', '건포도'],
      ],
    ],
    ['정제수, 설탕', []],
  ])('%s', (text, hints) => {
    expect(hintsOf(text)).toEqual(hints);
  });
});

/**
 * These words are one letter away from words of the dictionary. A correction would make an incomplete list look
 * complete.
 */
test.each(
  'marsala mallow tallow grappa haggis moose grouse shellac carmine lardon casein brawn absinthe'.split(' '),
)('does not correct %s to another word', (word) => {
  const { correctionOf, isWord } = dictionary.spelling;
  expect(isWord(word) ? undefined : correctionOf(word)).toBeUndefined();
});

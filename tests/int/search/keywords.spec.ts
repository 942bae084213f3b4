import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { namesFor, replaceFoods } from '../../helpers/foods/searchableFoods.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

describe('one spelling', () => {
  const latte = '카페라떼 Café Latte';

  beforeAll(async () => {
    await replaceFoods(db.pool, [latte, '콩', '저지방 우유', '국밥_돼지머리', '과ㆍ채주스']);
  });

  test.each([
    ['composed', latte.normalize('NFC')],
    ['decomposed', latte.normalize('NFD')],
    ['upper case', latte.toUpperCase()],
    ['full width', 'ｃａｆé　ｌａｔｔｅ'],
    ['without blanks', '카페라떼cafélatte'],
  ])('%s finds the same', async (_, keyword) => {
    expect(await namesFor(db.pool, keyword)).toEqual([latte]);
  });

  test.each([
    ['a single syllable', '콩', ['콩']],
    ['words in any order', '우유 저지방', ['저지방 우유']],
    ['an underscore between words', '돼지머리 국밥', ['국밥_돼지머리']],
    ['a name as it is written', '국밥_돼지머리', ['국밥_돼지머리']],
    ['the Korean middle dot', '채주스', ['과ㆍ채주스']],
    ['every word', '우유 국밥', []],
    ['nothing but separators', '- _ (', []],
  ])('%s', async (_, keyword, names) => {
    expect(await namesFor(db.pool, keyword)).toEqual(names);
  });

  test('a name stored decomposed is found by the composed keyword', async () => {
    await replaceFoods(db.pool, ['순두부'.normalize('NFD')]);
    expect(await namesFor(db.pool, '두부')).toHaveLength(1);
  });
});

describe('what LIKE would take for a pattern is literal', () => {
  beforeAll(async () => {
    await replaceFoods(db.pool, ['100% 주스', '100 주스', 'axb', 'a_b', 'back\\slash', 'backslash']);
  });

  test.each([
    ['%', ['100% 주스']],
    ['100%', ['100% 주스']],
    ['1%0', []],
    ['a_b', ['a_b']],
    ['\\', ['back\\slash']],
    ['k\\s', ['back\\slash']],
    ['_', []],
  ])('%s', async (keyword, names) => {
    expect(await namesFor(db.pool, keyword)).toEqual(names);
  });
});

describe('by what a food is found', () => {
  beforeAll(async () => {
    await replaceFoods(db.pool, [
      { name: '신라면 큰사발', nameEn: 'Shin Ramyun', brand: '농심', aliases: ['매운 컵라면', '辛라면'] },
      { name: '두부', brand: '풀무원 두부공방' },
      { name: '귤', aliases: [] },
      { name: 'ㅋㅋ볶음면' },
      { name: '콜라 1.5L', nameEn: 'Coca-Cola' },
      { name: '가나 (a.b*c) [x]' },
    ]);
  });

  test.each([
    ['the English name', 'ramyun', ['신라면 큰사발']],
    ['the brand', '풀무원', ['두부']],
    ['an alias', '컵라면', ['신라면 큰사발']],
    ['words across fields, in any order', 'shin 농심 매운', ['신라면 큰사발']],
    ['nothing across the border of two fields', '사발shin', []],
    ['nothing across title and brand', '두부풀무원', []],
    ['initial consonants', 'ㅅㄹㅁ', ['신라면 큰사발']],
    ['initial consonants, decomposed', 'ㅅㄹㅁ'.normalize('NFD'), ['신라면 큰사발']],
    ['initial consonants as conjoining jamo', '\u1109\u1105\u1106', ['신라면 큰사발']],
    ['a half-typed syllable', '신라ㅁ', ['신라면 큰사발']],
    ['a half-typed syllable, decomposed', '신라ㅁ'.normalize('NFD'), ['신라면 큰사발']],
    ['a consonant among syllables', 'ㅅㄹ면', ['신라면 큰사발']],
    ['a consonant and a vowel typed apart', 'ㄱㅠㄹ', []],
    ['a syllable typed apart', 'ㄷㅜ부', ['두부']],
    ['initials of one syllable', 'ㄱ', ['귤', '가나 (a.b*c) [x]', '두부']],
    ['the very jamo', 'ㅋㅋ', ['ㅋㅋ볶음면']],
    ['the jamo and a half-typed syllable', 'ㅋㅋㅂ', ['ㅋㅋ볶음면']],
    ['initials of two words', 'ㄴㅅ ㅅㄹㅁ', ['신라면 큰사발']],
    ['a size', '1.5l', ['콜라 1.5L']],
    ['a size in full width', '１．５Ｌ', ['콜라 1.5L']],
    ['Latin with a hyphen', 'coca-cola', ['콜라 1.5L']],
    ['what a regular expression would take for its own', 'ㄱㄴ a.b*c', ['가나 (a.b*c) [x]']],
    ['a dot is no letter', 'ㄱㄴ aab*c', []],
    ['one hundred characters', '가'.repeat(100), []],
    ['one hundred consonants', 'ㅎ'.repeat(100), []],
  ])('%s', async (_, keyword, names) => {
    expect(await namesFor(db.pool, keyword)).toEqual(names);
  });
});

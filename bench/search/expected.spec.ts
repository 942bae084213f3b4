import { expectedIds } from './expected.ts';
import type { GeneratedFood } from './catalogue/generateFoods.ts';
import { searchableFood, searchTerms } from './catalogue/searchableFood.ts';

const food = (id: number, name: string, more: Partial<GeneratedFood> = {}) =>
  searchableFood({
    id,
    kind: 'processed',
    name,
    nameEn: null,
    brand: null,
    aliases: null,
    category: 1,
    popularity: 0,
    ...more,
  });

describe('searchableFood', () => {
  test('separates titles and brand and writes both in normal form', () => {
    const { words, compact, length } = food(1, '매일_우유 (200ML)', {
      nameEn: 'Seoul Milk',
      brand: '매일',
      aliases: ['밀크'],
    });
    expect(words).toBe('|매일 우유 200ml|seoul milk|밀크| 매일|');
    expect(compact).toBe('|매일우유200ml|seoulmilk|밀크|^매일|');
    expect(length).toBe(9);
  });

  test('has the markers of each tier: whole title, start of a title, start of a word or of the brand', () => {
    const milk = food(1, '매일 우유', { brand: '서울' });
    const tiers = (keyword: string) => {
      const { wholeTitle, titleStart, wordStart } = searchTerms(keyword);
      return [
        milk.compact.includes(wholeTitle),
        milk.compact.includes(titleStart),
        milk.words.includes(wordStart),
      ];
    };
    expect(tiers('매일우유')).toEqual([true, true, false]);
    expect(tiers('매일 우')).toEqual([false, true, false]);
    expect(tiers('우유')).toEqual([false, false, true]);
    expect(tiers('서울')).toEqual([false, false, true]);
    expect(tiers('일우')).toEqual([false, false, false]);
  });
});

describe('expectedIds', () => {
  const foods = [
    food(1, '초코 우유', { popularity: 5 }),
    food(2, '우유'),
    food(3, '우유 200ml', { kind: 'cooked' }),
    food(4, '바나나 우유', { popularity: 9 }),
    food(5, '두유'),
  ];

  test('returns ids in the order of the ranking, of the requested kind only', () => {
    expect(expectedIds(foods, { keyword: '우유' })).toEqual([2, 3, 1, 4]);
    expect(expectedIds(foods, { keyword: '우유', kind: 'cooked' })).toEqual([3]);
    expect(expectedIds(foods, { keyword: '유 초코' })).toEqual([1]);
  });

  test('takes every character of a keyword literally', () => {
    const odd = [food(1, 'a.c'), food(2, 'abc'), food(3, '1+1 $')];
    expect(expectedIds(odd, { keyword: 'a.c' })).toEqual([1]);
    expect(expectedIds(odd, { keyword: '1+1 $' })).toEqual([3]);
  });

  test('returns at most one page', () => {
    const many = Array.from({ length: 30 }, (_, at) => food(at + 1, '우유'));
    expect(expectedIds(many, { keyword: '우유' })).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

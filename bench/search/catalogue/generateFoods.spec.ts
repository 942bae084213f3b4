import { generatedCategories, generateFoods } from './generateFoods.ts';
import { queryClasses } from '../queries.ts';
import { searchableFood, searchTerms } from './searchableFood.ts';

const foods = Array.from(generateFoods(100_000), searchableFood);
const share = (count: number) => count / foods.length;
const named = (word: string) => share(foods.filter(({ compact }) => compact.includes(word)).length);

describe('generated foods', () => {
  test('are the same in every run, and a large catalogue starts with the foods of a small one', () => {
    expect([...generateFoods(1_000)]).toEqual([...generateFoods(2_000)].slice(0, 1_000));
    expect([...generateFoods(1_000, 7)]).not.toEqual([...generateFoods(1_000)]);
  });

  test('seldom share a name', () => {
    const counts = new Map<string, number>();
    for (const { name } of foods) counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = share(Math.max(...counts.values()));
    expect(most).toBeGreaterThan(0.001);
    expect(most).toBeLessThan(0.003);
  });

  test('are numbered from 1 without gaps', () => {
    expect(foods.every(({ id }, at) => id === at + 1)).toBe(true);
  });

  test.each([
    ['우유', 0.06],
    ['맛', 0.135],
    ['라면', 0.13],
    ['매일', 0.05],
    ['까나리', 0.002],
  ])('%s is in as many names as in a real catalogue', (word, expected) => {
    expect(named(word) / expected).toBeGreaterThan(0.8);
    expect(named(word) / expected).toBeLessThan(1.2);
  });

  test('have English names, aliases and brands in the documented shares', () => {
    expect(share(foods.filter(({ nameEn }) => nameEn !== null).length)).toBeCloseTo(0.1, 2);
    expect(share(foods.filter(({ aliases }) => aliases !== null).length)).toBeCloseTo(0.05, 2);
    const brands = foods.flatMap(({ brand }) => brand ?? []);
    expect(share(brands.length)).toBeGreaterThan(0.7);
    expect(new Set(brands).size).toBeGreaterThan(3_000);
  });

  test('belong to the leaves of a tree of 50 categories in which parents come first', () => {
    expect(generatedCategories).toHaveLength(50);
    expect(generatedCategories.every(({ id, parent }, at) => id === at + 1 && (parent ?? 0) < id)).toBe(true);
    const inner = new Set(generatedCategories.map(({ parent }) => parent));
    expect(foods.filter(({ category }) => inner.has(category))).toEqual([]);
    expect(new Set(foods.map(({ category }) => category)).size).toBe(40);
  });
});

describe('queries', () => {
  const matching = (keyword: string) => {
    const { words } = searchTerms(keyword);
    return ({ compact }: (typeof foods)[number]) => words.every((word) => compact.includes(word));
  };
  const isFound = (keyword: string) => foods.some(matching(keyword));
  const shareFound = (keyword: string) => share(foods.filter(matching(keyword)).length);
  const ofClass = (className: string) =>
    queryClasses.filter(({ name }) => name === className).flatMap(({ queries }) => queries);

  test('are at least 75, and none is twice in its class', () => {
    expect(queryClasses.flatMap(({ queries }) => queries).length).toBeGreaterThanOrEqual(75);
    for (const { queries } of queryClasses)
      expect(new Set(queries.map(({ keyword, kind }) => `${keyword} ${kind}`)).size).toBe(queries.length);
  });

  test('match foods as the name of their class says', () => {
    for (const { keyword } of ofClass('no match'))
      expect([keyword, isFound(keyword)]).toEqual([keyword, false]);
    for (const { keyword } of ofClass('very common')) expect(shareFound(keyword)).toBeGreaterThan(0.04);
    for (const { keyword } of ofClass('rare')) expect(shareFound(keyword)).toBeLessThan(0.003);
    const others = queryClasses.filter(({ name, askedOf }) => askedOf === 'all' && name !== 'no match');
    for (const { keyword } of [...ofClass('rare'), ...others.flatMap(({ queries }) => queries)])
      expect([keyword, isFound(keyword)]).toEqual([keyword, true]);
  });
});

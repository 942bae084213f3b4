import fc from 'fast-check';
import {
  rankByBruteForce,
  readForBruteForce,
  type SearchedFood,
} from '../../helpers/foods/bruteForceSearch.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import type { RankPosition } from '../../../src/domain/search/cursor.ts';
import { foodKinds, type FoodKind } from '../../../src/domain/foods/kinds.ts';
import {
  filterFor,
  find,
  insertCategory,
  insertFoods,
  insertMember,
  pagesOf,
  replaceFoods,
} from '../../helpers/foods/searchableFoods.ts';
import { varietyOfFoods } from '../../helpers/foods/varietyOfFoods.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

test('exact, prefix, start of a word, contained; then shorter, more popular, older', async () => {
  const wanted = [
    { name: '다른 이름', aliases: ['우유'] },
    { name: '우 유', popularity: 1 },
    '우유',
    { name: '라떼', nameEn: '우유 커피' },
    '우유빵',
    { name: '우유식빵', popularity: 5 },
    '우유 식빵',
    { name: '두유', brand: '우유나라' },
    { name: '치즈', brand: '서울 우유' },
    '딸기맛 우유',
    { name: '바나나맛 우유', popularity: null },
    { name: '크림', brand: '참우유' },
    '두부우유크림',
  ];
  const order = [1, 2, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  await replaceFoods(db.pool, wanted);
  const { ids } = await pagesOf(db.pool, filterFor('우유'), { limit: 50, most: 1 });
  expect(ids).toEqual(order.map((at) => at + 1));
});

test('foods that are written between two pages make none come twice or be missed', async () => {
  const known = await replaceFoods(
    db.pool,
    Array.from({ length: 20 }, (_, at) => `${'가'.repeat(at % 5)}우유${'나'.repeat(at % 4)}`),
  );
  const ids: unknown[] = [];
  for (let after: RankPosition | undefined, page = 0; ; page += 1) {
    const { foods, hasMore } = await find(db.pool, filterFor('우유'), { after, limit: 3 });
    ids.push(...foods.map(({ food }) => food['id']));
    after = foods.at(-1)?.position;
    if (!hasMore) break;
    // One that belongs before the page, one that belongs after it.
    await insertFoods(db.pool, [{ name: '우유' }, { name: `다라마바사${'아'.repeat(page)}우유` }]);
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(known.map(({ id }) => id)));
});

test('equals the brute-force ranking for any few foods, keyword and page size', async () => {
  // Few letters, so that most keywords are found often and many names are equally long.
  const syllable = fc.constantFrom('우', '유', '웅', 'a', 'B', '%', '\\', 'ㅇ');
  const word = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const text = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(' ', '_', ', ', ' (').map((separator) => words.join(separator)));
  const food = fc.record({
    name: text,
    nameEn: fc.option(text),
    brand: fc.option(text),
    aliases: fc.option(fc.array(text, { maxLength: 2 })),
    popularity: fc.constantFrom(null, 0, 1, 2.5),
  });
  const foods = fc.array(food, { minLength: 1, maxLength: 60, size: 'max' });
  const keyword = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));

  await fc.assert(
    fc.asyncProperty(foods, keyword, fc.integer({ min: 1, max: 7 }), async (entries, wanted, limit) => {
      const stored = (await replaceFoods(db.pool, entries)).map(readForBruteForce);
      const expected = rankByBruteForce(stored, { keyword: wanted }).map(({ id }) => id);
      const { ids, totals } = await pagesOf(db.pool, filterFor(wanted), { limit, most: Infinity });
      expect(ids).toEqual(expected);
      expect(new Set(totals)).toEqual(new Set([expected.length]));
    }),
    { numRuns: 100 },
  );
});

/** A keyword that is probably common, of a kind, in a category with narrower ones: its total was once not counted. */
const commonInWideCategory = {
  parts: [{ food: 4048, field: 0, from: 4, length: 2, change: 'one initial' as const }],
  kind: 'processed' as const,
  category: 0,
  isMember: false,
  limit: 1 as const,
};

describe('among 10,000 foods', () => {
  const count = 10_000;
  let stored: ReturnType<typeof readForBruteForce<SearchedFood>>[];
  /** A root with two children, and another root. */
  let categories: number[];
  let member: number;

  beforeAll(async () => {
    await replaceFoods(db.pool, []);
    const root = await insertCategory(db.pool, '식품', null);
    categories = [
      root,
      await insertCategory(db.pool, '음료', root),
      await insertCategory(db.pool, '과자', root),
      await insertCategory(db.pool, '기타', null),
    ];
    member = await insertMember(db.pool, 'a@example.com');
    const other = await insertMember(db.pool, 'b@example.com');
    // One index built at the end is many times faster than fifty thousand entries.
    const { rows } = await db.pool.query<{ definition: string }>(
      `SELECT pg_get_indexdef('food_search_tokens_idx'::regclass) AS definition`,
    );
    await db.pool.query('DROP INDEX food_search_tokens_idx');
    const foods = varietyOfFoods(count, { categories, owners: [member, other] });
    stored = (await insertFoods(db.pool, foods)).map(readForBruteForce);
    await db.pool.query((rows[0]?.definition ?? '').replace(' ON ONLY ', ' ON '));
    await db.pool.query('ANALYZE food_search');
  }, 120_000);

  const letterChange: Readonly<Record<string, (text: string) => string>> = {
    'as it is': (text) => text,
    decomposed: (text) => text.normalize('NFD'),
    'upper case': (text) => text.toUpperCase(),
    'full width': (text) =>
      text.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    initials: (text) => Array.from(text, initialOf).join(''),
    'half typed': (text) => text.slice(0, -1) + initialOf(text.slice(-1)),
    'one initial': (text) => initialOf(text.slice(0, 1)) + text.slice(1),
  };
  const part = fc.record({
    food: fc.nat({ max: count - 1 }),
    field: fc.nat(),
    from: fc.nat({ max: 8 }),
    length: fc.integer({ min: 1, max: 5 }),
    change: fc.constantFrom(...Object.keys(letterChange)),
  });
  const search = fc.record({
    parts: fc.array(part, { minLength: 1, maxLength: 2 }),
    kind: fc.option(fc.constantFrom<FoodKind>(...foodKinds), { nil: undefined, freq: 2 }),
    category: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 2 }),
    isMember: fc.boolean(),
    limit: fc.constantFrom(1, 5, 20, 50),
  });

  function keywordOf(
    parts: readonly (typeof part extends fc.Arbitrary<infer Part> ? Part : never)[],
  ): string {
    return parts
      .map(({ food, field, from, length, change }) => {
        const { name, nameEn, brand, aliases } = stored[food]?.food ?? { name: '' };
        const fields = [name, nameEn, brand, ...(aliases ?? [])].filter((text) => typeof text === 'string');
        const text = Array.from((fields[field % fields.length] ?? name).normalize('NFC'));
        const start = from % text.length;
        return letterChange[change]?.(text.slice(start, start + length).join('')) ?? '';
      })
      .join(' ');
  }

  test.each([['before a refresh'], ['after a refresh']])(
    'the same, with filters and pages, %s',
    async (state) => {
      if (state === 'after a refresh') {
        await db.pool.query('SELECT food_search_refresh()');
        const { rows } = await db.pool.query('SELECT count(*)::int AS tokens FROM food_search_frequencies');
        expect(rows[0].tokens).toBeGreaterThan(10);
      }
      await fc.assert(
        fc.asyncProperty(search, async ({ parts, kind, category, isMember, limit }) => {
          const keyword = keywordOf(parts).trim();
          fc.pre(keyword !== '');
          const viewer = isMember ? member : undefined;
          const filter = {
            keyword,
            kind,
            category: category === undefined ? undefined : categories[category],
          };
          const expected = rankByBruteForce(stored, {
            keyword,
            kind,
            viewer,
            categories:
              category === undefined
                ? undefined
                : new Set(category === 0 ? categories.slice(0, 3) : categories.slice(category, category + 1)),
          }).map(({ id }) => id);
          const pages = await pagesOf(db.pool, filter, { viewer, limit, most: 4 });
          expect(pages.ids).toEqual(expected.slice(0, 4 * limit));
          expect(pages.hasMore).toBe(expected.length > 4 * limit);
          expect(new Set(pages.totals)).toEqual(new Set([Math.min(expected.length, 1_001)]));
        }),
        { numRuns: 60, examples: [[commonInWideCategory]] },
      );
    },
    60_000,
  );
});

/** The consonant that a syllable begins with, as a keyboard types it. */
function initialOf(letter: string): string {
  if (!/^[가-힣]$/.test(letter)) return letter;
  const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
  return initials.charAt(letter.normalize('NFD').charCodeAt(0) - 0x1100);
}

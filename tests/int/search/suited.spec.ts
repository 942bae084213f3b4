import fc from 'fast-check';
import { findFoodsUncounted } from '../../../src/database/search/search.ts';
import { foodsOfCategory } from '../../../src/database/suitability/judging.ts';
import type { RankPosition } from '../../../src/domain/search/cursor.ts';
import {
  rankByBruteForce,
  readForBruteForce,
  type SearchedFood,
} from '../../helpers/foods/bruteForceSearch.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import {
  insertCategory,
  insertFoods,
  insertMember,
  replaceFoods,
  suitablePagesOf,
} from '../../helpers/foods/searchableFoods.ts';
import { varietyOfFoods } from '../../helpers/foods/varietyOfFoods.ts';

/** A stored food as the brute-force ranking reads it, with what it does not suit. */
type JudgedFood = SearchedFood & { readonly unfit: string };

const count = 20_000;
/** Bits of what somebody watches, by which foods suit it. */
const watched = {
  half: 1,
  oneIn50: 2,
  oneIn1000: 4,
  withoutMilk: 8,
  nothing: 16,
  /** Nine conditions: one food in 20 meets the first eight, and of these one in 19 the last. */
  nine: 0b1_1111_1111 << 5,
  oneIn100: 1 << 14,
} as const;

let db: TestDatabase;
let member: number;
/** A root with a child, and another root. */
let categories: [number, number, number];
let stored: ReturnType<typeof readForBruteForce<JudgedFood>>[];

const judge = () =>
  db.pool.query(
    `UPDATE food_search SET unfit = CASE WHEN food_id % 2 = 0 THEN 0 ELSE 1 END
       | CASE WHEN food_id % 50 = 0 THEN 0 ELSE 2 END | CASE WHEN food_id % 1000 = 7 THEN 0 ELSE 4 END
       | CASE WHEN names LIKE '%우유%' AND food_id % 200 <> 0 THEN 8 ELSE 0 END | 16
       | CASE WHEN food_id % 20 = 0 THEN 0 ELSE ${String(0b1111_1111 << 5)} END
       | CASE WHEN food_id % 19 = 0 THEN 0 ELSE ${String(1 << 13)} END
       | CASE WHEN food_id % 100 = 3 THEN 0 ELSE ${String(1 << 14)} END`,
  );
const tend = () => db.pool.query('SELECT food_search_upkeep()');
const readAll = async () => {
  const { rows } = await db.pool.query<JudgedFood>(
    `SELECT foods.id, name, name_en AS "nameEn", brand, aliases, foods.popularity::float8, foods.kind,
       foods.category_id AS category, foods.owner_id AS owner, deleted_at IS NOT NULL AS "isTrashed", unfit
     FROM foods JOIN food_search ON food_id = foods.id`,
  );
  stored = rows.map(readForBruteForce);
};
const valueOf = async (sql: string, values: unknown[] = []): Promise<unknown> => {
  const { rows } = await db.pool.query<{ value: unknown }>(`SELECT (${sql}) AS value`, values);
  return rows[0]?.value;
};

/**
 * How many match, where so few foods suit that all of them are ranked; 'in order' where these are read in order; null where all
 * foods are, or the few that the keyword has.
 */
const suited = (keyword: string, mask: number) =>
  valueOf(
    `SELECT coalesce(to_jsonb(total), CASE WHEN hits IS NOT NULL THEN '"in order"'::jsonb END)
     FROM food_search_suited(food_search_wanted($1), NULL, NULL, $2, 21, NULL, food_search_changed())`,
    [keyword, mask],
  );

beforeAll(async () => {
  db = await createTestDatabase();
  member = await insertMember(db.pool, 'a@example.com');
  await replaceFoods(db.pool, []);
  const root = await insertCategory(db.pool, '식품', null);
  categories = [
    root,
    await insertCategory(db.pool, '음료', root),
    await insertCategory(db.pool, '기타', null),
  ];
  await insertFoods(db.pool, varietyOfFoods(count, { categories, owners: [member] }));
  await judge();
  await tend();
  await readAll();
}, 120_000);

afterAll(() => db.drop());

interface Wanted {
  readonly keyword: string;
  readonly kind: 'processed' | 'fresh' | undefined;
  readonly categoryAt: 0 | 1 | undefined;
  readonly mask: number;
  readonly viewer: 'member' | undefined;
  readonly limit: number;
}

async function expectExactFor(of: Wanted): Promise<void> {
  const { keyword, kind, categoryAt, mask, limit } = of;
  const category = categoryAt === undefined ? undefined : categories[categoryAt];
  const inCategories = categoryAt === 0 ? categories.slice(0, 2) : [category];
  const expected = rankByBruteForce(stored, {
    keyword,
    kind,
    categories: category === undefined ? undefined : new Set(inCategories.filter((id) => id !== undefined)),
    viewer: of.viewer && member,
  })
    .filter(({ unfit }) => (Number(unfit) & mask) === 0)
    .map(({ id }) => id);
  const filter = { keyword, kind, category };
  const viewer = of.viewer && member;
  const ids = await suitablePagesOf(db.pool, filter, { unfit: mask, viewer, limit, most: 4 });
  expect({ of, ids }).toEqual({ of, ids: expected.slice(0, 4 * limit) });
}

const masks = [2, 4, 6, 7, 8, 9, 10, 16, 31, watched.nine];
const words =
  '우유 우 유 매일 매 두부 콩 국산 저지방 저지 라면 LA 500ml milk 풀무원 맛 식혜 맛살 제로 매일우 비비고 ㅇㅇ ㄷㅂ 라ㅁ 신라ㅁ'.split(
    ' ',
  );
const any = fc.record({
  keyword: fc
    .uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((some) => some.join(' ')),
  kind: fc.option(fc.constantFrom('processed' as const, 'fresh' as const), { nil: undefined, freq: 3 }),
  categoryAt: fc.option(fc.constantFrom(0 as const, 1 as const), { nil: undefined, freq: 3 }),
  mask: fc.constantFrom(...masks),
  viewer: fc.option(fc.constant('member' as const), { nil: undefined, freq: 3 }),
  limit: fc.constantFrom(1, 4, 20),
});

/** Every word for some of what is watched, then any combination. */
async function expectExact(): Promise<void> {
  const plain = { kind: undefined, categoryAt: undefined, viewer: undefined, limit: 20 };
  for (const [at, keyword] of words.entries())
    for (const mask of masks.filter((each, maskAt) => (at + maskAt) % 3 === 0 || each === watched.oneIn50))
      await expectExactFor({ ...plain, keyword, mask });
  await fc.assert(fc.asyncProperty(any, expectExactFor), { numRuns: 100 });
}

test('where few foods suit, these are looked for, whatever the keyword', async () => {
  expect(await suited('우유', watched.oneIn1000)).toBeGreaterThan(0);
  expect(await suited('두부 매일', watched.oneIn50)).toBeGreaterThan(0);
  expect(await suited('ㅇㅇ', watched.oneIn1000)).toBeGreaterThan(0);
  // Most foods are without milk, and hardly any of these is called so.
  expect(await suited('우유', watched.withoutMilk)).toBeGreaterThan(0);
  expect(await suited('우유', watched.nothing)).toBe(0);
  // Of the eight conditions that the fewest foods meet, too many are left; of all nine, a handful.
  expect(await suited('우유', watched.nine)).toBeGreaterThan(0);
  // Too many to rank them all.
  expect(await suited('우유', watched.oneIn50)).toBe('in order');
  expect(await suited('ㅇㅇ', watched.oneIn50)).toBe('in order');
  // As many as are read in order until the page is full.
  expect(await suited('우유', watched.half)).toBeNull();
  expect(await suited('두부', watched.withoutMilk)).toBeNull();
  // As few as are found in one look, whatever suits.
  expect(await suited('저지방우유', watched.nothing)).toBeNull();
});

/** Foods that a search reads. */
async function readBySearch(keyword: string, mask: number, limit: number): Promise<number> {
  const client = await db.pool.connect();
  const read = async () => {
    const { rows } = await client.query<{ read: number }>(
      `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables
       WHERE relname ~ '^food_search_[0-9]'`,
    );
    return rows[0]?.read ?? 0;
  };
  try {
    await client.query('BEGIN');
    const before = await read();
    await client.query('SELECT food_search_page($1, NULL, NULL, NULL, $2, $3, NULL, false)', [
      keyword,
      mask,
      limit + 1,
    ]);
    return (await read()) - before;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('no more foods are read than suit and may match', async () => {
  // A handful suits; thousands are called so.
  expect(await readBySearch('우유', watched.oneIn1000, 20)).toBe(await suited('우유', watched.oneIn1000));
});

test.each(['우유', 'ㅇㅇ', '우'])('of %s, no more are read than it takes to fill a page', async (keyword) => {
  const suit = rankByBruteForce(stored, { keyword }).filter(
    ({ unfit }) => (Number(unfit) & watched.oneIn50) === 0,
  );
  expect(suit.length).toBeGreaterThan(100);
  expect(await readBySearch(keyword, watched.oneIn50, 4)).toBeLessThan(suit.length / 2);
});

test('the answers equal the brute-force ranking', expectExact, 120_000);

test('a page goes on where the last one ended, also when the food there has moved', async () => {
  const unfit = watched.oneIn50;
  const expected = rankByBruteForce(stored, { keyword: '우유' })
    .filter((food) => (Number(food.unfit) & unfit) === 0)
    .map(({ id }) => id);
  const page = async (limit: number, after?: RankPosition) => {
    const query = { filter: { keyword: '우유', kind: undefined, category: undefined }, limit, after };
    const { foods } = await findFoodsUncounted(db.pool, {
      query,
      viewer: undefined,
      unfit: BigInt(unfit),
    });
    return { ids: foods.map(({ food }) => food['id']), last: foods.at(-1)?.position };
  };
  // Behind the tiers that are so small that they are ranked at once.
  const first = await page(60);
  expect(first.ids).toEqual(expected.slice(0, 60));
  expect(first.last?.tier).toBeGreaterThan(1);
  // To the front of its length, so that nothing behind it changes.
  await db.pool.query('UPDATE foods SET popularity = 1e6 WHERE id = $1', [first.ids.at(-1)]);
  expect(await suited('우유', unfit)).toBe('in order');
  expect((await page(5, first.last)).ids).toEqual(expected.slice(60, 65));
  await readAll();
});

/** Also which way is gone: the few that suit are looked for; of many, the category is read until there are enough. */
test.each([
  ['oneIn1000', true],
  ['nothing', true],
  ['oneIn100', true],
  ['oneIn50', false],
  ['half', false],
] as const)('alternatives within a category, where %s suit', async (name, areLookedFor) => {
  const [category] = categories;
  const mask = watched[name];
  const suitable = stored
    .map(({ food }) => food)
    .filter((food) => food.category === category && food.kind !== 'custom' && !food.isTrashed)
    .filter(({ unfit }) => (Number(unfit) & mask) === 0)
    .toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0) || a.id - b.id)
    .map(({ id }) => id);
  const [except = 1] = suitable;
  const foods = await foodsOfCategory(db.pool, { category, except, unfit: BigInt(mask), limit: 25 });
  expect(foods.map(({ id }) => id)).toEqual(suitable.slice(1, 26));
  expect(
    await valueOf('food_search_suited_of_category($1, $2, $3, 25) IS NOT NULL', [category, except, mask]),
  ).toBe(areLookedFor);
});

test('also after some foods have come to suit, and others have changed in every way', async () => {
  // Foods that suit hardly anybody's condition: what happens to others is hardly seen.
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT food_id AS id FROM food_search_listed WHERE unfit & ${String(watched.oneIn50)} = 0 ORDER BY md5(food_id::text) LIMIT 160`,
  );
  const change = (statement: string, nth: number) =>
    db.pool.query(`${statement} = ANY ($1)`, [rows.filter((_, at) => at % 16 === nth).map(({ id }) => id)]);
  await change('DELETE FROM foods WHERE id', 1);
  await change(`UPDATE foods SET name = '우유' WHERE id`, 2);
  await change(`UPDATE foods SET name = '우유 ' || name, brand = '매일' WHERE id`, 3);
  await change('UPDATE foods SET deleted_at = now() WHERE id', 4);
  await change('UPDATE foods SET popularity = 9 WHERE id', 5);
  await change(`UPDATE foods SET kind = 'fresh' WHERE id`, 6);
  await change('UPDATE foods SET category_id = NULL WHERE id', 7);
  await change('UPDATE food_search SET unfit = -1 WHERE food_id', 8);
  await change('UPDATE food_search SET unfit = 0 WHERE food_id', 9);
  await db.pool.query(
    `UPDATE food_search SET unfit = 0 WHERE food_id IN (
       SELECT id FROM foods WHERE name LIKE '%우유%' ORDER BY md5(id::text) LIMIT 60
     )`,
  );
  await insertFoods(db.pool, [{ name: '우유' }, { name: '두부 매일' }]);
  await db.pool.query(`UPDATE food_search SET unfit = 0 WHERE food_id > ${String(count)}`);
  await readAll();
  expect(await suited('우유', watched.nothing)).toBeGreaterThan(40);
  expect(await suited('우유', watched.oneIn1000)).toBeGreaterThan(40);
  await expectExact();
}, 120_000);

test('what suits less than before is noted nowhere', async () => {
  const notes = () => valueOf('SELECT count(*)::int FROM food_search_fit_changes');
  const before = await notes();
  await db.pool.query(`UPDATE food_search SET unfit = unfit | ${String(watched.half)} WHERE food_id < 500`);
  expect(await notes()).toBe(before);
  await readAll();
});

test('and when too many have come to suit, by reading what does not, until upkeep makes the bitmaps alone', async () => {
  await db.pool.query(`DELETE FROM food_search_changes`);
  await db.pool.query('DELETE FROM food_search_bitmaps');
  await tend();
  await db.pool.query(
    `UPDATE food_search SET unfit = unfit & ~${String(watched.nothing)} WHERE food_id % 60 = 1`,
  );
  await readAll();
  expect(await valueOf('food_search_refitted()')).toBeNull();
  expect(await suited('우유', watched.nothing)).toBeNull();
  await expectExact();
  // As nothing but the upkeep before can have left it.
  await db.pool.query(`UPDATE food_search_leaders SET foods = 12345 WHERE keyword = '우유' AND kind = ''`);
  await tend();
  expect(await valueOf(`SELECT foods FROM food_search_leaders WHERE keyword = '우유' AND kind = ''`)).toBe(
    12_345,
  );
  expect(await valueOf('food_search_refitted()')).toEqual([]);
  expect(await suited('우유', watched.nothing)).toBe('in order');
  await expectExact();
}, 240_000);

test('bitmaps that a crash has emptied are not missed', async () => {
  await db.pool.query('TRUNCATE food_search_bitmaps, food_search_fits, food_search_places');
  expect(await suited('우유', watched.oneIn1000)).toBeNull();
  await expectExactFor({
    keyword: '우유',
    kind: undefined,
    categoryAt: undefined,
    mask: watched.oneIn1000,
    viewer: undefined,
    limit: 20,
  });
  await tend();
  expect(await suited('우유', watched.oneIn1000)).toBeGreaterThan(0);
});

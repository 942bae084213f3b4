import fc from 'fast-check';
import {
  rankByBruteForce,
  readForBruteForce,
  type SearchedFood,
} from '../../helpers/foods/bruteForceSearch.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import {
  filterFor,
  find,
  insertFoods,
  insertMember,
  pagesOf,
  replaceFoods,
  suitablePagesOf,
} from '../../helpers/foods/searchableFoods.ts';
import { varietyOfFoods } from '../../helpers/foods/varietyOfFoods.ts';

let db: TestDatabase;
let member: number;

beforeAll(async () => {
  db = await createTestDatabase();
  member = await insertMember(db.pool, 'a@example.com');
});

afterAll(async () => {
  await db.drop();
});

const tend = () => db.pool.query('SELECT food_search_upkeep()');
const valueOf = async (sql: string, values: unknown[] = []): Promise<unknown> => {
  const { rows } = await db.pool.query<{ value: unknown }>(`SELECT (${sql}) AS value`, values);
  return rows[0]?.value;
};
const floorOf = (keyword: string) => valueOf('food_search_floor($1)', [keyword]);
const changes = () => valueOf('SELECT count(*)::int FROM food_search_changes');
const totalOf = async (keyword: string): Promise<number> => (await find(db.pool, filterFor(keyword))).total;

/** Whether what upkeep prepared answers a keyword, of which bits, and for which conditions. */
const isLed = (keyword: string, { mask = 0, kind = null }: { mask?: number; kind?: string | null } = {}) =>
  valueOf(
    `SELECT hits IS NOT NULL
       FROM food_search_led(food_search_wanted($1), '#' || $3, $2, 21, NULL, $2::bigint = 0, food_search_changed())`,
    [keyword, mask, kind],
  );
const isCrossed = (keyword: string, kind: string | null = null) =>
  valueOf(
    `SELECT hits IS NOT NULL
       FROM food_search_crossed(food_search_wanted($1), '#' || $2, 0, 21, NULL, true, food_search_changed())`,
    [keyword, kind],
  );

const common = 3_000;
/** Of the stews, those with this number in theirs. */
const holding12 = 160;

async function insertStews(): Promise<void> {
  await replaceFoods(db.pool, []);
  await insertFoods(
    db.pool,
    Array.from({ length: common + 50 }, (_, at) => ({ name: `순두부 찌개 ${String(at)}` })),
  );
  await tend();
}

describe('of common keywords', () => {
  beforeAll(insertStews);

  test.each([
    ...['두부', '순두부', '순두', '찌', '찌개', '순두부찌'].map((keyword) => [keyword, common] as const),
    // As many as a total of "at least" takes when the most has changed that is compared.
    ...['순두부 찌개', '찌개 순두부', '순두부 찌'].map((keyword) => [keyword, 1_202] as const),
    // Three in a row are kept of few foods.
    ['순두부 찌개 12', holding12] as const,
  ])('%s is answered by its leaders, which know of %i foods', async (keyword, floor) => {
    expect(await floorOf(keyword)).toBe(floor);
    expect(await totalOf(keyword)).toBe(Math.min(floor, 1_001));
    expect(await isLed(keyword)).toBe(true);
  });

  test.each(['김치', '두부 찌개', 'ㅉㄱ', '순두부 찌개 123', '찌개 순두부 12'])(
    '%s has none',
    async (keyword) => {
      expect(await floorOf(keyword)).toBeNull();
      expect(await isLed(keyword)).toBe(false);
    },
  );
});

describe('of common keywords, when foods change', () => {
  beforeEach(insertStews);

  test('leaders are believed, so they had better be right', async () => {
    await db.pool.query(`
      UPDATE food_search_leaders AS leader
      SET tiers = tiers[first:], lengths = lengths[first:], popularities = popularities[first:], food_ids = food_ids[first:]
      FROM (VALUES ('', 2), ('#cooked', 3)) AS wrong (kind, first) WHERE leader.kind = wrong.kind`);
    const firstOf = async (keyword: string, kind?: 'cooked' | 'fresh') => {
      const { foods } = await find(db.pool, { ...filterFor(keyword), kind }, { limit: 1 });
      return foods.map(({ food }) => food['id']);
    };
    expect(await firstOf('두부')).toEqual([2]);
    expect(await firstOf('두부', 'cooked')).toEqual([3]);
    expect(await firstOf('두부', 'fresh')).toEqual([]);
    // The index answers what was not prepared.
    expect(await firstOf('부 찌')).toEqual([1]);
  });

  test.each([
    ['deleted', 'DELETE FROM foods'],
    ['in the trash', 'UPDATE foods SET deleted_at = now()'],
    ['renamed', `UPDATE foods SET name = replace(name, '두부', '댓국')`],
    ['renamed to a shorter name', `UPDATE foods SET name = '순댓국'`],
    ['renamed to a longer name', `UPDATE foods SET name = '아주아주 오래 끓인 순댓국'`],
    ['a member’s own', `UPDATE foods SET kind = 'custom', owner_id = $MEMBER`],
  ])('many foods that are %s are not found any more', async (_, statement) => {
    const { rowCount } = await db.pool.query(
      `${statement.replace('$MEMBER', String(member))} WHERE id IN (SELECT id FROM foods ORDER BY id LIMIT 2100)`,
    );
    expect(rowCount).toBe(2_100);
    expect(await floorOf('두부')).toBeLessThanOrEqual(common - 2_100);
    expect(await totalOf('두부')).toBe(950);
    await tend();
    expect(await floorOf('두부')).toBe(950);
    expect(await totalOf('두부')).toBe(950);
  });

  test('an import that renames foods is followed, too', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query(`SET LOCAL food_search.by_hand = 'on'`);
    await client.query(`UPDATE foods SET name = '순댓국' WHERE id <= 2100`);
    await client.query(
      `SELECT food_search_write(jsonb_agg(jsonb_build_object('id', id, 'unfit', 0))) FROM foods WHERE id <= 2200`,
    );
    await client.query('COMMIT');
    client.release();
    expect(await floorOf('두부')).toBeLessThanOrEqual(common - 2_100);
    expect(await totalOf('두부')).toBe(950);
  });

  test('what changes no answer is not noted', async () => {
    await db.pool.query(`UPDATE foods SET category_id = NULL, nutrients_sodium = 3`);
    await db.pool.query(`UPDATE food_search SET unfit = 3`);
    expect(await changes()).toBe(0);
    await db.pool.query(`UPDATE foods SET popularity = 1 WHERE id = 1`);
    expect(await changes()).toBe(1);
  });

  test('upkeep prepares nothing anew for a few changes, and all for more', async () => {
    // As nothing but the upkeep before can have left it.
    await db.pool.query(`UPDATE food_search_leaders SET foods = 1500 WHERE keyword = '두부' AND kind = ''`);
    const change = (from: number, to: number) =>
      db.pool.query(`UPDATE foods SET name = '순댓국' WHERE id BETWEEN $1 AND $2`, [from, to]);
    await change(1, 10);
    await tend();
    expect(await changes()).toBeGreaterThan(0);
    expect(await floorOf('두부')).toBeLessThan(1_500);
    const { foods } = await find(db.pool, filterFor('두부'), { limit: 1 });
    expect(foods.map(({ food }) => food['id'])).toEqual([11]);
    await change(11, 22);
    await tend();
    expect(await changes()).toBe(0);
    expect(await floorOf('두부')).toBe(common);
  });

  test.each(['food_search_leaders', 'food_search_bitmaps'])(
    '%s that are lost are made again',
    async (table) => {
      await db.pool.query(`DELETE FROM ${table}`);
      expect(await totalOf('두부')).toBe(1_001);
      await tend();
      expect(await valueOf(`SELECT count(*)::int FROM ${table}`)).toBeGreaterThan(0);
    },
  );

  test('nothing is believed of a table that was emptied', async () => {
    await replaceFoods(db.pool, ['두부', '두부 찌개']);
    expect(await totalOf('두부')).toBe(2);
    expect(await totalOf('순두부 두부')).toBe(0);
    expect(await valueOf('SELECT count(*)::int FROM food_search_bitmaps')).toBe(0);
  });

  test('searches that began before an upkeep see what was prepared before', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const search = async () => {
      const { rows } = await client.query(
        `SELECT total, hits FROM food_search_page('두부', NULL, NULL, NULL, 0, 5, NULL)`,
      );
      return rows;
    };
    const before = await search();
    await db.pool.query(`DELETE FROM foods WHERE id % 2 = 0`);
    await tend();
    expect(await search()).toEqual(before);
    await client.query('COMMIT');
    expect(await search()).not.toEqual(before);
    client.release();
  });
});

interface Wanted {
  readonly keyword: string;
  readonly kind: 'processed' | 'fresh' | undefined;
  /** Foods with one of these bits are passed over; of those nobody counts. */
  readonly mask: number;
  readonly limit: number;
}

describe('among 20,000 foods', () => {
  const count = 20_000;
  let stored: ReturnType<typeof readForBruteForce<SearchedFood>>[];

  const readAll = async () => {
    const { rows } = await db.pool.query<SearchedFood>(
      `SELECT id, name, name_en AS "nameEn", brand, aliases, popularity::float8, kind, category_id AS category,
         owner_id AS owner, deleted_at IS NOT NULL AS "isTrashed" FROM foods`,
    );
    stored = rows.map(readForBruteForce);
  };
  /** Which conditions a food meets is drawn by its number. */
  const judge = () => db.pool.query('UPDATE food_search SET unfit = food_id % 8');

  beforeAll(async () => {
    await replaceFoods(db.pool, []);
    await insertFoods(db.pool, varietyOfFoods(count, { categories: [], owners: [member] }));
    await judge();
    await tend();
    await readAll();
  }, 120_000);

  const words =
    '우유 우 유 매일 매 두부 콩 국산 저지방 저지 라면 LA 500ml milk 풀무원 맛 식혜 맛살 제로 매일우 비비고 00 ㅇㅇ ㄷㅂ ㅈㅈㅂ ㅇ 두ㅂ'.split(
      ' ',
    );
  const limits = [1, 4, 20, 50];
  const several = fc.record({
    keyword: fc
      .uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 3 })
      .map((some) => some.join(' ')),
    kind: fc.option(fc.constantFrom('processed' as const, 'fresh' as const), { nil: undefined, freq: 4 }),
    mask: fc.constantFrom(0, 0, 1, 7),
    limit: fc.constantFrom(...limits),
  });

  async function expectExactFor(of: Wanted): Promise<void> {
    const { keyword, kind, mask, limit } = of;
    const all = rankByBruteForce(stored, { keyword, kind });
    const fit = all.filter(({ id }) => ((id % 8) & mask) === 0).map(({ id }) => id);
    const filter = { keyword, kind, category: undefined };
    const { ids, totals } =
      mask === 0
        ? await pagesOf(db.pool, filter, { limit, most: 4 })
        : { ids: await suitablePagesOf(db.pool, filter, { unfit: mask, limit, most: 4 }), totals: [] };
    expect({ of, ids }).toEqual({ of, ids: fit.slice(0, 4 * limit) });
    if (mask === 0) expect(new Set(totals)).toEqual(new Set([Math.min(all.length, 1_001)]));
  }

  /** Every word by itself, of any kind and of one, for anybody and for what suits somebody; then several together. */
  async function expectExact(): Promise<void> {
    for (const [at, keyword] of words.entries()) {
      const limit = limits[at % limits.length] ?? 20;
      for (const mask of [0, 7]) {
        for (const kind of [undefined, 'processed', 'fresh'] as const)
          await expectExactFor({ keyword, kind, mask, limit });
      }
    }
    await fc.assert(fc.asyncProperty(several, expectExactFor), { numRuns: 60 });
  }

  test('the prepared answers are used', async () => {
    expect(await isLed('우유')).toBe(true);
    expect(await isLed('우유', { mask: 7 })).toBe(true);
    expect(await isLed('우유', { kind: 'fresh' })).toBe(true);
    expect(await isCrossed('두부 매일 저지방')).toBe(true);
    expect(await isCrossed('두부 매일', 'fresh')).toBe(true);
    expect(await isCrossed('식혜', 'fresh')).toBe(true);
    // Initials, and what begins no word; not what is half of both, which has no token of its own.
    expect(await isCrossed('ㄷㅂ')).toBe(true);
    expect(await isCrossed('ㅈㅈㅂ 00')).toBe(true);
    expect(await isCrossed('두ㅂ')).toBe(false);
    // Every food is counted, and every one of them is known.
    const exact = await Promise.all(['식혜', '맛살', '제로'].map(totalOf));
    expect(exact).toEqual([679, 714, 579]);
    expect(await Promise.all(['식혜', '맛살', '제로'].map((keyword) => isLed(keyword)))).toEqual([
      true,
      true,
      true,
    ]);
    // One of the words has no bitmap.
    expect(await isCrossed('두부 뷁')).toBe(false);
  });

  test('and equal the brute-force ranking', expectExact, 60_000);

  test('also after a few foods have changed in every way', async () => {
    // Foods of first pages: what happens to others is hardly seen.
    const pages = await Promise.all(
      ['우유', '매일', '두부', '저지방', '두부 매일 저지방', '우 매일', '콩 라면', '맛 유 우'].map(
        (keyword) => find(db.pool, filterFor(keyword), { limit: 40 }),
      ),
    );
    const shown = [...new Set(pages.flatMap(({ foods }) => foods.map(({ position }) => position.id)))];
    expect(shown.length).toBeGreaterThan(200);
    const change = (statement: string, nth: number) =>
      db.pool.query(`${statement} WHERE id = ANY ($1)`, [shown.filter((_, at) => at % 24 === nth)]);
    await change('DELETE FROM foods', 1);
    await change(`UPDATE foods SET name = '국산 콩 두부'`, 2);
    await change(`UPDATE foods SET name = '우유 ' || name, brand = '매일'`, 3);
    await change('UPDATE foods SET deleted_at = now()', 4);
    await change('UPDATE foods SET popularity = 9', 5);
    await change(`UPDATE foods SET kind = 'fresh', owner_id = NULL`, 6);
    await change(`UPDATE foods SET name = '매일'`, 7);
    await change(`UPDATE foods SET name = '매일 저지방 우유'`, 7);
    await insertFoods(db.pool, [{ name: '우유' }, { name: '식혜 귤 갈비 김치 된장 모둠' }]);
    await judge();
    await readAll();
    expect(await valueOf('cardinality(food_search_changed())')).toBeGreaterThan(60);
    expect(await isLed('우유')).toBe(true);
    expect(await isCrossed('두부 매일 저지방')).toBe(true);
    // Common words, but no food had them all before.
    expect(await isCrossed('된장 귤 식혜 갈비 김치')).toBe(true);
    expect(await totalOf('된장 귤 식혜 갈비 김치')).toBe(1);
    await expectExact();
  }, 60_000);

  test('and when too many have, by the index alone', async () => {
    await db.pool.query(`UPDATE foods SET name = name || ' 맛' WHERE id % 199 = 8`);
    await readAll();
    expect(await valueOf('food_search_changed()')).toBeNull();
    await expectExact();
    await tend();
    expect(await isLed('우유')).toBe(true);
    await expectExact();
  }, 120_000);

  test('a page goes on behind a food that has another place by now', async () => {
    const filter = filterFor('매 우');
    // Far from the first place, which the food has afterwards.
    const after = (await find(db.pool, filter, { limit: 50 })).foods.at(-1)?.position;
    expect(after?.tier).toBe(3);
    const next = async () =>
      (await find(db.pool, filter, { limit: 5, after })).foods.map(({ position }) => position.id);
    const expected = await next();
    expect(expected).toHaveLength(5);
    await db.pool.query(`UPDATE foods SET popularity = 77 WHERE id = $1`, [after?.id]);
    expect(await next()).toEqual(expected);
    await db.pool.query('DELETE FROM food_search_bitmaps');
    await tend();
    expect(await changes()).toBe(0);
    expect(await isCrossed('매 우')).toBe(true);
    expect(await next()).toEqual(expected);
  });
});

import fc from 'fast-check';
import { foodsOfCategory } from '../../../src/database/suitability/judging.ts';
import {
  rankByBruteForce,
  readForBruteForce,
  type SearchedFood,
} from '../../helpers/foods/bruteForceSearch.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
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

const count = 6_000;
/** Bits of what somebody watches, by which foods suit it. */
const watched = { half: 1, oneIn50: 2, oneIn1000: 4, withoutMilk: 8, nothing: 16 } as const;

let db: TestDatabase;
let member: number;
/** A root with a child, and another root. */
let categories: [number, number, number];
let stored: ReturnType<typeof readForBruteForce<JudgedFood>>[];

const judge = () =>
  db.pool.query(
    `UPDATE food_search SET unfit = CASE WHEN food_id % 2 = 0 THEN 0 ELSE 1 END
       | CASE WHEN food_id % 50 = 0 THEN 0 ELSE 2 END | CASE WHEN food_id % 1000 = 7 THEN 0 ELSE 4 END
       | CASE WHEN names LIKE '%우유%' AND food_id % 200 <> 0 THEN 8 ELSE 0 END | 16`,
  );
const refresh = () => db.pool.query('SELECT food_search_refresh()');
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

async function expectExactFor(wanted: Wanted): Promise<void> {
  const { keyword, kind, categoryAt, mask, limit } = wanted;
  const category = categoryAt === undefined ? undefined : categories[categoryAt];
  const inCategories = categoryAt === 0 ? categories.slice(0, 2) : [category];
  const viewer = wanted.viewer && member;
  const expected = rankByBruteForce(stored, {
    keyword,
    kind,
    categories: category === undefined ? undefined : new Set(inCategories.filter((id) => id !== undefined)),
    viewer,
  })
    .filter(({ unfit }) => (Number(unfit) & mask) === 0)
    .map(({ id }) => id);
  const filter = { keyword, kind, category };
  const ids = await suitablePagesOf(db.pool, filter, { unfit: mask, viewer, limit, most: 4 });
  expect({ wanted, ids }).toEqual({ wanted, ids: expected.slice(0, 4 * limit) });
}

const masks = [1, 2, 4, 6, 7, 8, 9, 10, 16, 31];
const words =
  '우유 우 유 매일 두부 콩 국산 저지방 라면 LA 500ml milk 맛 식혜 매일우 비비고 ㅇㅇ ㄷㅂ 라ㅁ'.split(' ');
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
  await fc.assert(fc.asyncProperty(any, expectExactFor), { numRuns: 60 });
}

/** Foods that a search reads. */
async function readBySearch(keyword: string, mask: number): Promise<number> {
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
    await client.query('SELECT food_search_page($1, NULL, NULL, NULL, $2, 21, NULL, false)', [keyword, mask]);
    return (await read()) - before;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('every syllable has the bits of its initial consonant', async () => {
  const initial = 'food_search_signature(food_initials(chr(code)))';
  const without = `SELECT count(*)::int FROM generate_series(ascii('가'), ascii('힣')) AS code
    WHERE (food_search_signature(chr(code)) & ${initial}) IS DISTINCT FROM ${initial}`;
  expect(await valueOf(without)).toBe(0);
});

test('before a refresh, the answers equal the brute-force ranking', expectExact, 60_000);

describe('after a refresh', () => {
  beforeAll(refresh);

  test('the answers equal the brute-force ranking', expectExact, 60_000);

  test('where few foods suit, only those of them are read that have the letters of the keyword', async () => {
    const suitable = `SELECT count(*)::int FROM food_search_suitable WHERE unfit & ${String(watched.oneIn50)} = 0`;
    const withLetters = Number(
      await valueOf(
        `${suitable} AND signature & food_search_signature('우유') = food_search_signature('우유')`,
      ),
    );
    expect(withLetters).toBeGreaterThan(3);
    expect(withLetters).toBeLessThan(Number(await valueOf(suitable)) * 0.7);
    expect(await readBySearch('우유', watched.oneIn50)).toBe(withLetters);
    expect(await readBySearch('우유', watched.nothing)).toBe(0);
  });

  test('where many suit, foods are read in order', async () => {
    const suitable = await valueOf(
      `SELECT count(*)::int FROM food_search_listed WHERE unfit & ${String(watched.half)} = 0`,
    );
    expect(await readBySearch('우유', watched.half)).toBeLessThan(Number(suitable) / 2);
  });

  test.each(Object.entries(watched))('alternatives within a category, where %s suit', async (_, mask) => {
    const [category] = categories;
    const suitable = stored
      .map(({ food }) => food)
      .filter((food) => food.category === category && food.kind !== 'custom' && !food.isTrashed)
      .filter(({ unfit }) => (Number(unfit) & mask) === 0)
      .toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0) || a.id - b.id)
      .map(({ id }) => id);
    const [except = 1] = suitable;
    const foods = await foodsOfCategory(db.pool, { category, except, unfit: BigInt(mask), limit: 25 });
    expect(foods.map(({ id }) => id)).toEqual(suitable.slice(1, 26));
  });
});

/** What a trigger keeps, against what it is of. */
async function expectKept(): Promise<void> {
  const { rows } = await db.pool.query(
    `(SELECT unfit, food_id, length, food_search_signature(compact) FROM food_search WHERE is_listed AND unfit <> -1
        EXCEPT ALL SELECT unfit, food_id, length, signature FROM food_search_suitable)
      UNION ALL
      (SELECT unfit, food_id, length, signature FROM food_search_suitable
        EXCEPT ALL SELECT unfit, food_id, length, food_search_signature(compact) FROM food_search WHERE is_listed AND unfit <> -1)`,
  );
  expect(rows).toEqual([]);
  const { rows: missing } = await db.pool.query(
    'SELECT unfit FROM food_search_suitable EXCEPT SELECT unfit FROM food_search_patterns',
  );
  expect(missing).toEqual([]);
}

test('also after foods have come to suit, or stopped, and others have changed in every way', async () => {
  // Foods that suit hardly anybody's condition: what happens to others is hardly seen.
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT food_id AS id FROM food_search_listed WHERE unfit & ${String(watched.oneIn50)} = 0 ORDER BY md5(food_id::text) LIMIT 160`,
  );
  const change = (statement: string, nth: number) =>
    db.pool.query(`${statement} = ANY ($1)`, [rows.filter((_, at) => at % 12 === nth).map(({ id }) => id)]);
  await change('DELETE FROM foods WHERE id', 1);
  await change(`UPDATE foods SET name = '우유' WHERE id`, 2);
  await change(`UPDATE foods SET name = '우유 ' || name, brand = '매일' WHERE id`, 3);
  await change('UPDATE foods SET deleted_at = now() WHERE id', 4);
  await change('UPDATE foods SET popularity = 9 WHERE id', 5);
  await change(`UPDATE foods SET kind = 'fresh' WHERE id`, 6);
  await change('UPDATE foods SET category_id = NULL WHERE id', 7);
  await change('UPDATE food_search SET unfit = -1 WHERE food_id', 8);
  await change('UPDATE food_search SET unfit = 0 WHERE food_id', 9);
  await change(`UPDATE foods SET kind = 'custom', owner_id = ${String(member)} WHERE id`, 10);
  await db.pool.query(
    `UPDATE food_search SET unfit = 32 WHERE food_id IN (
       SELECT id FROM foods WHERE name LIKE '%우유%' ORDER BY md5(id::text) LIMIT 60
     )`,
  );
  await insertFoods(db.pool, [{ name: '우유' }, { name: '두부 매일' }]);
  await db.pool.query(`UPDATE food_search SET unfit = 0 WHERE food_id > ${String(count)}`);
  await db.pool.query(
    `SELECT food_search_write(jsonb_agg(jsonb_build_object('id', id, 'unfit', id % 32))) FROM foods WHERE id % 97 = 0`,
  );
  await readAll();
  await expectKept();
  await expectExact();
}, 60_000);

test('a refresh waits for a write that relies on a pattern which no other food has', async () => {
  const pattern = 1 << 20;
  const become =
    'UPDATE food_search SET unfit = $1 WHERE food_id = (SELECT min(food_id) FROM food_search_listed)';
  await db.pool.query(become, [pattern]);
  await db.pool.query(become, [0]);
  const client = await db.pool.connect();
  await client.query('BEGIN');
  await client.query(become, [pattern]);
  const refreshing = refresh();
  const waiting = `EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'food_search_suitable'::regclass)`;
  const untilWaiting = async () => {
    while ((await valueOf(waiting)) !== true);
  };
  await Promise.race([refreshing, untilWaiting()]);
  await client.query('COMMIT');
  client.release();
  await refreshing;
  await expectKept();
  await readAll();
});

test('a food that is taken back is kept as it was', async () => {
  const client = await db.pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE food_search SET unfit = 0');
  await client.query('ROLLBACK');
  client.release();
  await expectKept();
});

test('nothing suits in a table that was emptied', async () => {
  await replaceFoods(db.pool, ['우유']);
  expect(await valueOf('SELECT count(*)::int FROM food_search_suitable')).toBe(0);
  expect(
    await suitablePagesOf(
      db.pool,
      { keyword: '우유', kind: undefined, category: undefined },
      { unfit: 16, limit: 5, most: 1 },
    ),
  ).toEqual([]);
});

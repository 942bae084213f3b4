import type pg from 'pg';
import { foodSearchSql, foodSearchValues } from '../../../src/database/search/search.ts';
import type { FoodFilter } from '../../../src/domain/search/filter.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import {
  filterFor,
  find,
  insertCategory,
  insertFoods,
  insertMember,
  namesFor,
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

describe('every write is followed', () => {
  let member: number;
  let category: number;

  beforeAll(async () => {
    member = await insertMember(db.pool, 'a@example.com');
    category = await insertCategory(db.pool, '면', null);
  });

  beforeEach(async () => {
    await replaceFoods(db.pool, ['국수']);
  });

  const change = (assignment: string) => db.pool.query(`UPDATE foods SET ${assignment}`);

  test.each([
    ['a new name', `name = '아주 긴 이름의 칼국시'`, '칼국시', '국수'],
    ['an English name', `name_en = 'noodle'`, 'noodle', 'noodles'],
    ['a brand', `brand = '풀무원'`, '풀무원', '풀무원식품'],
    ['an alias', `aliases = '["소면"]'`, '소면', '중면'],
    ['no list of aliases', `aliases = '{"a": "소면"}'`, '국수', '소면'],
    ['aliases that are no texts', `aliases = '[1, null, "소면"]'`, '소면', 'null'],
  ])('%s', async (_, assignment, found, notFound) => {
    await change(assignment);
    expect(await namesFor(db.pool, found)).toHaveLength(1);
    expect(await namesFor(db.pool, notFound)).toEqual([]);
  });

  test('the trash and back, and a deletion', async () => {
    await change(`deleted_at = now()`);
    expect(await namesFor(db.pool, '국수')).toEqual([]);
    await change(`deleted_at = NULL`);
    expect(await namesFor(db.pool, '국수')).toEqual(['국수']);
    await db.pool.query('DELETE FROM foods');
    expect(await rowsOf(db.pool)).toEqual([]);
  });

  test('kind, owner, category and popularity', async () => {
    await change(`kind = 'custom', owner_id = ${String(member)}`);
    expect(await namesFor(db.pool, '국수')).toEqual([]);
    expect((await find(db.pool, filterFor('국수'), { viewer: member })).total).toBe(1);
    await change(`kind = 'fresh', owner_id = NULL, category_id = ${String(category)}, popularity = 3`);
    const { foods } = await find(db.pool, { keyword: '국수', kind: 'fresh', category });
    expect(foods.map(({ position }) => position.popularity)).toEqual([3]);
    await db.pool.query('DELETE FROM food_categories');
    expect((await find(db.pool, filterFor('국수'))).total).toBe(1);
    expect(await rowsOf(db.pool)).toMatchObject([{ category_id: null, popularity: 3 }]);
  });

  test('what is rolled back was never there', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query(`UPDATE foods SET name = '만두'`);
    await client.query('ROLLBACK');
    client.release();
    expect(await namesFor(db.pool, '국수')).toEqual(['국수']);
    expect(await namesFor(db.pool, '만두')).toEqual([]);
  });

  test('a new name keeps what was judged of the food; other changes do not touch the table', async () => {
    await db.pool.query('UPDATE food_search SET unfit = 5');
    await change(`name = '칼국수와 만두'`);
    expect(await rowsOf(db.pool)).toMatchObject([{ unfit: '5', length: 6 }]);
    const before = await rowsOf(db.pool);
    await change(`nutrients_sodium = 5, updated_at = now()`);
    expect(await rowsOf(db.pool)).toEqual(before);
  });
});

describe('among 6,000 foods', () => {
  beforeAll(async () => {
    await replaceFoods(db.pool, []);
    await insertFoods(db.pool, varietyOfFoods(6_000, { categories: [], owners: [] }));
    await db.pool.query('ANALYZE');
  }, 60_000);

  test.each([['콩'], ['우유'], ['신라면'], ['매일 검은콩 두부'], ['뷁'], ['ㅅㄹㅁ'], ['신라ㅁ']])(
    'a search for %s reads neither table from end to end',
    async (keyword) => {
      for (const filter of [filterFor(keyword), { keyword, kind: 'fresh' as const, category: undefined }]) {
        expect(await readsOf(db.pool, filter)).toEqual({ wholeTables: 0, hasUsedIndex: true });
      }
    },
  );

  test('judging a food anew touches no index', async () => {
    await db.pool.query('SELECT pg_stat_force_next_flush()');
    const { rows: before } = await db.pool.query(hotUpdates);
    await db.pool.query(`UPDATE food_search SET unfit = 3 WHERE food_id IN (1, 2, 3)`);
    await db.pool.query('SELECT pg_stat_force_next_flush()');
    const { rows: after } = await db.pool.query(hotUpdates);
    expect(after[0].updates - before[0].updates).toBe(3);
  });

  test('an import leaves no tokens in lists that every search must read', async () => {
    const renameFoods = `UPDATE foods SET name = '들깨 ' || name WHERE id <= 300`;
    await db.pool.query(renameFoods);
    expect(await mergePendingTokens(db.pool)).toBeGreaterThan(0);
    await db.pool.query(`
      BEGIN;
      SET LOCAL food_search.by_hand = 'on';
      ${renameFoods};
      SELECT food_search_write(jsonb_agg(jsonb_build_object('id', id, 'unfit', 0))) FROM foods WHERE id <= 300;
      COMMIT`);
    expect(await mergePendingTokens(db.pool)).toBe(0);
    const { rows } = await db.pool.query('SELECT FROM food_search_listed WHERE food_id <= 300');
    expect((await find(db.pool, filterFor('들깨 들깨'))).total).toBe(rows.length);
  });

  test('the functions mean the same whatever search_path a session has', async () => {
    const client = await db.pool.connect();
    try {
      await client.query(`SET search_path = pg_catalog`);
      await client.query(`REINDEX TABLE public.food_search`);
      await client.query(`ANALYZE public.food_search`);
      await client.query(`UPDATE public.foods SET name = '뛟 ' || name WHERE id <= 30`);
      const { rows } = await client.query(
        `SELECT total FROM public.food_search_page('뛟', NULL, NULL, NULL, 0, 20, NULL)`,
      );
      expect(rows[0].total).toBeGreaterThan(15);
      await client.query('SELECT public.food_search_refresh()');
    } finally {
      client.release(true);
    }
  });
});

const hotUpdates = `SELECT sum(n_tup_hot_upd)::int AS updates FROM pg_stat_user_tables WHERE relname LIKE 'food_search%'`;

/** Merges the pending lists of all partitions into the index. Returns their pages. */
async function mergePendingTokens(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pages: number }>(
    `SELECT sum(gin_clean_pending_list(relid))::int AS pages
       FROM pg_partition_tree('food_search_tokens_idx') WHERE isleaf`,
  );
  return rows[0]?.pages ?? NaN;
}

async function rowsOf(pool: pg.Pool) {
  return (await pool.query('SELECT *, xmin FROM food_search')).rows;
}

/** How often a search read a whole table of foods. Its plans are hidden in functions, so what it did is asked for. */
async function readsOf(pool: pg.Pool, filter: FoodFilter): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // The connection may still carry counts of earlier transactions: PostgreSQL collects them once a second.
    const before = await scansOf(client);
    const query = { filter, limit: 20, after: undefined };
    await client.query(foodSearchSql, foodSearchValues({ query, viewer: undefined }));
    const after = await scansOf(client);
    return { wholeTables: after.whole - before.whole, hasUsedIndex: after.byIndex > before.byIndex };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function scansOf(client: pg.PoolClient): Promise<{ whole: number; byIndex: number }> {
  // What counts tokens is small.
  const { rows } = await client.query<{ whole: number; byIndex: number }>(
    `SELECT coalesce(sum(seq_scan), 0)::int AS whole, coalesce(sum(idx_scan), 0)::int AS "byIndex"
       FROM pg_stat_xact_user_tables
       WHERE (relname LIKE 'food_search_%' OR relname = 'foods')
         AND relname <> 'food_search_frequencies'`,
  );
  return rows[0] ?? { whole: 0, byIndex: 0 };
}

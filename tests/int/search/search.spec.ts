import { nutrientNames } from '../../../src/domain/foods/nutrients.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import {
  filterFor,
  find,
  insertCategory,
  insertFoods,
  insertMember,
  replaceFoods,
} from '../../helpers/foods/searchableFoods.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

describe('filters and privacy', () => {
  let dairy: number;
  let member: number;
  let other: number;

  beforeAll(async () => {
    await replaceFoods(db.pool, []);
    dairy = await insertCategory(db.pool, '유제품', null);
    const milk = await insertCategory(db.pool, '우유류', dairy);
    const lowFat = await insertCategory(db.pool, '저지방', milk);
    member = await insertMember(db.pool, 'a@example.com');
    other = await insertMember(db.pool, 'b@example.com');
    await insertFoods(db.pool, [
      { name: '우유 가', kind: 'processed', category: dairy },
      { name: '우유 나', kind: 'processed', category: lowFat },
      { name: '우유 다', kind: 'fresh' },
      { name: '우유 라', kind: 'custom', owner: member },
      { name: '우유 마', kind: 'custom', owner: other },
      { name: '우유 바', kind: 'custom' },
      { name: '우유 사', kind: 'fresh', isTrashed: true },
    ]);
  });

  test.each([
    ['a stranger sees the catalogue only', {}, false, ['우유 가', '우유 나', '우유 다']],
    ['a member sees their own entries too', {}, true, ['우유 가', '우유 나', '우유 다', '우유 라']],
    ['a kind', { kind: 'fresh' as const }, true, ['우유 다']],
    ['custom foods are the own ones', { kind: 'custom' as const }, true, ['우유 라']],
    ['nobody else sees custom foods', { kind: 'custom' as const }, false, []],
  ])('%s', async (_, filter, asMember, names) => {
    const page = await find(
      db.pool,
      { ...filterFor('우유'), ...filter },
      { viewer: asMember ? member : undefined },
    );
    expect(page.foods.map(({ food }) => food['name'])).toEqual(names);
  });

  test('a category brings its descendants', async () => {
    const page = await find(db.pool, { ...filterFor('우유'), category: dairy });
    expect(page.foods.map(({ food }) => food['name'])).toEqual(['우유 가', '우유 나']);
    expect(page.isCategoryKnown).toBe(true);
  });

  test('a category that does not exist is told apart from one without matches', async () => {
    const page = await find(db.pool, { ...filterFor('우유'), category: 2_147_483_647 });
    expect(page).toMatchObject({ foods: [], total: 0, isCategoryKnown: false });
  });

  test('what is not suitable, or not judged yet, is left out when suitability is asked for', async () => {
    await db.pool.query(`UPDATE food_search SET unfit = CASE WHEN names LIKE '%가%' THEN 1 ELSE 2 END
                         WHERE names NOT LIKE '%다%'`);
    const search = `SELECT total FROM food_search_page('우유', NULL, NULL, $1, $2, 20, NULL)`;
    const totals = await Promise.all(
      [0, 1, 2, 4].map(async (mask) => (await db.pool.query(search, [member, mask])).rows[0].total),
    );
    expect(totals).toEqual([4, 2, 1, 3]);
  });

  test('a cycle of categories ends', async () => {
    await db.pool.query(`UPDATE food_categories SET parent_id = id WHERE id = $1`, [dairy]);
    const page = await find(db.pool, { ...filterFor('우유'), category: dairy });
    expect(page.foods).toHaveLength(2);
  });
});

describe('totals', () => {
  test('are exact up to 1,000, on every page', async () => {
    await replaceFoods(
      db.pool,
      Array.from({ length: 1_000 }, (_, at) => `국수 ${String(at)}`),
    );
    const first = await find(db.pool, filterFor('국수'));
    const second = await find(db.pool, filterFor('국수'), { after: first.foods.at(-1)?.position });
    expect([first.total, second.total]).toEqual([1_000, 1_000]);
    await insertFoods(db.pool, [{ name: '국수 더' }, { name: '국수 또' }]);
    expect((await find(db.pool, filterFor('국수'))).total).toBe(1_001);
  });
});

test('a found food carries every nutrient, unknown as null', async () => {
  await replaceFoods(db.pool, ['현미']);
  await db.pool.query('UPDATE foods SET nutrients_sodium = 1.5, nutrients_vitamin_a = 0');
  const { foods } = await find(db.pool, filterFor('현미'));
  const nutrients = foods[0]?.food['nutrients'];
  expect(nutrients).toEqual({
    ...Object.fromEntries(nutrientNames.map((name) => [name, null])),
    sodium: 1.5,
    vitaminA: 0,
  });
});

import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { filterFor, find, insertFoods, insertMember, replaceFoods } from '../helpers/searchableFoods.ts';

let db: TestDatabase;
let member: number;
const common = 3_000;

beforeAll(async () => {
  db = await createTestDatabase();
  member = await insertMember(db.pool, 'a@example.com');
});

afterAll(async () => {
  await db.drop();
});

const tend = () => db.pool.query('SELECT food_search_upkeep()');
const floorOf = async (keyword: string): Promise<unknown> => {
  const { rows } = await db.pool.query<{ floor: unknown }>('SELECT food_search_floor($1) AS floor', [
    keyword,
  ]);
  return rows[0]?.floor;
};
const totalOf = async (keyword: string): Promise<number> => (await find(db.pool, filterFor(keyword))).total;

describe('totals of common keywords', () => {
  beforeEach(async () => {
    await replaceFoods(db.pool, []);
    await insertFoods(
      db.pool,
      Array.from({ length: common + 50 }, (_, at) => ({ name: `순두부 찌개 ${String(at)}` })),
    );
    await tend();
  });

  test.each(['두부', '순두부', '찌', '찌개'])('%s is known to be common', async (keyword) => {
    expect(await floorOf(keyword)).toBe(common);
    expect(await totalOf(keyword)).toBe(1_001);
  });

  test.each(['김치', '두부 찌개', 'ㅉㄱ'])('%s is counted', async (keyword) => {
    expect(await floorOf(keyword)).toBeNull();
  });

  test('a floor is believed, so it had better be true', async () => {
    await db.pool.query('DELETE FROM foods WHERE id IN (SELECT id FROM foods ORDER BY id LIMIT 2500)');
    await db.pool.query('DELETE FROM food_search_removals');
    expect(await totalOf('두부')).toBe(1_001);
    // Asked for a kind, they are counted.
    expect((await find(db.pool, { ...filterFor('두부'), kind: 'cooked' })).total).toBe(550);
  });

  test.each([
    ['deleted', 'DELETE FROM foods'],
    ['in the trash', 'UPDATE foods SET deleted_at = now()'],
    ['renamed', `UPDATE foods SET name = replace(name, '두부', '댓국')`],
    ['renamed to a shorter name', `UPDATE foods SET name = '순댓국'`],
    ['renamed to a longer name', `UPDATE foods SET name = '아주아주 오래 끓인 순댓국'`],
    ['a member’s own', `UPDATE foods SET kind = 'custom', owner_id = $MEMBER`],
  ])('foods that are %s are taken off', async (_, statement) => {
    const { rowCount } = await db.pool.query(
      `${statement.replace('$MEMBER', String(member))} WHERE id IN (SELECT id FROM foods ORDER BY id LIMIT 2100)`,
    );
    expect(rowCount).toBe(2_100);
    expect(await floorOf('두부')).toBe(common - 2_100);
    expect(await totalOf('두부')).toBe(950);
    await tend();
    expect(await floorOf('두부')).toBeNull();
  });

  test('an import that renames foods takes them off, too', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query(`SET LOCAL food_search.by_hand = 'on'`);
    await client.query(`UPDATE foods SET name = '순댓국' WHERE id <= 2100`);
    await client.query(
      `SELECT food_search_write(jsonb_agg(jsonb_build_object('id', id, 'unfit', 0))) FROM foods WHERE id <= 2200`,
    );
    await client.query('COMMIT');
    client.release();
    expect(await floorOf('두부')).toBe(common - 2_100);
    expect(await totalOf('두부')).toBe(950);
  });

  test('other changes take nothing off', async () => {
    await db.pool.query(`UPDATE foods SET popularity = 5, category_id = NULL, nutrients_sodium = 3`);
    await db.pool.query(`UPDATE food_search SET unfit = 3`);
    expect(await floorOf('두부')).toBe(common);
  });

  test('nothing is believed of a table that was emptied', async () => {
    await replaceFoods(db.pool, ['두부']);
    expect(await totalOf('두부')).toBe(1);
  });
});

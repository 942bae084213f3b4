import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import {
  filterFor,
  find,
  insertFoods,
  insertMember,
  replaceFoods,
} from '../../helpers/foods/searchableFoods.ts';

let db: TestDatabase;
let member: number;

beforeAll(async () => {
  db = await createTestDatabase();
  member = await insertMember(db.pool, 'a@example.com');
});

afterAll(() => db.drop());

const common = 1_600;

const refresh = () => db.pool.query('SELECT food_search_refresh()');
const hasAtLeast = async (keyword: string, foods: number): Promise<unknown> => {
  const { rows } = await db.pool.query<{ value: unknown }>(
    'SELECT food_search_has_at_least(food_search_wanted($1), $2) AS value',
    [keyword, foods],
  );
  return rows[0]?.value;
};
const totalOf = async (keyword: string): Promise<number> => (await find(db.pool, filterFor(keyword))).total;

async function insertStews(): Promise<void> {
  await replaceFoods(db.pool, []);
  await insertFoods(
    db.pool,
    Array.from({ length: common }, (_, at) => ({ name: `순두부 찌개 ${String(at)}` })),
  );
  await refresh();
}

describe('of common keywords', () => {
  beforeAll(insertStews);

  test.each(['두부', '순두부', '순두', '두', '찌', '찌개', 'ㅉㄱ', '순두ㅂ', 'ㅅㄷ'])(
    'a refresh knows that %s is on at least 1,600 foods',
    async (keyword) => {
      expect(await hasAtLeast(keyword, common)).toBe(true);
      expect(await hasAtLeast(keyword, common + 1)).toBe(false);
      expect(await totalOf(keyword)).toBe(1_001);
    },
  );

  test.each(['김치', '두부 찌개', '두부찌', 'ㄱㅊ', '뷁'])('it knows nothing of %s', async (keyword) => {
    expect(await hasAtLeast(keyword, 1)).toBe(false);
  });

  test('a lower bound is used, so a wrong one would show', async () => {
    await db.pool.query(`INSERT INTO food_search_lower_bounds VALUES ('두부 찌개 모둠', 5000)`);
    await db.pool.query(`UPDATE foods SET name = '귤' WHERE id > 900`);
    await db.pool.query('DELETE FROM food_search_removals');
    expect(await totalOf('두부')).toBe(1_001);
    await refresh();
    expect(await totalOf('두부')).toBe(900);
  });
});

describe('of common keywords, when foods change', () => {
  beforeEach(insertStews);

  test.each([
    ['deleted', 'DELETE FROM foods'],
    ['in the trash', 'UPDATE foods SET deleted_at = now()'],
    ['renamed', `UPDATE foods SET name = replace(name, '두부', '댓국')`],
    ['renamed to a shorter name', `UPDATE foods SET name = '순댓국'`],
    ['renamed to a longer name', `UPDATE foods SET name = '아주아주 오래 끓인 순댓국'`],
    ['a member’s own', `UPDATE foods SET kind = 'custom', owner_id = $MEMBER`],
  ])('many foods that are %s are not counted any more', async (_, statement) => {
    const { rowCount } = await db.pool.query(
      `${statement.replace('$MEMBER', String(member))} WHERE id IN (SELECT id FROM foods ORDER BY id LIMIT 1000)`,
    );
    expect(rowCount).toBe(1_000);
    expect(await totalOf('두부')).toBe(600);
    await refresh();
    expect(await totalOf('두부')).toBe(600);
  });

  test('an import that renames foods is followed, too', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query(`SET LOCAL food_search.by_hand = 'on'`);
    await client.query(`UPDATE foods SET name = '순댓국' WHERE id <= 1000`);
    await client.query(
      `SELECT food_search_write(jsonb_agg(jsonb_build_object('id', id, 'unfit', 0))) FROM foods WHERE id <= 1100`,
    );
    await client.query('COMMIT');
    client.release();
    expect(await totalOf('두부')).toBe(600);
  });

  test('nothing is believed of a table that was emptied', async () => {
    await replaceFoods(db.pool, ['두부', '두부 찌개']);
    expect(await totalOf('두부')).toBe(2);
  });

  test('a search that began before a refresh sees what was counted before', async () => {
    const client = await db.pool.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const search = async () => {
      const { rows } = await client.query(
        `SELECT total, hits FROM food_search_page('두부', NULL, NULL, NULL, 0, 5, NULL)`,
      );
      return rows;
    };
    const before = await search();
    await db.pool.query(`DELETE FROM foods WHERE id % 4 <> 0`);
    await refresh();
    expect(await search()).toEqual(before);
    await client.query('COMMIT');
    expect(await search()).not.toEqual(before);
    client.release();
  });
});

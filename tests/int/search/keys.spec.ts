import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

const keysOf = async (keyword: string): Promise<unknown> => {
  const { rows } = await db.pool.query<{ keys: unknown }>(
    `SELECT food_search_keys((wanted).grams, (wanted).gram_words, '{}') AS keys
       FROM (SELECT food_search_wanted($1) AS wanted) AS read`,
    [keyword],
  );
  return rows[0]?.keys;
};

describe('what the index is asked for', () => {
  beforeAll(async () => {
    // Of a million foods; who has no row is on fewer than 333.
    await db.pool.query(`
      DELETE FROM food_search_frequencies;
      INSERT INTO food_search_frequencies VALUES ('', 1000000), ('.라면', 128000), ('.국산', 146000), ('.콩', 43000),
        ('.두부', 34000), ('.무화', 1700), ('.화과', 1700), ('.80', 10000), ('.0g', 180000), ('.우유', 100000),
        ('.풀무', 18000), ('.무원', 18000)`);
  });

  test.each([
    // As many as it takes: to cross these lists is faster than to read the foods of one.
    ['국산 콩 두부', ['.두부', '.콩', '.국산']],
    ['풀무원', ['.무원', '.풀무']],
    ['풀무원두', ['.원두']],
    // Hardly any food has the one: the list of the other would be read for nothing.
    ['라면 뷁', ['.뷁']],
    ['국산 쥬라기', ['.라기', '.쥬라']],
    ['우유뷁', ['.유뷁']],
    // A word of which one gram is common.
    ['무화과 80g', ['.무화', '.화과', '.80']],
    ['80g', ['.80', '.0g']],
    ['라면', ['.라면']],
    ['뷁', ['.뷁']],
  ])('%s: %j', async (keyword, keys) => {
    expect(await keysOf(keyword)).toEqual(keys);
  });

  test.each([
    ['before the first upkeep', ''],
    ['after that of an empty catalogue', `INSERT INTO food_search_frequencies VALUES ('', 0)`],
  ])('everything while nothing is known, %s', async (_, known) => {
    await db.pool.query(`DELETE FROM food_search_frequencies; ${known}`);
    expect(await keysOf('라면 뷁')).toEqual(expect.arrayContaining(['.라면', '.뷁']));
  });
});

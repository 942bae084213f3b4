import { comparedOneByOne } from '../../../src/database/search/foodSearchChanges.sql.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

const food = async () =>
  (
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'processed', name: '과자', basis: '100g', source: { name: 'test' } },
    } as never)
  ).id;
const tend = () => server.pool.query('SELECT food_search_upkeep()');
const waiting = async () =>
  (
    await server.pool.query(
      `SELECT next_run_at > now() + interval '5 minutes' AS "isLater" FROM jobs.agenda_jobs WHERE name = 'refresh-food-search'`,
    )
  ).rows;

beforeEach(async () => {
  await server.pool.query(
    `TRUNCATE food_search_changes, food_search_fit_changes; DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-food-search'`,
  );
});

/** Notes of changes, as if so many foods had been edited before. */
const note = (table: string, foods: number) =>
  server.pool.query(`INSERT INTO ${table} SELECT -n, 5 FROM generate_series(1, $1) AS n`, [foods]);

test.each(['food_search_changes', 'food_search_fit_changes'])(
  'as many %s as a search compares by themselves wait for the night, one more for minutes',
  async (table) => {
    const id = await food();
    await server.pool.query(`TRUNCATE food_search_changes, food_search_fit_changes`);
    await note(table, comparedOneByOne);
    await server.payload.update({ collection: 'foods', id, data: { storage: '가' } } as never);
    expect(await waiting()).toEqual([]);
    await note(table, 1);
    await server.payload.update({ collection: 'foods', id, data: { storage: '나' } } as never);
    await server.payload.update({ collection: 'foods', id, data: { storage: '다' } } as never);
    expect(await waiting()).toEqual([{ isLater: true }]);
  },
);

test('foods that are deleted count, too, and upkeep ends the count', async () => {
  const [one, other] = [await food(), await food()];
  await tend();
  await note('food_search_changes', comparedOneByOne);
  await server.payload.delete({ collection: 'foods', id: one });
  expect(await waiting()).toEqual([{ isLater: true }]);
  await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-food-search'`);
  await tend();
  await server.payload.delete({ collection: 'foods', id: other });
  expect(await waiting()).toEqual([]);
});

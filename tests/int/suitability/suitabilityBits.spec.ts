import { commitTransaction, createLocalReq, initTransaction, type PayloadRequest } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { prepareSuitability } from '../../../src/services/suitability/suitabilityBits.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';
import { until } from '../../helpers/until.ts';

/** Each diet and allergen has its own number, which never changes. */
let server: TestPayload;
beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

const request = () => createLocalReq({}, server.payload);
const createDiet = async (slug: string, req?: PayloadRequest) =>
  (
    await server.payload.create({
      collection: 'diets',
      data: { slug, kind: 'habit', name: slug, nameEn: slug },
      ...(req === undefined ? {} : { req }),
    })
  ).id;
const bitOf = async (slug: string): Promise<number | undefined> =>
  (await server.pool.query('SELECT bit FROM suitability_bits WHERE slug = $1', [slug])).rows[0]?.bit;
const waiting = async () =>
  (await server.pool.query(`SELECT FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`)).rowCount;

test('shipped diets and allergens keep the numbers that stored foods use', async () => {
  const { rows } = await server.pool.query('SELECT slug, bit FROM suitability_bits ORDER BY bit');
  expect(rows).toHaveLength(49);
  expect(rows[0]).toEqual({ slug: 'egg', bit: 0 });
  expect(rows[27]).toEqual({ slug: 'molluscs', bit: 27 });
  expect(rows[28]).toEqual({ slug: 'low-salt', bit: 32 });
  expect(rows[48]).toEqual({ slug: 'colonoscopy', bit: 52 });
});

test('no other slug gets a used number, and a slug that returns gets its old number', async () => {
  const id = await createDiet('first-diet');
  const first = await bitOf('first-diet');
  expect(first).toBe(28);
  await server.payload.delete({ collection: 'diets', id });
  await createDiet('second-diet');
  expect(await bitOf('second-diet')).toBe(29);
  await createDiet('first-diet');
  expect(await bitOf('first-diet')).toBe(first);
});

test('two simultaneous transactions get two numbers', async () => {
  const [one, other] = [await request(), await request()];
  await initTransaction(one);
  await initTransaction(other);
  await createDiet('one-at-once', one);
  const waits = createDiet('other-at-once', other);
  await until('the second to wait for the first', async () => {
    const { rowCount } = await server.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
          AND query LIKE '%INSERT INTO suitability_bits%'`,
    );
    return rowCount === 1;
  });
  await commitTransaction(one);
  await waits;
  await commitTransaction(other);
  expect([await bitOf('one-at-once'), await bitOf('other-at-once')]).toEqual([30, 31]);
});

describe('a start', () => {
  const refresh = async () => refreshFoods({ req: await request(), signal: AbortSignal.timeout(60_000) });
  const forgetJobs = () => server.pool.query(`DELETE FROM jobs.agenda_jobs`);

  test('enqueues a refresh of foods when the version of the facts has changed', async () => {
    await forgetJobs();
    await prepareSuitability(server);
    expect(await waiting()).toBe(1);
    await refresh();
    await forgetJobs();
    await prepareSuitability(server);
    expect(await waiting()).toBe(0);

    await server.pool.query(`UPDATE allergens SET updated_at = now() + interval '1 s' WHERE slug = 'milk'`);
    await prepareSuitability(server);
    expect(await waiting()).toBe(1);
  });

  test('gives numbers to slugs that were written without hooks, and enqueues a refresh', async () => {
    await server.pool.query(
      `INSERT INTO diets (slug, kind, name, name_en) VALUES ('by-hand', 'habit', 'by hand', 'by hand')`,
    );
    await refresh();
    await forgetJobs();
    await prepareSuitability(server);
    expect(await bitOf('by-hand')).toBe(53);
    expect(await waiting()).toBe(1);
  });
});

test('logs the slugs without a number when all 63 numbers are used', async () => {
  // The product logs by a child of Payload's log.
  const log = server.payload.logger.child<string>({});
  import.meta.jest.spyOn(server.payload.logger, 'child').mockReturnValue(log);
  const warn = import.meta.jest.spyOn(log, 'warn');
  for (let at = 0; at < 9; at += 1) await createDiet(`more-${String(at)}`);
  expect(await bitOf('more-8')).toBe(62);
  expect(warn).not.toHaveBeenCalled();
  await createDiet('one-too-many');
  expect(await bitOf('one-too-many')).toBeUndefined();
  expect(warn).toHaveBeenCalledWith({ slugs: ['one-too-many'] }, expect.stringContaining('63'));
});

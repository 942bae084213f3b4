import { randomUUID } from 'node:crypto';
import {
  foodFigures,
  countJobsByState,
  countMeals,
  countMembers,
} from '../../../src/database/operations/dashboard.ts';
import { dayIn, defaultTimeZone } from '../../../src/domain/calendar.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

describe('foods', () => {
  beforeEach(async () => {
    await db.pool.query('TRUNCATE foods RESTART IDENTITY CASCADE');
  });

  test('are zero without foods', async () => {
    expect(await foodFigures(db.pool)).toMatchObject({
      total: 0,
      byKind: { processed: 0, fresh: 0, cooked: 0, custom: 0 },
      knownShares: { sodium: 0 },
      isEstimate: false,
    });
  });

  test('are counted by kind, without the trash', async () => {
    await insertFoods(`VALUES ('fresh', 1), ('fresh', 1), ('cooked', 1), ('custom', 1)`);
    await db.pool.query(`UPDATE foods SET deleted_at = now() WHERE kind = 'custom'`);
    expect(await foodFigures(db.pool)).toMatchObject({
      total: 3,
      byKind: { processed: 0, fresh: 2, cooked: 1, custom: 0 },
    });
  });

  test('count a value as known when it is present and not flagged, and 0 is a value', async () => {
    await insertFoods(`VALUES ('fresh', 0), ('fresh', 5), ('fresh', 7), ('fresh', NULL)`);
    await db.pool.query(`UPDATE foods SET quality = '[]'`);
    await db.pool.query(
      `UPDATE foods SET quality = '[{"flag": "implausible-value", "nutrients": ["sodium", "sugars"]}]', nutrients_sugars = 1
       WHERE nutrients_sodium = 7`,
    );
    const { knownShares } = await foodFigures(db.pool);
    expect(knownShares).toMatchObject({ sodium: 0.5, sugars: 0 });
  });

  test('count a declaration that was set or printed, but not one without a scheme', async () => {
    await insertFoods(`VALUES ('fresh', 1), ('fresh', 2), ('fresh', 3), ('fresh', 4)`);
    await db.pool.query(`
      UPDATE foods SET
        allergens = CASE nutrients_sodium
          WHEN 1 THEN '{"scheme": "mfds", "contains": [], "mayContain": []}'::jsonb
          WHEN 2 THEN '{"scheme": null, "contains": ["egg"], "mayContain": []}'::jsonb
        END,
        allergen_text = CASE nutrients_sodium WHEN 2 THEN '알류' WHEN 3 THEN '우유 함유' END,
        ingredients_text = CASE nutrients_sodium WHEN 1 THEN '콩' WHEN 2 THEN '' END`);
    const { knownShares } = await foodFigures(db.pool);
    expect(knownShares).toMatchObject({ allergenDeclaration: 0.5, ingredientsText: 0.25 });
  });

  test('are estimated from a sample of a large table', async () => {
    // Each row has about 600 bytes of text that PostgreSQL cannot compress, so that the table has many pages.
    await db.pool.query(`
      INSERT INTO foods (kind, name, source_name, nutrients_sodium, ingredients_text)
      SELECT CASE WHEN at % 4 = 0 THEN 'processed' ELSE 'cooked' END::enum_foods_kind, 'f' || at, 'test',
        CASE WHEN at % 2 = 0 THEN 1 END,
        (SELECT string_agg(md5(at::text || part), '') FROM generate_series(1, 55) AS part)
      FROM generate_series(1, 40000) AS at`);
    const { rows } = await db.pool.query(`SELECT pg_relation_size('foods') / 8192 AS pages`);
    expect(Number(rows[0].pages)).toBeGreaterThan(8_000);
    const figures = await foodFigures(db.pool);
    expect(figures.isEstimate).toBe(true);
    expect(figures.total / 40_000).toBeCloseTo(1, 1);
    expect(figures.byKind.processed / 10_000).toBeCloseTo(1, 1);
    expect(figures.knownShares.sodium).toBeCloseTo(0.5, 1);
    expect(await foodFigures(db.pool)).toEqual(figures);
  });

  function insertFoods(values: string) {
    return db.pool.query(
      `INSERT INTO foods (kind, name, source_name, nutrients_sodium)
       SELECT kind::enum_foods_kind, 'food', 'test', sodium FROM (${values}) AS food (kind, sodium)`,
    );
  }
});

test('members are counted in total and by the last days', async () => {
  expect(await countMembers(db.pool)).toEqual({ total: 0, last7Days: 0, last30Days: 0 });
  await db.pool.query(`
    INSERT INTO users (email, username, username_key, created_at)
    SELECT 'm' || days, 'm' || days, 'm' || days, now() - days * interval '1 day'
    FROM unnest(ARRAY[0, 6, 8, 29, 31, 400]) AS days`);
  expect(await countMembers(db.pool)).toEqual({ total: 6, last7Days: 2, last30Days: 4 });
});

test('meals are counted for each of the last seven days in the default time zone', async () => {
  const { rows } = await db.pool.query(`SELECT id FROM users LIMIT 1`);
  // The first and the last moment of a day in that time zone.
  await db.pool.query(
    `WITH clock AS (SELECT (now() AT TIME ZONE $2)::date::timestamp AT TIME ZONE $2 AS midnight)
     INSERT INTO meal_diaries (user_id, date, meal_type, items, created_at, deleted_at)
     SELECT $1, '2026-01-01', 'snack', '[]', midnight + shift, trashed
     FROM clock, (VALUES
       (interval '0', NULL::timestamptz),
       ('-1 second', NULL), ('-1 second', NULL), ('-1 second', now()),
       ('-6 days', NULL),
       ('-6 days -1 second', NULL)
     ) AS meal (shift, trashed)`,
    [rows[0].id, defaultTimeZone],
  );
  const { total, days } = await countMeals(db.pool);
  expect(total).toBe(5);
  expect(days.map(({ diaries }) => diaries)).toEqual([1, 0, 0, 0, 0, 2, 1]);
  expect(days.at(-1)?.day).toBe(dayIn(defaultTimeZone, new Date()));
});

test('jobs are counted by state, with the living workers', async () => {
  await db.pool.query(`TRUNCATE jobs.agenda_jobs, jobs.workers`);
  await db.pool.query(
    `INSERT INTO jobs.agenda_jobs (name, next_run_at, attempts, fail_count, claim, worker, locked_at, locked_until, max_attempts, done_at, parked_at, parked_reason)
     VALUES
       ('a', now(), 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
       ('a', now() + interval '1 day', 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
       ('a', now(), 2, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
       ('a', NULL, 1, 0, $1, $1, now(), now(), 5, NULL, NULL, NULL),
       ('a', NULL, 1, 0, NULL, NULL, NULL, NULL, 5, now(), NULL, NULL),
       ('a', NULL, 1, 0, NULL, NULL, NULL, NULL, 5, now() - interval '25 hours', NULL, NULL),
       ('a', NULL, 5, 5, NULL, NULL, NULL, NULL, 5, NULL, now(), 'no mail server')`,
    [randomUUID()],
  );
  await db.pool.query(
    `INSERT INTO jobs.workers (id, pid, host, seen_at)
     VALUES ($1, 1, 'here', now()), ($2, 2, 'here', now() - interval '21 seconds')`,
    [randomUUID(), randomUUID()],
  );
  expect(await countJobsByState(db.pool, { silentSeconds: 20 })).toEqual({
    ...{ waiting: 2, running: 1, failed: 1, parked: 1, done: 1, workers: 1 },
  });
});

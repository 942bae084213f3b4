import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { migrations } from '../../../migrations/index.ts';
import { migrateDatabase } from '../../../src/database/migrate/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { dumpOf } from '../../helpers/database/databaseDump.ts';
import { schemaOf } from '../../helpers/database/databaseSchema.ts';
import { namesFor } from '../../helpers/foods/searchableFoods.ts';
import { exampleMember } from '../../helpers/database/exampleRows.ts';
import { openPayloadOn, type OpenedPayload } from '../../helpers/payloadOn.ts';

const folder = join(import.meta.dirname, '../../fixtures/databases');

/** Dumps of landed versions. scripts/dumpDatabase.ts makes them. */
const dumps = readdirSync(folder).filter((file) => file.endsWith('.sql.gz'));

/** Objects that somebody added to the database. Their names start like ours. */
const objectsOfOperator = `
  CREATE FUNCTION food_ops_report() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.foods';
  CREATE VIEW food_ops_view AS SELECT id, name FROM public.foods;
  CREATE FUNCTION food_ops_pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER food_ops_trg BEFORE UPDATE ON public.foods FOR EACH ROW EXECUTE FUNCTION food_ops_pass();`;

test('the fixtures have a dump', () => {
  expect(dumps).toContain('2bdf748b.sql.gz');
});

describe.each(dumps)('a database of %s', (file) => {
  let database: TestDatabase;
  let openedPayload: OpenedPayload;
  let rowsBefore: Readonly<Record<string, number>>;

  beforeAll(async () => {
    database = await createTestDatabase({ template: 'template1' });
    const client = await database.pool.connect();
    await client.query(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
    await client.query(objectsOfOperator);
    client.release(true);
    rowsBefore = await countRows(database.pool);
    openedPayload = await openPayloadOn(database.url);
    await migrateDatabase(openedPayload.payload, migrations);
  });
  afterAll(async () => {
    await openedPayload.close();
    await database.drop();
  });

  it('has the same functions, triggers, views, tables, columns, indexes, constraints and types as a new database, and keeps those of the operator', async () => {
    const fresh = await createTestDatabase();
    try {
      // The comparison also shows that the objects of the operator are left alone.
      await fresh.pool.query(objectsOfOperator);
      expect(await schemaOf(database.pool)).toEqual(await schemaOf(fresh.pool));
    } finally {
      await fresh.drop();
    }
  });

  it('has the same migrations as a new database', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      'SELECT name FROM payload_migrations ORDER BY id',
    );
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  });

  it('keeps its rows', async () => {
    const rowsAfter = await countRows(database.pool);
    expect(rowsBefore).toMatchObject({ users: 1, foods: 3, meal_diaries: 1, health_profiles: 1 });
    expect(rowsAfter).toMatchObject(rowsBefore);
  });

  it('can be read through Payload: the member, the sealed facts, the meal, the foods', async () => {
    const { payload } = openedPayload;
    const user = await payload.login({
      collection: 'users',
      data: { email: exampleMember.email, password: exampleMember.password },
    });
    expect(user.user).toMatchObject({ username: exampleMember.username });
    const profiles = await payload.find({ collection: 'health-profiles', depth: 0 });
    expect(profiles.docs).toEqual([
      expect.objectContaining({ heightCm: 164.5, allergens: [{ allergen: 'milk', avoidTraces: true }] }),
    ]);
    const diaries = await payload.find({ collection: 'meal-diaries', depth: 0 });
    expect(diaries.docs).toEqual([expect.objectContaining({ date: '2026-11-27', content: '두부' })]);
    const foods = await payload.find({ collection: 'foods', depth: 0, sort: 'id' });
    expect(foods.docs.map(({ name, nutrients }) => [name, nutrients?.sodium])).toEqual([
      ['두부', 10],
      ['신라면', 1_790],
    ]);
  });

  it('keeps a parked job parked', async () => {
    const { rows } = await database.pool.query(
      'SELECT parked_reason FROM jobs.agenda_jobs WHERE parked_at IS NOT NULL',
    );
    expect(rows).toEqual([{ parked_reason: 'an example' }]);
  });

  it('finds its foods by search, but not those in the trash', async () => {
    expect(await namesFor(database.pool, '두부')).toEqual(['두부']);
    expect(await namesFor(database.pool, '농심')).toEqual(['신라면']);
    expect(await namesFor(database.pool, '우유')).toEqual([]);
  });
});

it('starts on a database of this version that was restored from a dump', async () => {
  const original = await createTestDatabase();
  const restored = await createTestDatabase({ template: 'template1' });
  let openedPayload: OpenedPayload | undefined;
  try {
    const source = await original.pool.connect();
    const dump = await dumpOf(source).finally(() => source.release(true));
    const target = await restored.pool.connect();
    await target.query(dump).finally(() => target.release(true));
    openedPayload = await openPayloadOn(restored.url);
    await migrateDatabase(openedPayload.payload, migrations);
    expect(Object.keys(await schemaOf(restored.pool))).toEqual(Object.keys(await schemaOf(original.pool)));
  } finally {
    await openedPayload?.close();
    await restored.drop();
    await original.drop();
  }
});

/** Rows of each table that is not empty, except tables that are computed from others, and the list of migrations. */
async function countRows(pool: pg.Pool): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ name: string; count: number }>(`
    SELECT relname AS name, (xpath('/row/count/text()', query_to_xml('SELECT count(*) FROM ' || oid::regclass, false, true, '')))[1]::text::integer AS count
    FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'jobs')
      AND relname NOT SIMILAR TO 'food_(search|words)%' AND relname NOT IN ('payload_migrations', 'applied_sql')`);
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
}

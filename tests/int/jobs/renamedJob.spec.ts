import { drizzle } from 'drizzle-orm/node-postgres';
import type { MigrateUpArgs } from '@payloadcms/db-postgres';
import { refreshSearchJob } from '../../../jobs/search/refreshSearch.ts';
import { down, up } from '../../../migrations/000004_jobs.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';

let database: TestDatabase;
let args: MigrateUpArgs;
beforeAll(async () => {
  database = await createTestDatabase();
  args = { db: drizzle({ client: database.pool }) } as unknown as MigrateUpArgs;
});
afterAll(() => database.drop());

const rows = async (): Promise<unknown[]> =>
  (
    await database.pool.query(
      `SELECT name, unique_key AS key FROM jobs.agenda_jobs WHERE name LIKE '%search' ORDER BY unique_key`,
    )
  ).rows;

test('the migration renames waiting and done jobs of the search with their keys', async () => {
  await database.pool.query(`
    INSERT INTO jobs.agenda_jobs (name, next_run_at, done_at, unique_key, unique_until) VALUES
      ('tend-food-search', now(), NULL, 'changes', 'claimed'),
      ('tend-food-search', NULL, now(), 'tend-food-search:2026-03-01T20:00:00.000Z', 'pruned')`);
  const before = await rows();
  await up(args);
  const { name } = refreshSearchJob;
  expect(await rows()).toEqual([
    { name, key: 'changes' },
    { name, key: `${name}:2026-03-01T20:00:00.000Z` },
  ]);
  await down(args);
  expect(await rows()).toEqual(before);
});

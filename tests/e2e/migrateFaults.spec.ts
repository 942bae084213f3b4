import { createTestDatabase, type TestDatabase } from '../helpers/database/database.ts';
import { testEnvironment } from '../helpers/environment.ts';
import { openFolder } from '../helpers/openFolder.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startProduct } from './product.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  // jest's options name a loader that the product does not have.
  delete process.env['NODE_OPTIONS'];
  database = await createTestDatabase();
  folder = openFolder('migrate');
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process of the product on the database and waits for it to end. */
async function endOf(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | string; faults: readonly string[] }> {
  const product = startProduct({
    PORT: await freePort(),
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    MEDIA_DIR: join(folder, 'media'),
    PAYLOAD_SECRET: testEnvironment.PAYLOAD_SECRET,
    HEALTH_KEYS: testEnvironment.HEALTH_KEYS,
    ADMIN_EMAIL: 'first@admin.example',
    ADMIN_PASSWORD: 'the password of the first admin',
    ...environment,
  });
  return { code: await product.ended, faults: product.faults() };
}

describe('npm start on a database whose functions somebody changed by hand', () => {
  const changedSchema = [
    expect.stringMatching(
      /^diningcoach: The database differs from its SQL files: food_norm\(text\) was changed \(src\/database\/\S+\.sql\)\. Put the change into the file, and start once with REAPPLY_SQL=true/,
    ),
  ];

  beforeEach(() =>
    database.pool.query(
      'CREATE OR REPLACE FUNCTION food_norm(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN lower(name)',
    ),
  );

  it.each(['worker', 'migrate'])(
    'ends as %s, and names the function, its file and what to do',
    async (ROLE) => {
      expect(await endOf({ ROLE })).toEqual({ code: 1, faults: changedSchema });
    },
  );

  it('applies the files again with REAPPLY_SQL', async () => {
    expect(await endOf({ ROLE: 'migrate', REAPPLY_SQL: 'true' })).toEqual({ code: 0, faults: [] });
    const { rows } = await database.pool.query(`SELECT food_norm('Ａ-B') AS normal`);
    expect(rows).toEqual([{ normal: 'a b' }]);
    expect(await endOf({ ROLE: 'migrate' })).toEqual({ code: 0, faults: [] });
  }, 120_000);
});

it.each(['worker', 'migrate'])('npm start as %s ends on a database of a newer version', async (ROLE) => {
  await database.pool.query(`INSERT INTO payload_migrations (name, batch) VALUES ('000900_future', 9)`);
  expect(await endOf({ ROLE })).toEqual({
    code: 1,
    faults: [
      'diningcoach: The database is of a newer version than this program: it has 000900_future. Start that version or a later one, or use another database.',
    ],
  });
});

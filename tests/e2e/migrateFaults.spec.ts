import { asAdmin, createTestDatabase, type TestDatabase } from '../helpers/database/database.ts';
import { testEnvironment } from '../helpers/environment.ts';
import { openFolder } from '../helpers/openFolder.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSqlFiles } from '../../src/database/migrate/sqlFiles.ts';
import { freePort, startProduct, type Product } from './product.ts';

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
async function runToEnd(environment: Readonly<Record<string, string>>): Promise<Product> {
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
  await product.ended;
  return product;
}

async function endOf(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | string; faults: readonly string[] }> {
  const product = await runToEnd(environment);
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

it('npm start ends with one line when a migration fails: its name, PostgreSQL’s message and what to do', async () => {
  const ownDatabase = await createTestDatabase({ template: 'template1' });
  try {
    await ownDatabase.pool.query('CREATE TABLE suitability_bits (mine integer)');
    expect(await endOf({ ROLE: 'migrate', DATABASE_URL: ownDatabase.url })).toEqual({
      code: 1,
      faults: [
        'diningcoach: The migration 000003_suitability failed: relation "suitability_bits" already exists. This version creates an object of that name: rename or drop the existing one, and start again. Nothing was changed.',
      ],
    });
    const { rows } = await ownDatabase.pool.query(
      `SELECT relname FROM pg_class WHERE relname IN ('suitability_bits', 'foods', 'payload_migrations', 'applied_sql')`,
    );
    expect(rows).toEqual([{ relname: 'suitability_bits' }]);
  } finally {
    await ownDatabase.drop();
  }
}, 120_000);

it('npm start explains that its user may not make a schema', async () => {
  const ownDatabase = await createTestDatabase({ template: 'template1' });
  const name = new URL(ownDatabase.url).pathname.slice(1);
  try {
    await asAdmin(`ALTER DATABASE ${name} OWNER TO CURRENT_USER`);
    await asAdmin(`REVOKE CREATE ON DATABASE ${name} FROM PUBLIC, diningcoach`);
    expect(await endOf({ ROLE: 'migrate', DATABASE_URL: ownDatabase.url })).toEqual({
      code: 1,
      faults: [
        expect.stringMatching(/^diningcoach: The user of DATABASE_URL may not make tables in its database\./),
      ],
    });
  } finally {
    await ownDatabase.drop();
  }
}, 120_000);

it.each(['worker', 'migrate'])('npm start as %s ends on a database of a newer version', async (ROLE) => {
  await database.pool.query(`INSERT INTO payload_migrations (name, batch) VALUES ('000900_future', 9)`);
  expect(await endOf({ ROLE })).toEqual({
    code: 1,
    faults: [
      'diningcoach: The database is of a newer version than this program: it has 000900_future. Start that version or a later one, or use another database.',
    ],
  });
});

describe('the SQL files that npm start announces', () => {
  // Each start ends with a fault after the announcement, so that the test need not wait for the migrations.
  it('are counted on a new database', async () => {
    const newDatabase = await createTestDatabase({ template: 'template1' });
    try {
      await newDatabase.pool.query('CREATE TABLE users (mine integer)');
      const product = await runToEnd({ ROLE: 'migrate', DATABASE_URL: newDatabase.url });
      expect(product.output()).toContain(`${String(readSqlFiles().length)} SQL files to apply\n`);
      expect(product.output()).not.toContain('.sql');
    } finally {
      await newDatabase.drop();
    }
  }, 120_000);

  it('are named when they differ in an existing database', async () => {
    await database.pool.query(
      `UPDATE applied_sql SET hash = 'of another text' WHERE name = 'src/database/search/words.sql'`,
    );
    await database.pool.query(`INSERT INTO payload_migrations (name, batch) VALUES ('000900_future', 9)`);
    const product = await runToEnd({ ROLE: 'migrate' });
    expect(product.output()).toContain(
      'SQL files to apply, since these differ: src/database/search/words.sql\n',
    );
  });
});

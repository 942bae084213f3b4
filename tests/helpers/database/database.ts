import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Closes the pool, ends all other connections and drops the database. */
  drop(): Promise<void>;
}

/** Creates a database for one test file: migrated, or empty. */
export async function createTestDatabase({
  template = 'test_template',
}: { template?: 'test_template' | 'template1' } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER diningcoach`);
  const url = new URL(environment('TEST_SERVER_URL'));
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 5 });
  pool.on('error', () => undefined); // some tests end connections on purpose
  return {
    url: url.href,
    pool,
    drop: async () => {
      await pool.end();
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Runs one statement as the superuser of the test server. */
export async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: environment('TEST_ADMIN_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is set by tests/helpers/jest/globalSetup.ts; run the tests with npm test.`);
  return value;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Payload } from 'payload';
import type pg from 'pg';
import { createTestDatabase } from './database/database.ts';
import { testEnvironment } from './environment.ts';
import { lowerPasswordCost } from './passwordCost.ts';

export interface TestPayload {
  readonly payload: Payload;
  /** A pool beside Payload's, to read the rows that were written. */
  readonly pool: pg.Pool;
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** Starts Payload with the product's configuration on a new database for the test file. */
export async function startTestPayload(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestPayload> {
  const restorePasswordCost = lowerPasswordCost();
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'diningcoach-data-'));
  Object.assign(process.env, testEnvironment, {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    MEDIA_DIR: join(dataDir, 'media'),
    ...environment,
  });
  // payload.config.ts reads the environment when it is imported.
  const { getPayload } = await import('payload');
  const { default: config } = await import('../../payload.config.ts');
  const payload = await getPayload({ config });
  return {
    payload,
    pool: database.pool,
    url: database.url,
    dataDir,
    stop: async () => {
      restorePasswordCost();
      const { pool } = payload.db as unknown as { pool: pg.Pool };
      await payload.destroy();
      await pool.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import type { Payload } from 'payload';
import type pg from 'pg';
import { testEnvironment } from './environment.ts';

export interface OpenedPayload {
  readonly payload: Payload;
  close(): Promise<void>;
}

/** Opens Payload with the product's configuration on any database, migrated or not. */
export async function openPayloadOn(url: string): Promise<OpenedPayload> {
  const { DATABASE_URL: before } = process.env;
  Object.assign(process.env, testEnvironment, { DATABASE_URL: url });
  // payload.config.ts reads the environment when it is imported.
  const { getPayload } = await import('payload');
  const { default: config } = await import('../../payload.config.ts');
  const payload = await getPayload({ config, key: url, disableOnInit: true });
  return {
    payload,
    close: async () => {
      const { pool } = payload.db as unknown as { pool: pg.Pool };
      await payload.destroy();
      await pool.end();
      // The server of the test file goes on with its own database.
      if (before !== undefined) process.env['DATABASE_URL'] = before;
    },
  };
}

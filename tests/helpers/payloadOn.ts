import type { Payload } from 'payload';
import type pg from 'pg';
import { testEnvironment } from './environment.ts';

export interface OpenedPayload {
  readonly payload: Payload;
  close(): Promise<void>;
}

/** Payload with the product's own configuration on any database, which need not be migrated. */
export async function openPayloadOn(url: string): Promise<OpenedPayload> {
  Object.assign(process.env, testEnvironment, { DATABASE_URL: url });
  // The configuration reads the environment when it is loaded.
  const { getPayload } = await import('payload');
  const { default: config } = await import('../../payload.config.ts');
  const payload = await getPayload({ config, key: url, disableOnInit: true });
  return {
    payload,
    close: async () => {
      const { pool } = payload.db as unknown as { pool: pg.Pool };
      await payload.destroy();
      await pool.end();
    },
  };
}

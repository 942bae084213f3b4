import { rmSync } from 'node:fs';
import { getPayload } from 'payload';
import type pg from 'pg';
import { migrateDatabase } from '../../src/database/migrate/migrate.ts';
import { createPool } from '../../src/database/pool.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts';
import { openFolder } from '../../tests/helpers/openFolder.ts';

/** The product's database, migrated and empty, on its own PostgreSQL with the product's settings. */
export interface BenchDatabase {
  /** One connection, because searches run one at a time. */
  readonly pool: pg.Pool;
  /** The address with the product's role. */
  readonly url: string;
  /** The same database with the superuser. */
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = openFolder('bench');
  const server = await startEmbeddedPostgres({ dataDir });
  const remove = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  // The server has its own session, so an interrupted run must stop it and remove its data here.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  try {
    await migrate(server.url);
  } catch (error) {
    await remove();
    throw error;
  }
  const pool = createPool({
    connectionString: server.url,
    max: 1,
    connectTimeoutMs: 5_000,
    name: 'bench',
    onConnectionLost: () => undefined,
  });
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = new URL(server.url).pathname;
  return {
    pool,
    url: server.url,
    adminUrl: adminUrl.href,
    close: async () => {
      await pool.end();
      await remove();
    },
  };
}

async function migrate(databaseUrl: string): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PAYLOAD_SECRET: 'bench', LOG_LEVEL: 'error' });
  // payload.config.ts reads the environment when it is imported.
  const [{ default: config }, { migrations }] = await Promise.all([
    import('../../payload.config.ts'),
    import('../../migrations/index.ts'),
  ]);
  const payload = await getPayload({ config, disableOnInit: true });
  await migrateDatabase(payload, migrations);
  await payload.destroy();
}

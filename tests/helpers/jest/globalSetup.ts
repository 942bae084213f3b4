import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/postgres/embeddedPostgres.ts';
import globalTeardown from './globalTeardown.ts';
import { migrateDatabaseAt } from '../database/migrateDatabaseAt.ts';
import { openMemoryFolder } from '../openFolder.ts';

/** Starts one PostgreSQL for the whole run, with a migrated template database that every test file clones. */
export default async function globalSetup(): Promise<void> {
  const dataDir = openMemoryFolder('tests');
  const server = await startEmbeddedPostgres({
    dataDir,
    // Test data is temporary, so it need not survive a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      max_wal_size: '256MB',
    },
  });
  globalThis.testServer = server;
  process.env['TEST_DATA_DIR'] = dataDir;
  // The server has its own session, so an interrupted run must stop it and remove its data here.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => void globalTeardown().finally(() => process.exit(code)));
  try {
    await makeTemplate(server);
  } catch (error) {
    await globalTeardown();
    throw error;
  }
  process.env['TEST_ADMIN_URL'] = server.adminUrl;
  process.env['TEST_SERVER_URL'] = server.url;
}

async function makeTemplate(server: EmbeddedPostgres): Promise<void> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('CREATE DATABASE test_template OWNER diningcoach');
  await admin.end();
  const url = new URL(server.url);
  url.pathname = '/test_template';
  migrateDatabaseAt(url.href);
}

declare global {
  var testServer: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
}

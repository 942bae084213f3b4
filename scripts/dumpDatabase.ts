import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { getPayload } from 'payload';
import { migrateDatabase } from '../src/database/migrate/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts';
import { dumpOf } from '../tests/helpers/database/databaseDump.ts';
import { testEnvironment } from '../tests/helpers/environment.ts';
import { addExampleRows } from '../tests/helpers/database/exampleRows.ts';
import { openFolder } from '../tests/helpers/openFolder.ts';

/**
 * `node --conditions=production --import tsx scripts/dumpDatabase.ts COMMIT`: writes
 * tests/fixtures/databases/COMMIT.sql.gz, a new database of this version with a few rows. Run it when a version has
 * landed. From then on tests/int/operations/upgrade.spec.ts upgrades this dump, too.
 */
const [commit] = process.argv.slice(2);
if (commit === undefined || !/^[0-9a-f]{8,40}$/.test(commit)) {
  console.error('Usage: scripts/dumpDatabase.ts COMMIT');
  process.exit(1);
}
const dataDir = openFolder('dump');
const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
try {
  Object.assign(process.env, testEnvironment, {
    DATABASE_URL: server.url,
    DATA_DIR: dataDir,
    MEDIA_DIR: join(dataDir, 'media'),
    ROLE: 'migrate',
  });
  // The configuration reads the environment while it loads.
  const [{ default: config }, { migrations }] = await Promise.all([
    import('../payload.config.ts'),
    import('../migrations/index.ts'),
  ]);
  const payload = await getPayload({ config, disableOnInit: true });
  await migrateDatabase(payload, migrations);
  const client = new pg.Client({ connectionString: server.url });
  // After a failure the server is stopped as well, and that error must not hide the first one.
  client.on('error', () => undefined);
  await client.connect();
  await addExampleRows(payload, client);
  const file = resolve(import.meta.dirname, `../tests/fixtures/databases/${commit}.sql.gz`);
  writeFileSync(file, gzipSync(await dumpOf(client), { level: 9 }));
  await client.end();
  await payload.destroy();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);

/**
 * Brings the database to this version: migrations, the first accounts, the starter catalogue, the demo community. start.ts and dev.ts start
 * it with a complete environment. Several migrate processes, also on several machines, run one after the other, and all
 * but the first have nothing to do.
 */
import { resolve } from 'node:path';
import pg from 'pg';
import { env } from '../env.ts';
import { Problem } from '../errors/problem.ts';
import { reportFailure } from '../platform/processes/childProcess.ts';
import { StartFault } from '../platform/processes/startFault.ts';
import { endOnCrash } from '../platform/processes/crash.ts';
import { checkDatabase, markPrepared, toStartFault } from './databaseState.ts';

const root = resolve(import.meta.dirname, '../..');
/**
 * The class of our advisory locks and, in it, the lock of migrations. Locks 1 and 2 are in
 * src/platform/processes/runLock.ts, lock 4 in src/database/imports/importLock.ts.
 */
const migrationLock = '17475, 3';

endOnCrash();

try {
  await migrate(env().DATABASE_URL ?? '');
} catch (error) {
  for (const line of await reportFailure(toStartFault(error))) console.error(line);
  process.exit(1);
}
process.exit(0);

async function migrate(databaseUrl: string): Promise<void> {
  // The lock has its own connection, so it is released when this process ends, whatever the reason.
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'diningcoach-migrate' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`select pg_advisory_lock(${migrationLock})`);
  const { isPrepared, lostErasures } = await checkDatabase(databaseUrl, root);
  if (isPrepared && lostErasures === 0) return;
  const [
    { getPayload },
    { default: config },
    { migrations },
    { migrateDatabase },
    { seedAccounts },
    { seedCatalogue },
    { reapplyErasures },
    { seedDemo },
  ] = await Promise.all([
    import('payload'),
    import('../../payload.config.ts'),
    import('../../migrations/index.ts'),
    import('../database/migrate/migrate.ts'),
    import('../services/operations/seedAccounts.ts'),
    import('../services/foods/seedCatalogue.ts'),
    import('../services/accounts/erasure/tombstones.ts'),
    import('../services/community/demo/seedDemo.ts'),
  ]);
  const payload = await getPayload({ config, disableOnInit: true });
  const { DEMO_COMMUNITY, DEMO_PASSWORD, REAPPLY_SQL } = env();
  await migrateDatabase(payload, migrations, { reapply: REAPPLY_SQL });
  const { accounts, withdrawals } = await reapplyErasures({ payload });
  if (accounts > 0) console.log(`${String(accounts)} accounts erased again that the backup had`);
  if (withdrawals > 0)
    console.log(`withdrawn data of ${String(withdrawals)} members erased again that the backup had`);
  await seedAccounts({
    payload,
    demo: DEMO_PASSWORD === undefined ? undefined : { password: DEMO_PASSWORD },
  }).catch((error: unknown) => {
    if (!(error instanceof Problem) || !error.code.startsWith('password_')) throw error;
    const variables = DEMO_PASSWORD === undefined ? 'ADMIN_PASSWORD' : 'ADMIN_PASSWORD or DEMO_PASSWORD';
    throw new StartFault(`${variables} is no good password. ${error.message}`, 'Set it to another one');
  });
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    application_name: 'diningcoach-catalogue',
  });
  try {
    await seedCatalogue({
      payload,
      pool,
      folder: resolve(root, 'catalogue'),
      log: (line) => console.log(line),
    });
  } finally {
    await pool.end();
  }
  if (DEMO_COMMUNITY) {
    const made = await seedDemo({ payload, folder: resolve(root, 'catalogue/demo'), onlyWhenEmpty: true });
    if (made) console.log('demo community: members, meals, posts and comments, marked as demo');
  }
  await markPrepared(client, root);
}

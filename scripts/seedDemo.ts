/** `npm run seed:demo`: makes the demo community in the embedded database, also where people have signed up already. */
import { resolve } from 'node:path';
import { env } from '../src/env.ts';
import { prepareEnvironment } from '../src/platform/prepare.ts';
import { StartFault } from '../src/platform/processes/startFault.ts';
import { prepareDatabase } from '../src/server/prepareDatabase.ts';
import { runProgram } from '../src/server/program.ts';

const root = resolve(import.meta.dirname, '..');

await runProgram(async ({ signal }) => {
  const { DATABASE_URL, dataDir } = env();
  if (DATABASE_URL !== undefined)
    throw new StartFault(
      'The demo community is only for the embedded database, and DATABASE_URL names one of your own',
      'Run it without DATABASE_URL',
    );
  const log = (line: string) => console.log(line);
  const { databaseUrl, release } = await prepareEnvironment({ log, as: 'guest' });
  try {
    await prepareDatabase({ databaseUrl, root, dataDir, log, signal });
    // Payload reads the environment, which is complete only now.
    const { getPayload } = await import('payload');
    const { default: config } = await import('../payload.config.ts');
    const { seedDemo } = await import('../src/services/community/demo/seedDemo.ts');
    const { postgresOf } = await import('../src/database/transaction.ts');
    const { closePublicPool } = await import('../src/database/publicPool.ts');
    const payload = await getPayload({ config, disableOnInit: true });
    const made = await seedDemo({ payload, folder: resolve(root, 'catalogue/demo'), onlyWhenEmpty: false });
    log(made ? 'The demo community is there.' : 'The demo community has been made before.');
    await payload.destroy();
    await postgresOf(payload).pool.end();
    await closePublicPool();
  } finally {
    await release();
  }
});

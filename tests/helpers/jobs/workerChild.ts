/** A worker process that runs the test jobs on DATABASE_URL. Tests kill it. */
import pg from 'pg';
import { startEngine } from '../../../jobs/engine/engine.ts';
import { runTestJob, testSettings } from './testJobs.ts';

const databaseUrl = process.env['DATABASE_URL'] ?? '';
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const engine = await startEngine({
  databaseUrl,
  settings: testSettings,
  runJob: runTestJob(pool),
  maxRunning: 8,
  log: silent,
});
process.send?.({ type: 'ready' });
for (const event of ['SIGTERM', 'disconnect'] as const)
  process.once(event, () => void engine.stop().then(() => process.exit(0)));

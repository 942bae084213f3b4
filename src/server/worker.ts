/**
 * The worker process: runs the jobs. It is started with a complete environment (see src/platform/prepare.ts). It sends
 * `{type: 'ready'}` to its parent once it looks for jobs, and stops in order on SIGTERM, on SIGINT, or when the parent
 * has ended.
 */
import { pino } from 'pino';
import { startWorker } from '../../jobs/worker.ts';
import { env } from '../env.ts';
import { reportFailure } from '../platform/processes/childProcess.ts';
import { quietLog } from '../errors/quietLog.ts';
import { endOnCrash } from '../platform/processes/crash.ts';
import { giveWay } from '../platform/processes/giveWay.ts';
import { StartFault } from '../platform/processes/startFault.ts';
import { quietConsole } from './quietProcess.ts';

/** Time to close the connections to the database. The process ends afterwards in any case. */
const disconnectWithinMs = 300;

const log = pino({ name: 'worker', level: env().LOG_LEVEL, ...quietLog });
quietConsole(log);
giveWay();
endOnCrash((error) => log.fatal({ err: error }, 'the worker crashed'));
const stopReason = new Promise<string>((stop) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => {
      stop(signal);
    });
  }
});

// New files are for this user and its group, whatever the environment sets.
process.umask(0o027);

try {
  await work();
} catch (error) {
  for (const line of await reportFailure(error)) process.stderr.write(`${line}\n`);
  process.exit(1);
}
process.exit(0);

async function work(): Promise<void> {
  const { DATABASE_URL: databaseUrl } = env();
  if (databaseUrl === undefined)
    throw new StartFault('DATABASE_URL is not set', 'Start with npm start, which sets it');
  const [{ getPayload }, { default: config }, { prepareSuitability }] = await Promise.all([
    import('payload'),
    import('../../payload.config.ts'),
    import('../services/suitability/suitabilityBits.ts'),
  ]);
  const payload = await getPayload({ config });
  await prepareSuitability({ payload });
  const worker = await startWorker({ payload, databaseUrl, log });
  process.send?.({ type: 'ready' });

  log.info({ reason: await stopReason }, 'stopping');
  await worker.stop();
  await Promise.race([
    payload.destroy(),
    new Promise((resolveLate) => setTimeout(resolveLate, disconnectWithinMs)),
  ]);
}

import type { PayloadRequest } from 'payload';
import { importsWithoutJob, readImport } from '../../../database/imports/foodImports.ts';
import { inPoolTransaction } from '../../../database/pool.ts';
import { postgresOf } from '../../../database/transaction.ts';
import { runOn } from '../../../queue/runSql.ts';
import { commandEnded, stoppedFailure } from './endOrRetry.ts';
import { jobOf, takeStepOn } from './steps.ts';

const states = [...Object.keys(jobOf), 'running'];
const jobs = Object.values(jobOf).map(({ name }) => name);

/**
 * Stops the imports on which nobody works, because their jobs are parked or their command was killed. So their pages say it, and a dietitian can
 * resume, repeat or cancel them.
 */
export async function healImports({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  const { pool } = postgresOf(req.payload);
  for (const id of await importsWithoutJob(runOn(pool), { states, jobs })) {
    signal.throwIfAborted();
    await inPoolTransaction(pool, async (client) => {
      const run = runOn(client);
      // Whoever takes a step has the lock, and enqueues the job before it releases the lock.
      const row = await readImport(run, id, { lock: true });
      const [stopped] = await importsWithoutJob(run, { states, jobs, id });
      if (row === undefined || stopped === undefined) return;
      const isCommand = row.origin === 'command' && row.state !== 'rolling-back';
      await takeStepOn(run, row, 'stopped', { failure: isCommand ? commandEnded : stoppedFailure });
    });
  }
}

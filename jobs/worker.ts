import type { Payload } from 'payload';
import { env } from '../src/env.ts';
import { postgresOf } from '../src/database/transaction.ts';
import { settingsOf, type JobSettings } from '../src/queue/jobDefinition.ts';
import type { QueueLog } from '../src/queue/log.ts';
import { runOn } from '../src/queue/runSql.ts';
import { startEngine } from './engine/engine.ts';
import type { JobKind } from './engine/handler.ts';
import { runInPayload } from './engine/runInPayload.ts';
import { schedulesOf, startSchedule, type Schedule } from './engine/schedule.ts';
import { productJobs } from './handlers.ts';

export interface Worker {
  /** Ends within 4 seconds; jobs that have not ended by then are given back. */
  stop(): Promise<void>;
}

/**
 * Starts running jobs in this process. Several workers, in as many processes and on as many machines as needed, share
 * the work.
 *
 * @param databaseUrl for the queue's own connections, apart from Payload's
 * @param kinds the product's jobs; tests bring others
 * @param schedules what is due by the clock
 */
export async function startWorker({
  payload,
  databaseUrl,
  log,
  kinds = productJobs,
  schedules = schedulesOf(kinds.map(({ definition }) => definition)),
}: {
  payload: Payload;
  databaseUrl: string;
  log: QueueLog;
  kinds?: readonly JobKind[];
  schedules?: readonly Schedule[];
}): Promise<Worker> {
  const environment = env();
  const settings: Record<string, JobSettings> = {};
  for (const { definition } of kinds) settings[definition.name] = settingsOf(definition, environment);

  const engine = await startEngine({
    databaseUrl,
    settings,
    runJob: runInPayload(payload, kinds),
    // One connection of Payload's pool stays free for what handlers do outside their transaction.
    maxRunning: Math.max(1, environment.DATABASE_POOL_SIZE - 1),
    log,
  });
  const clock = startSchedule({
    run: runOn(postgresOf(payload).pool),
    schedules,
    log,
  });
  log.info({ worker: engine.worker, jobs: Object.keys(settings) }, 'worker started');

  return {
    async stop() {
      const stopped = engine.stop();
      await clock.stop();
      await stopped;
    },
  };
}

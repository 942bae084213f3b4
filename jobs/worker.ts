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
  /** Stops within 4 seconds. Jobs that still run are returned to the queue. */
  stop(): Promise<void>;
}

/**
 * Starts running jobs in this process. Several workers, in several processes or on several machines, share the work.
 *
 * @param databaseUrl for the queue's own connections, apart from Payload's
 * @param kinds the kinds of jobs; tests pass others
 * @param schedules the daily schedules
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
    // One connection of Payload's pool stays free, because handlers may also work outside of their transaction.
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

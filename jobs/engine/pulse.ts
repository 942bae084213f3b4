import { reapJobs, renewClaims } from '../../src/queue/claims/claims.ts';
import { failureReason } from '../../src/queue/claims/failures.ts';
import type { HeldClaims } from '../../src/queue/claims/heldClaims.ts';
import type { JobSettings } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import type { RunSql } from '../../src/queue/runSql.ts';
import { beat, beatSeconds } from '../../src/queue/claims/workers.ts';

export interface Pulse {
  /** Makes no further beat; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/**
 * What a worker does all the time: it extends the locks of its running jobs, takes over those of workers that went
 * silent, and shows that it lives. One statement for all jobs; a timer for each would be one for every job.
 */
export async function startPulse({
  run,
  worker,
  held,
  settings,
  everyMs,
  log,
}: {
  run: RunSql;
  worker: string;
  held: HeldClaims;
  settings: Readonly<Record<string, JobSettings>>;
  everyMs: number;
  log: QueueLog;
}): Promise<Pulse> {
  let isReachable = true;
  let nextBeat = 0;
  let underWay: Promise<void> | undefined;

  async function once(): Promise<void> {
    try {
      await renew({ run, held });
      for (const { id, name, attempts, is_parked: isParked } of await reapJobs(run, settings)) {
        const details = { job: name, id, attempts };
        if (isParked) log.error(details, 'job parked: its worker ended or went silent at every attempt');
        else log.warn(details, 'job taken from a worker that ended or went silent');
      }
      if (performance.now() >= nextBeat) {
        await beat(run, worker);
        nextBeat = performance.now() + beatSeconds * 1000;
      }
      if (!isReachable) log.info({ worker }, 'the job queue is reachable again');
      isReachable = true;
    } catch (error) {
      if (isReachable) log.error({ worker, reason: failureReason(error) }, 'the job queue is out of reach');
      isReachable = false;
    }
  }

  const timer = setInterval(() => {
    // Apart from the statements, which may hang when the network does.
    abandonExpired(held);
    underWay ??= once().finally(() => (underWay = undefined));
  }, everyMs);
  await once();

  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function renew({ run, held }: { run: RunSql; held: HeldClaims }): Promise<void> {
  const asked = performance.now();
  const aging = held
    .all()
    .filter(({ renewedAt, lockSeconds }) => asked - renewedAt > (lockSeconds * 1000) / 3);
  if (aging.length === 0) return;
  const kept = await renewClaims(
    run,
    aging.map(({ job: { id, claim }, lockSeconds }) => ({ id, claim, lockSeconds })),
  );
  for (const { job } of aging) {
    if (kept.has(job.claim)) held.renewed(job.claim, asked);
    else held.lost(job.claim);
  }
}

/** Stops jobs whose lock ran out while the database was out of reach: another worker may have them. */
function abandonExpired(held: HeldClaims): void {
  const now = performance.now();
  for (const { job, renewedAt, lockSeconds } of held.all()) {
    if (now - renewedAt > lockSeconds * 1000) held.lost(job.claim);
  }
}

import { reapJobs, renewClaims } from '../../src/queue/claims/claims.ts';
import { failureReason } from '../../src/queue/claims/failures.ts';
import type { HeldClaims } from '../../src/queue/claims/heldClaims.ts';
import type { JobSettings } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import type { RunSql } from '../../src/queue/runSql.ts';
import { recordHeartbeat, heartbeatSeconds } from '../../src/queue/claims/workers.ts';

export interface Heartbeat {
  /** Stops the heartbeat. Resolves when the running one has ended. */
  stop(): Promise<void>;
}

/**
 * The regular work of a worker: it extends the locks of its running jobs, reclaims the jobs of silent workers, and
 * records that it is alive. One statement serves all jobs; a timer for each job would need a statement for each.
 */
export async function startHeartbeat({
  run,
  worker,
  claims,
  settings,
  everyMs,
  log,
}: {
  run: RunSql;
  worker: string;
  claims: HeldClaims;
  settings: Readonly<Record<string, JobSettings>>;
  everyMs: number;
  log: QueueLog;
}): Promise<Heartbeat> {
  let isReachable = true;
  let nextHeartbeatAt = 0;
  let current: Promise<void> | undefined;

  async function runOnce(): Promise<void> {
    try {
      await renew({ run, claims });
      for (const { id, name, attempts, is_parked: isParked } of await reapJobs(run, settings)) {
        const details = { job: name, id, attempts };
        if (isParked) log.error(details, 'job parked: its worker ended or went silent at every attempt');
        else log.warn(details, 'job taken from a worker that ended or went silent');
      }
      if (performance.now() >= nextHeartbeatAt) {
        await recordHeartbeat(run, worker);
        nextHeartbeatAt = performance.now() + heartbeatSeconds * 1000;
      }
      if (!isReachable) log.info({ worker }, 'the job queue is reachable again');
      isReachable = true;
    } catch (error) {
      if (isReachable) log.error({ worker, reason: failureReason(error) }, 'the job queue is unreachable');
      isReachable = false;
    }
  }

  const timer = setInterval(() => {
    // This check is separate from the statements, which may hang together with the network.
    abortExpired(claims);
    current ??= runOnce().finally(() => (current = undefined));
  }, everyMs);
  await runOnce();

  return {
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}

async function renew({ run, claims }: { run: RunSql; claims: HeldClaims }): Promise<void> {
  const startedAt = performance.now();
  const expiringClaims = claims
    .all()
    .filter(({ renewedAt, lockSeconds }) => startedAt - renewedAt > (lockSeconds * 1000) / 3);
  if (expiringClaims.length === 0) return;
  const renewedClaims = await renewClaims(
    run,
    expiringClaims.map(({ job: { id, claim }, lockSeconds }) => ({ id, claim, lockSeconds })),
  );
  for (const { job } of expiringClaims) {
    if (renewedClaims.has(job.claim)) claims.renewed(job.claim, startedAt);
    else claims.lost(job.claim);
  }
}

/** Aborts jobs whose lock expired while the database was unreachable, because another worker may have them. */
function abortExpired(claims: HeldClaims): void {
  const now = performance.now();
  for (const { job, renewedAt, lockSeconds } of claims.all()) {
    if (now - renewedAt > lockSeconds * 1000) claims.lost(job.claim);
  }
}

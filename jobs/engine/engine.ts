import { Agenda, type AgendaBackend } from 'agenda';
import { randomUUID } from 'node:crypto';
import { setTimeout as timer } from 'node:timers/promises';
import { createPool } from '../../src/database/pool.ts';
import { releaseJobs, type ClaimedJob } from '../../src/queue/claims/claims.ts';
import { failureReason, WorkerStopping } from '../../src/queue/claims/failures.ts';
import { fencedRepository } from '../../src/queue/claims/fencedRepository.ts';
import { heldClaims } from '../../src/queue/claims/heldClaims.ts';
import type { JobSettings } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import { runOn } from '../../src/queue/runSql.ts';
import { removeWorker } from '../../src/queue/claims/workers.ts';
import { runAttempt, type RunJob } from './attempt.ts';
import { jobsListener } from './listener.ts';
import { startHeartbeat } from './heartbeat.ts';

/**
 * Milliseconds of a stop: running jobs first end by themselves, then obey their signal, then the rest is cleaned up.
 */
const stopMs = { drain: 2_500, abort: 400, rest: 500 };

export interface Engine {
  readonly worker: string;
  /** Claims nothing more, waits for running jobs, and returns the others to the queue, within 4 seconds. */
  stop(): Promise<void>;
}

/**
 * Runs jobs. Agenda looks for them and limits how many run at the same time. The claims (src/queue/claims/claims.ts),
 * the attempt and the heartbeat decide about their state. The engine survives a restart of PostgreSQL.
 *
 * @param maxRunning limit for jobs of all kinds together, because each may need a connection of the handlers' pool.
 */
export async function startEngine({
  databaseUrl,
  settings,
  runJob,
  maxRunning,
  log,
}: {
  databaseUrl: string;
  settings: Readonly<Record<string, JobSettings>>;
  runJob: RunJob;
  maxRunning: number;
  log: QueueLog;
}): Promise<Engine> {
  const worker = randomUUID();
  const names = Object.keys(settings);
  // The queue has its own connections. The handlers may use up theirs, and locks must still be extended.
  const pool = createPool({
    connectionString: databaseUrl,
    max: 4,
    connectTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    name: 'diningcoach-jobs',
    // If PostgreSQL crashes and loses a claim, the job is claimed again and the old token is invalid. So claims need
    // not wait for the disk. Commits of handlers go through other connections, and wait.
    synchronousCommit: 'off',
    onConnectionLost: (error) =>
      log.warn({ reason: failureReason(error) }, 'the job queue lost a connection'),
  });
  const run = runOn(pool);
  const claims = heldClaims();
  const repository = fencedRepository({ pool, worker, settings, claims });
  const listener = jobsListener({ databaseUrl, log });

  const agenda = new Agenda({
    name: worker,
    backend: createBackend({ repository, notificationChannel: listener }),
    processEvery: 1_000,
    maxConcurrency: maxRunning,
    lockLimit: maxRunning,
  });
  for (const [name, setting] of Object.entries(settings)) {
    const concurrency = Math.min(setting.concurrency, maxRunning);
    agenda.define<ClaimedJob>(
      name,
      ({ attrs }) => runAttempt({ job: attrs.data, claims, settings: setting, run, runJob, log }),
      // Agenda claims nothing ahead, so a job that kills the process affects only the jobs that run in it. The lifetime
      // is only for Agenda's own timers (see fencedRepository), which outlive the job by half of it.
      { concurrency, lockLimit: concurrency, lockLifetime: 2_000 },
    );
  }

  // Without claiming ahead, Agenda looks for the next job only at its next scan, so it would run a fixed number of jobs
  // per second. A job leaves Agenda's lists just after this event, so the wake-up waits with setImmediate.
  agenda.on('complete', ({ attrs }: { attrs: { name: string } }) => {
    const wasFull = claims.all().length + 1 >= maxRunning;
    setImmediate(() => (wasFull ? names : [attrs.name]).forEach((name) => listener.wake(name)));
  });
  agenda.on('error', logOncePerMinute(log));

  const shortestLock = Math.min(...Object.values(settings).map(({ lockSeconds }) => lockSeconds));
  const everyMs = Math.min(1_000, (shortestLock * 1000) / 4);
  const heartbeat = await startHeartbeat({ run, worker, claims, settings, everyMs, log });
  await agenda.start();

  async function stop(): Promise<void> {
    await Promise.race([drain(), wait(stopMs.drain)]);
    for (const { abort } of claims.all()) abort.abort(new WorkerStopping('The worker stops.'));
    await Promise.race([claims.whenEmpty(), wait(stopMs.abort)]);
    await Promise.race([releaseAll(), wait(stopMs.rest)]);
    await Promise.race([pool.end(), wait(stopMs.rest)]);
  }

  async function drain(): Promise<void> {
    await repository.close();
    await claims.whenEmpty();
  }

  /** Jobs that still run are returned to the queue, too. Without their claim they can no longer write. */
  async function releaseAll(): Promise<void> {
    const unfinishedJobs = claims.all().map(({ job }) => job);
    await releaseJobs(run, unfinishedJobs).catch((error: unknown) => {
      log.warn(
        { jobs: unfinishedJobs.length, reason: failureReason(error) },
        'jobs could not be returned to the queue; their locks expire',
      );
    });
    await agenda.stop(false);
    await heartbeat.stop();
    await removeWorker(run, worker).catch(() => undefined);
  }

  let stopping: Promise<void> | undefined;
  return { worker, stop: () => (stopping ??= stop()) };
}

function wait(milliseconds: number): Promise<void> {
  return timer(milliseconds, undefined, { ref: false });
}

/**
 * While the database is down, claiming fails every second for each kind of job. The same reason is logged once a
 * minute.
 */
function logOncePerMinute(log: QueueLog): (error: unknown) => void {
  const lastLogged = new Map<string, number>();
  return (error) => {
    const reason = failureReason(error);
    const now = performance.now();
    if (now - (lastLogged.get(reason) ?? -Infinity) < 60_000) return;
    lastLogged.set(reason, now);
    log.warn({ reason }, 'looking for jobs failed');
  };
}

/**
 * Agenda waits for ever for a backend whose connect() fails, and the rejection ends the process. This connect() cannot
 * fail.
 */
function createBackend(parts: Pick<AgendaBackend, 'repository' | 'notificationChannel'>): AgendaBackend {
  return {
    name: 'PostgreSQL, fenced',
    ...parts,
    ownsConnection: false,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
  };
}

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

/** Milliseconds that a stop leaves running jobs to end by themselves, then to obey their signal, then to the rest. */
const stopMs = { drain: 2_500, abort: 400, rest: 500 };

export interface Engine {
  readonly worker: string;
  /** Claims nothing more, lets running jobs end, gives the others back: within 4 seconds. */
  stop(): Promise<void>;
}

/**
 * Runs jobs: Agenda looks for them and limits how many run at once; the claims (src/queue/claims/claims.ts), the attempt and
 * the pulse decide what becomes of them. It survives a restart of PostgreSQL.
 *
 * @param maxRunning jobs of all kinds together: each may need a connection of the handlers' pool.
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
  // Its own connections: the handlers may use up theirs, and locks must be extended all the same.
  const pool = createPool({
    connectionString: databaseUrl,
    max: 4,
    connectTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    name: 'diningcoach-jobs',
    // A claim that a crash of PostgreSQL forgets is claimed again, and its old token is worth nothing: no need to wait
    // for the disk. What handlers commit goes through other connections, and waits.
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
      // No claiming ahead: a job that kills the process takes only those with it that run.
      // The lifetime rules Agenda's own timers alone (see fencedRepository), which outlive the job by half of it.
      { concurrency, lockLimit: concurrency, lockLifetime: 2_000 },
    );
  }

  // Without claiming ahead Agenda would look for the next job at its next scan only: so many jobs a second as may run
  // at once. A job leaves Agenda's lists just after this event, hence the setImmediate.
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

  /** What still runs is given back too: without its claim it can no longer write. */
  async function releaseAll(): Promise<void> {
    const unfinishedJobs = claims.all().map(({ job }) => job);
    await releaseJobs(run, unfinishedJobs).catch((error: unknown) => {
      log.warn(
        { jobs: unfinishedJobs.length, reason: failureReason(error) },
        'jobs could not be given back; their locks run out',
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

/** Claiming fails once a second and kind of job while the database is away: the same reason is logged once a minute. */
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

/** Agenda waits for ever for a backend whose connect() fails, and its rejection ends the process: this one cannot. */
function createBackend(parts: Pick<AgendaBackend, 'repository' | 'notificationChannel'>): AgendaBackend {
  return {
    name: 'PostgreSQL, fenced',
    ...parts,
    ownsConnection: false,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
  };
}

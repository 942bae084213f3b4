import { PostgresJobRepository } from '@agendajs/postgres-backend';
import { toJobId, type JobParameters, type JobRepository } from 'agenda';
import type pg from 'pg';
import { claimJob, releaseJobs, type ClaimedJob } from './claims.ts';
import type { HeldClaims } from './heldClaims.ts';
import type { JobSettings } from '../jobDefinition.ts';
import { runOn } from '../runSql.ts';

export interface FencedRepository extends JobRepository {
  /** Claims nothing any more. Resolves when the running claims have ended. */
  close(): Promise<void>;
}

/**
 * The table of jobs, as Agenda uses it. Reads go through Agenda's own repository. Every write of Agenda is replaced or
 * refused, because these writes are not fenced, trust the clock of the worker, and do not count an attempt whose
 * process died.
 *
 * - Claiming is {@link claimJob}. One claim runs per kind of job at a time. Agenda starts a claim for every
 *   notification and returns what exceeds the limit, so a burst of a hundred jobs would cause ninety-six useless
 *   claims.
 * - `saveJobState` writes nothing. Agenda saves its copy of the row before and after the run, unfenced, with times of
 *   this machine, and ignores an error of the second write. The code that runs a job writes its state (finishJob,
 *   failJob, releaseJobs).
 * - `saveJob` and similar methods throw, because only `enqueue` creates jobs.
 */
export function fencedRepository({
  pool,
  worker,
  settings,
  claims,
}: {
  pool: pg.Pool;
  worker: string;
  settings: Readonly<Record<string, JobSettings>>;
  claims: HeldClaims;
}): FencedRepository {
  const run = runOn(pool);
  // Agenda puts quotes around the name. The quotes in the middle make it a qualified name without a search_path.
  const agendaReader = new PostgresJobRepository({
    pool,
    tableName: 'jobs"."agenda_jobs',
    ensureSchema: false,
  });
  const claiming = new Map<string, Claiming>();
  let isClosed = false;

  async function claimNext(name: string, state: { skippedCalls: number }): Promise<ClaimedJob | undefined> {
    const setting = settings[name];
    if (setting === undefined) return undefined;
    let skippedBefore: number;
    do {
      skippedBefore = state.skippedCalls;
      const renewedAt = performance.now();
      const job = await claimJob(run, { name, worker, settings: setting });
      if (job !== undefined) {
        claims.add({ job, lockSeconds: setting.lockSeconds, abort: new AbortController(), renewedAt });
        return job;
      }
      // A call that was skipped in the meantime may belong to a job that was added after the snapshot of our statement.
    } while (state.skippedCalls > skippedBefore);
    return undefined;
  }

  async function release(jobs: readonly ClaimedJob[]): Promise<void> {
    for (const { claim } of jobs) claims.remove(claim);
    await releaseJobs(run, jobs);
  }

  return {
    connect: () => Promise.resolve(),
    queryJobs: (options) => agendaReader.queryJobs(options),
    getJobsOverview: () => agendaReader.getJobsOverview(),
    getDistinctJobNames: () => agendaReader.getDistinctJobNames(),
    getJobById: (id) => agendaReader.getJobById(id),
    getQueueSize: () => agendaReader.getQueueSize(),

    async getNextJobToRun(name) {
      if (isClosed) return undefined;
      const underWay = claiming.get(name);
      if (underWay !== undefined) {
        underWay.state.skippedCalls += 1;
        return undefined;
      }
      const state = { skippedCalls: 0 };
      const claim = claimNext(name, state);
      claiming.set(name, { state, claim });
      try {
        const job = await claim;
        return job === undefined ? undefined : toAgendaJob(job);
      } finally {
        claiming.delete(name);
      }
    },

    // Agenda does not wait for this promise, and a rejection would end the process. The lock expires by itself.
    async unlockJob({ data }) {
      const job = toClaimedJob(data);
      if (job !== undefined) await release([job]).catch(() => undefined);
    },

    async unlockJobs(ids) {
      const jobIds = new Set(ids.map(String));
      const jobs = claims.all().flatMap(({ job }) => (jobIds.has(job.id) ? [job] : []));
      await release(jobs).catch(() => undefined);
    },

    saveJobState: () => Promise.resolve(),
    saveJob: rejectWrite,
    lockJob: rejectWrite,
    removeJobs: rejectWrite,
    disableJobs: rejectWrite,
    enableJobs: rejectWrite,
    purgeAllJobs: rejectWrite,

    async close() {
      isClosed = true;
      await Promise.allSettled([...claiming.values()].map(({ claim }) => claim));
    },
  };
}

interface Claiming {
  readonly state: { skippedCalls: number };
  readonly claim: Promise<ClaimedJob | undefined>;
}

/** A time of a lock that Agenda never takes for expired; see below. */
const farFuture = new Date(8.64e15);

/**
 * The job as Agenda expects it. By the clock of the database it is due. If its `nextRunAt` were ahead of this machine's
 * clock, Agenda would return it and claim it again until the clocks agree. Agenda's own expiry of locks is switched
 * off: it uses this machine's clock, and if a lock expires before the start, the job stays in the list of locked jobs
 * for ever and uses up the limit. The heartbeat (jobs/engine/heartbeat.ts) checks the locks.
 */
function toAgendaJob(job: ClaimedJob): JobParameters<ClaimedJob> {
  return {
    _id: toJobId(job.id),
    name: job.name,
    type: 'normal',
    priority: 0,
    nextRunAt: new Date(0),
    lockedAt: farFuture,
    data: job,
  };
}

function toClaimedJob(data: unknown): ClaimedJob | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'claim' in data && 'attempt' in data;
  return isOurs ? (data as ClaimedJob) : undefined;
}

function rejectWrite(): Promise<never> {
  return Promise.reject(new Error('Only src/queue writes jobs. Use enqueue().'));
}

import { PostgresJobRepository } from '@agendajs/postgres-backend';
import { toJobId, type JobParameters, type JobRepository } from 'agenda';
import type pg from 'pg';
import { claimJob, releaseJobs, type ClaimedJob } from './claims.ts';
import type { HeldClaims } from './heldClaims.ts';
import type { JobSettings } from '../jobDefinition.ts';
import { runOn } from '../runSql.ts';

export interface FencedRepository extends JobRepository {
  /** From now on nothing is claimed any more. Resolves when the claims under way have ended. */
  close(): Promise<void>;
}

/**
 * Agenda's view of the table. It reads through Agenda's own repository; every write of Agenda's is replaced or refused,
 * because they are not fenced, trust the worker's clock, and do not count an attempt whose process died.
 *
 * - Claiming is {@link claimJob}. One claim per kind of job is under way at a time: Agenda starts one for every
 *   notification and gives back what exceeds the limit, so a burst of a hundred jobs would be ninety-six claims in vain.
 * - `saveJobState` writes nothing. Agenda saves its copy of the row before and after the run, unfenced, with times of
 *   this machine, and drops an error of the second write. What becomes of a job is written by whoever runs it
 *   (finishJob, failJob, releaseJobs).
 * - `saveJob` and its kin throw: jobs come from `enqueue` alone.
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
  // Agenda puts its quotes around the name; these in the middle make it a qualified one without a search_path.
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
      // Someone sent away meanwhile may have been told of a job that came after our statement's snapshot.
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

    // Agenda does not wait for this promise: a rejection would end the process. The lock runs out by itself.
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

/** A lock that Agenda takes for fresh at any time; see below. */
const farFuture = new Date(8.64e15);

/**
 * The job in Agenda's terms. It is due by the database's clock: a `nextRunAt` ahead of this machine's clock would make
 * Agenda put it back and claim it again for as long as the clocks differ. And Agenda's own expiry of locks is switched
 * off: it goes by this machine's clock and, when it strikes before the start, leaves the job in the list of locked ones
 * for ever, which uses up the limit. The pulse (jobs/engine/heartbeat.ts) watches the locks.
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
  return Promise.reject(new Error('Jobs are written by src/queue alone: use enqueue().'));
}

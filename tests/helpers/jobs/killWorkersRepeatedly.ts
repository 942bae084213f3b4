import type pg from 'pg';
import { jobStates } from './jobStates.ts';
import { insertMany } from './testJobs.ts';
import { until } from '../until.ts';
import { startWorkerProcess, type WorkerProcess } from './workerProcess.ts';

export interface KillOutcome {
  readonly kills: number;
  /** Number of jobs; at least the requested number. */
  readonly jobs: number;
  readonly done: number;
  /** Jobs that are done without an effect. */
  readonly lost: number;
  /** Jobs with more than one effect. */
  readonly doubled: number;
  readonly parked: number;
  /** Attempts after the first. */
  readonly repeats: number;
  /** Attempts that began while an earlier one of the same job was still running in a living process. */
  readonly overlapping: number;
}

/** Runs jobs with two workers, kills the workers in turn while they run jobs, and counts the outcomes. */
export async function killWorkersRepeatedly(input: {
  databaseUrl: string;
  pool: pg.Pool;
  jobs: number;
  kills: number;
}): Promise<KillOutcome> {
  const { databaseUrl, pool, kills } = input;
  let jobs = 0;
  const feed = async () => {
    const count = Math.ceil(input.jobs / kills);
    await insertMany(pool, { name: 'effect', count, data: { milliseconds: 30 } });
    jobs += count;
  };
  await pool.query(
    'CREATE TABLE test_kills (pid integer NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())',
  );
  let victim = await startWorkerProcess(databaseUrl);
  let other = await startWorkerProcess(databaseUrl);

  for (let kill = 0; kill < kills; kill += 1) {
    // Each kill needs a victim with a running job. On a busy machine the other worker may finish all jobs before the
    // victim claims one; then the loop below adds more.
    await feed();
    await until('the victim runs a job', async () => {
      if (await isRunningJobs(pool, victim)) return true;
      if ((await jobStates(pool)).open === 0) await feed();
      return false;
    });
    await victim.kill();
    await pool.query('INSERT INTO test_kills (pid) VALUES ($1)', [victim.pid]);
    victim = other;
    other = await startWorkerProcess(databaseUrl);
  }
  await until('all jobs settled', async () => (await jobStates(pool)).open === 0, 120_000);
  await Promise.all([victim.stop(), other.stop()]);

  const { done, lost, doubled, parked } = await jobStates(pool);
  const { rows } = await pool.query<{ repeats: number; beside: number }>(`
    SELECT count(*) FILTER (WHERE later.attempt > 1)::int AS repeats,
      count(*) FILTER (WHERE EXISTS (
        SELECT FROM test_runs AS earlier LEFT JOIN test_kills USING (pid)
        WHERE earlier.job = later.job AND earlier.run < later.run
          AND later.started_at < coalesce(earlier.ended_at, test_kills.at, 'infinity')
      ))::int AS beside
    FROM test_runs AS later`);
  const [{ repeats, beside } = { repeats: -1, beside: -1 }] = rows;
  return { kills, jobs, done, lost, doubled, parked, repeats, overlapping: beside };
}

async function isRunningJobs(pool: pg.Pool, { pid }: WorkerProcess): Promise<boolean> {
  const { rows } = await pool.query('SELECT FROM test_runs WHERE pid = $1 AND ended_at IS NULL LIMIT 1', [
    pid,
  ]);
  return rows.length > 0;
}

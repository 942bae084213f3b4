import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { backoffSeconds } from './backoff.ts';
import { jobsChannel } from '../channel.ts';
import { failureReason, LostLock, Unretryable } from './failures.ts';
import type { JobSettings } from '../jobDefinition.ts';
import { firstRow, type RunSql } from '../runSql.ts';

/**
 * All writes to a job after it was enqueued. They use only the clock of the database, because the clocks of workers may
 * differ. Each write names its claim, so a worker that lost a job can no longer write to it.
 */

export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  /** The fencing token of this attempt. */
  readonly claim: string;
  /** The enqueued data. The schema of the job's definition parses it. */
  readonly data: unknown;
  /** 1 at the first attempt. */
  readonly attempt: number;
  readonly enqueuedAt: Date;
}

type Claim = Pick<ClaimedJob, 'id' | 'claim'>;

/** How many seconds later jobs run before a suspect. */
const suspectWaitsSeconds = 10;

const claimedRow = z.object({
  id: z.uuid(),
  claim: z.uuid(),
  data: z.unknown(),
  attempt: z.int(),
  enqueuedAt: z.coerce.date(),
});

/**
 * Claims the due job of one kind that has waited longest, if there is one, and counts the attempt at once, because a
 * process that dies cannot count it afterwards.
 *
 * A job with more attempts than recorded failures is a suspect: it may have killed its process. A worker runs one
 * suspect at a time, so a job that always kills its process cannot end other suspects with it. A suspect also lets
 * other jobs run first for a while. A process may die whenever work arrives, and a job that was in it once should not
 * be in it again and be parked for that. The unique index on (worker) of suspects decides the race of two claims; the
 * loser finds its job at the next scan.
 */
export async function claimJob(
  run: RunSql,
  { settings, name, worker }: { name: string; worker: string; settings: JobSettings },
): Promise<ClaimedJob | undefined> {
  const { lockSeconds, maxAttempts, retrySeconds } = settings;
  const statement = sql`
    WITH next AS (
      SELECT id, attempts > fail_count AS is_suspect FROM jobs.agenda_jobs
      WHERE name = ${name} AND next_run_at <= now() AND (
        attempts <= fail_count
        OR NOT EXISTS (SELECT 1 FROM jobs.agenda_jobs AS held WHERE held.worker = ${worker} AND held.suspect)
        AND (
          next_run_at <= now() - make_interval(secs => ${suspectWaitsSeconds})
          OR NOT EXISTS (
            SELECT 1 FROM jobs.agenda_jobs AS other
            WHERE other.name = ${name} AND other.next_run_at <= now() AND other.attempts <= other.fail_count
          )
        )
      )
      ORDER BY next_run_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    UPDATE jobs.agenda_jobs AS job SET
      next_run_at = NULL,
      claim = gen_random_uuid(),
      worker = ${worker},
      locked_at = now(),
      locked_until = now() + make_interval(secs => ${lockSeconds}),
      suspect = is_suspect,
      attempts = attempts + 1,
      max_attempts = ${maxAttempts}::int + CASE WHEN ${retrySeconds !== undefined}::boolean THEN fail_count ELSE 0 END,
      last_run_at = now(),
      unique_key = CASE unique_until WHEN 'pruned' THEN unique_key END,
      unique_until = CASE unique_until WHEN 'pruned' THEN unique_until END
    FROM next WHERE job.id = next.id
    RETURNING job.id, claim, data, attempts AS attempt, created_at AS "enqueuedAt"`;
  const row = firstRow(await run(statement).catch(emptyIfSecondSuspect), claimedRow);
  return row === undefined ? undefined : { ...row, name };
}

/** Part of every write that ends a claim. */
const unclaimed = sql`claim = NULL, worker = NULL, locked_at = NULL, locked_until = NULL, suspect = false`;

/**
 * Marks a job as done. As the last statement of the handler's own transaction it is the fence: the effects of the
 * handler and this row are committed together or not at all.
 *
 * @throws {LostLock} when another worker has the claim; then roll back.
 */
export async function finishJob(run: RunSql, job: Claim): Promise<void> {
  const rows = await run(sql`
    UPDATE jobs.agenda_jobs SET ${unclaimed}, done_at = clock_timestamp(), last_finished_at = clock_timestamp()
    WHERE id = ${job.id} AND claim = ${job.claim}
    RETURNING id`);
  if (rows.length === 0) throw new LostLock('Another worker has the job.');
}

export type FailureOutcome = 'waiting' | 'parked' | 'lost';

const failedRow = z.object({ is_parked: z.boolean() });

/**
 * Records a failed attempt. The job waits for its next attempt, or is parked when this was the last one or another
 * attempt is useless.
 *
 * @returns `lost` when another worker has the claim or the job was done after all; then nothing was written.
 */
export async function failJob(
  run: RunSql,
  {
    error,
    job,
    settings,
  }: { job: Claim & Pick<ClaimedJob, 'attempt'>; settings: JobSettings; error: unknown },
): Promise<FailureOutcome> {
  const reason = failureReason(error);
  const { backoff, maxAttempts, retrySeconds } = settings;
  const isOver = error instanceof Unretryable || (retrySeconds === undefined && job.attempt >= maxAttempts);
  const delay = backoffSeconds({ failures: job.attempt, ...backoff, chance: Math.random() });
  const rows = await run(sql`
    WITH failing AS (
      -- Without a time limit the moment is NULL, and neither reached nor the least.
      SELECT id, coalesce(failing_since, now()) AS since,
        coalesce(failing_since, now()) + make_interval(secs => ${retrySeconds ?? null}::float8) AS until
      FROM jobs.agenda_jobs WHERE id = ${job.id} AND claim = ${job.claim} FOR UPDATE
    ), verdict AS (
      SELECT id, since, until, ${isOver}::boolean OR coalesce(now() >= until, false) AS is_last FROM failing
    )
    UPDATE jobs.agenda_jobs AS job SET ${unclaimed},
      fail_count = fail_count + 1,
      fail_reason = ${reason},
      failed_at = now(),
      failing_since = since,
      last_finished_at = now(),
      next_run_at = CASE WHEN NOT is_last THEN least(now() + make_interval(secs => ${delay}), until) END,
      parked_at = CASE WHEN is_last THEN now() END,
      parked_reason = CASE WHEN is_last THEN ${reason} END
    FROM verdict WHERE job.id = verdict.id
    RETURNING parked_at IS NOT NULL AS is_parked`);
  const row = firstRow(rows, failedRow);
  if (row === undefined) return 'lost';
  return row.is_parked ? 'parked' : 'waiting';
}

/** Returns jobs to the queue as if they had not been claimed: they did not start, or our own stop interrupted them. */
export async function releaseJobs(run: RunSql, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await run(sql`
    WITH released AS (
      UPDATE jobs.agenda_jobs AS job SET ${unclaimed}, attempts = attempts - 1, next_run_at = now()
      FROM unnest(${idsOf(claims)}::uuid[], ${tokensOf(claims)}::uuid[]) AS held (id, claim)
      WHERE job.id = held.id AND job.claim = held.claim
      RETURNING job.name
    )
    SELECT pg_notify(${jobsChannel}, name) FROM (SELECT DISTINCT name FROM released) AS names`);
}

const claimRows = z.array(z.object({ claim: z.uuid() }));

/**
 * Extends the locks of running jobs.
 *
 * @returns the claims that are still valid; the others are lost.
 */
export async function renewClaims(
  run: RunSql,
  claims: readonly (Claim & { readonly lockSeconds: number })[],
): Promise<ReadonlySet<string>> {
  const seconds = sql.param(claims.map(({ lockSeconds }) => lockSeconds));
  const rows = await run(sql`
    UPDATE jobs.agenda_jobs AS job SET locked_until = now() + make_interval(secs => held.seconds)
    FROM unnest(${idsOf(claims)}::uuid[], ${tokensOf(claims)}::uuid[], ${seconds}::float8[]) AS held (id, claim, seconds)
    WHERE job.id = held.id AND job.claim = held.claim
    RETURNING job.claim`);
  return new Set(claimRows.parse(rows).map(({ claim }) => claim));
}

const reapedRows = z.array(
  z.object({ id: z.uuid(), name: z.string(), attempts: z.int(), is_parked: z.boolean() }),
);

/**
 * Returns the jobs of workers that went silent to the queue. They wait as suspects, as long as after a failure. Jobs
 * that had their last attempt are parked, so a job that kills its process does so a limited number of times. The wait
 * matters, because without it these jobs would be the first that the next process runs, and would die with it as well.
 *
 * @param settings of the kinds of jobs that this worker runs
 */
export async function reapJobs(
  run: RunSql,
  settings: Readonly<Record<string, Pick<JobSettings, 'backoff'>>>,
): Promise<z.infer<typeof reapedRows>> {
  const kinds = Object.entries(settings);
  const names = sql.param(kinds.map(([name]) => name));
  const bases = sql.param(kinds.map(([, { backoff }]) => backoff.baseSeconds));
  const caps = sql.param(kinds.map(([, { backoff }]) => backoff.capSeconds));
  const rows = await run(sql`
    WITH kind AS (
      SELECT * FROM unnest(${names}::text[], ${bases}::float8[], ${caps}::float8[]) AS kind (name, base, cap)
    ), expired AS (
      SELECT id, base, cap FROM jobs.agenda_jobs AS job JOIN kind USING (name)
      WHERE claim IS NOT NULL AND locked_until < now()
      FOR UPDATE OF job SKIP LOCKED
    )
    UPDATE jobs.agenda_jobs AS job SET ${unclaimed},
      -- As backoffSeconds has it.
      next_run_at = CASE WHEN attempts < max_attempts THEN
        now() + make_interval(secs => least(cap, base * 2 ^ (attempts - 1)) * (0.5 + random() / 2))
      END,
      parked_at = CASE WHEN attempts >= max_attempts THEN now() END,
      parked_reason = CASE WHEN attempts >= max_attempts THEN 'worker ended or went silent' END
    FROM expired WHERE job.id = expired.id
    RETURNING job.id, job.name, attempts, parked_at IS NOT NULL AS is_parked`);
  return reapedRows.parse(rows);
}

function emptyIfSecondSuspect(error: unknown): [] {
  const lostTheRace =
    error instanceof Error && 'constraint' in error && error.constraint === 'agenda_jobs_suspect';
  if (!lostTheRace) throw error;
  return [];
}

// Each array is one parameter. The template would make a list of parameters of it.
function idsOf(claims: readonly Claim[]) {
  return sql.param(claims.map(({ id }) => id));
}

function tokensOf(claims: readonly Claim[]) {
  return sql.param(claims.map(({ claim }) => claim));
}

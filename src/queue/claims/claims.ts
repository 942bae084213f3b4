import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { backoffSeconds } from './backoff.ts';
import { jobsChannel } from '../channel.ts';
import { failureReason, LostLock, Unretryable } from './failures.ts';
import type { JobSettings } from '../jobDefinition.ts';
import { firstRow, type RunSql } from '../runSql.ts';

/**
 * Every write to a job after it was enqueued. Time is the database's alone, so workers' clocks may differ; and each
 * write names the claim it acts under, so whoever has lost a job to another worker cannot touch it any more.
 */

export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  /** The fencing token of this attempt. */
  readonly claim: string;
  /** What was enqueued: to be parsed by the definition's schema. */
  readonly data: unknown;
  /** 1 at the first attempt. */
  readonly attempt: number;
}

type Claim = Pick<ClaimedJob, 'id' | 'claim'>;

/** How long jobs that came later go before a suspect. */
const suspectWaitsSeconds = 10;

const claimedRow = z.object({ id: z.uuid(), claim: z.uuid(), data: z.unknown(), attempt: z.int() });

/**
 * Takes the job of one kind that has waited longest, if any is due, and counts the attempt: a process that dies cannot
 * count it afterwards.
 *
 * A job with an attempt that vanished (more attempts than recorded failures) is a suspect: it may have killed its
 * process. A worker runs one suspect at a time, so a job that always kills its process takes none of those with it
 * that it took once. And a suspect lets others go first for a while: where processes die, they die when work comes in,
 * and a job that shared their fate once should not share it again and be parked for it. The unique index on (worker) of suspects
 * settles the race of two claims: the loser finds its job again at the next scan.
 */
export async function claimJob(
  run: RunSql,
  { settings, name, worker }: { name: string; worker: string; settings: JobSettings },
): Promise<ClaimedJob | undefined> {
  const { lockSeconds, maxAttempts } = settings;
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
      max_attempts = ${maxAttempts},
      last_run_at = now(),
      unique_key = CASE unique_until WHEN 'pruned' THEN unique_key END,
      unique_until = CASE unique_until WHEN 'pruned' THEN unique_until END
    FROM next WHERE job.id = next.id
    RETURNING job.id, claim, data, attempts AS attempt`;
  const row = firstRow(await run(statement).catch(emptyIfSecondSuspect), claimedRow);
  return row === undefined ? undefined : { ...row, name };
}

/** Set with every write that ends a claim. */
const unclaimed = sql`claim = NULL, worker = NULL, locked_at = NULL, locked_until = NULL, suspect = false`;

/**
 * Marks a job as done. As the last statement of the handler's own transaction it is the fence: the handler's effects
 * and this row are committed together or not at all.
 *
 * @throws {LostLock} when the claim is not held any more; roll back then.
 */
export async function finishJob(run: RunSql, job: Claim): Promise<void> {
  const rows = await run(sql`
    UPDATE jobs.agenda_jobs SET ${unclaimed}, done_at = clock_timestamp(), last_finished_at = clock_timestamp()
    WHERE id = ${job.id} AND claim = ${job.claim}
    RETURNING id`);
  if (rows.length === 0) throw new LostLock('The job was given to another worker.');
}

export type FailureOutcome = 'waiting' | 'parked' | 'lost';

/**
 * Records a failed attempt: the job waits for the next one, or is parked when it was the last or retrying is useless.
 *
 * @returns `lost` when the claim is not held any more (or the job was done after all), and nothing was written.
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
  const isLast = error instanceof Unretryable || job.attempt >= settings.maxAttempts;
  const delay = backoffSeconds({ failures: job.attempt, ...settings.backoff, chance: Math.random() });
  const rows = await run(sql`
    UPDATE jobs.agenda_jobs SET ${unclaimed},
      fail_count = fail_count + 1,
      fail_reason = ${reason},
      failed_at = now(),
      last_finished_at = now(),
      next_run_at = CASE WHEN ${isLast}::boolean THEN NULL ELSE now() + make_interval(secs => ${delay}) END,
      parked_at = CASE WHEN ${isLast}::boolean THEN now() END,
      parked_reason = CASE WHEN ${isLast}::boolean THEN ${reason} END
    WHERE id = ${job.id} AND claim = ${job.claim}
    RETURNING id`);
  if (rows.length === 0) return 'lost';
  return isLast ? 'parked' : 'waiting';
}

/** Gives jobs back as if they had not been claimed: they did not start, or were interrupted by our own stop. */
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
 * Holds on to jobs that still run.
 *
 * @returns the claims that were still held; the others are lost.
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
 * Takes jobs from workers that went silent. They wait again, as suspects and as long as after a failure; those that had
 * their last attempt are parked, so that a job which kills its process does so a limited number of times. The wait
 * matters: jobs that came back at once would be the first that the next process runs, and share its fate as well.
 *
 * @param settings of the kinds of jobs to look after
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

// Arrays as one parameter each: the template would make a list of them.
function idsOf(claims: readonly Claim[]) {
  return sql.param(claims.map(({ id }) => id));
}

function tokensOf(claims: readonly Claim[]) {
  return sql.param(claims.map(({ claim }) => claim));
}

import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Transactional } from '../database/transaction.ts';
import { jobsChannel } from './channel.ts';
import type { IdsSchema, JobDefinition } from './jobDefinition.ts';
import { runIn, type RunSql } from './runSql.ts';

export interface EnqueueOptions {
  /** The job does not start before this moment. Without it, the job starts at once. */
  readonly runAt?: Date;
  /** There is one row for all jobs with the same name and key. A key consists of ids and kinds. */
  readonly uniqueKey?: string;
  /**
   * How long the key is reserved. `claimed` (the default): until a worker claims the job. So quick changes share one
   * job, and a change during the run creates another job. `pruned`: as long as the row exists, for something that
   * happens once, such as one tick of a schedule.
   */
  readonly uniqueUntil?: 'claimed' | 'pruned';
}

export interface Enqueued {
  readonly id: string;
  /** False when a job with this key already existed. */
  readonly isNew: boolean;
}

/**
 * Enqueues a job that runs after the transaction of the request has committed, and never after a rollback: its row and
 * its notification are part of that transaction. Without a transaction it starts at once.
 *
 * @throws {z.ZodError} when `ids` do not match the definition.
 * @throws {TransactionLost} when the transaction of the request has ended.
 */
export function enqueue<Ids extends IdsSchema>(
  req: Transactional,
  job: JobDefinition<string, Ids>,
  ids: z.output<Ids>,
  options?: EnqueueOptions,
): Promise<Enqueued> {
  return enqueueWith(runIn(req), job, ids, options);
}

/** Like {@link enqueue}, for callers without a request: the scheduler, scripts. */
export function enqueueWith<Ids extends IdsSchema>(
  run: RunSql,
  { name, ids: schema }: JobDefinition<string, Ids>,
  ids: z.output<Ids>,
  options?: EnqueueOptions,
): Promise<Enqueued> {
  return insertJob(run, { name, data: schema.parse(ids), ...options });
}

const uniqueKeySchema = z.string().regex(/^[\w:.+-]{1,200}$/);
const insertedRow = z.tuple([z.object({ id: z.uuid(), is_new: z.boolean() })]);

/** Inserts a job of any name. {@link enqueue} is the typed function. */
export async function insertJob(
  run: RunSql,
  job: { name: string; data: Readonly<Record<string, unknown>> } & EnqueueOptions,
): Promise<Enqueued> {
  const rows = await run(
    insertStatement({
      ...job,
      ...(job.uniqueKey === undefined ? {} : { uniqueKey: uniqueKeySchema.parse(job.uniqueKey) }),
    }),
  );
  const [{ id, is_new: isNew }] = insertedRow.parse(rows);
  return { id, isNew };
}

/**
 * A conflict updates the waiting row. The update locks the row until the caller commits, and a claim skips locked rows.
 * With DO NOTHING a worker could claim the waiting row and read the database before the change of the caller is
 * committed, and no job would be left that sees this change.
 *
 * NOTIFY reaches the listeners at commit, and not at all after a rollback.
 */
function insertStatement(
  job: { name: string; data: Readonly<Record<string, unknown>> } & EnqueueOptions,
): SQL {
  const until = job.uniqueKey === undefined ? null : (job.uniqueUntil ?? 'claimed');
  return sql`
    WITH job AS (
      INSERT INTO jobs.agenda_jobs AS present (name, data, next_run_at, unique_key, unique_until)
      VALUES (
        ${job.name}, ${JSON.stringify(job.data)}::jsonb,
        coalesce(${job.runAt?.toISOString() ?? null}::timestamptz, now()),
        ${job.uniqueKey ?? null}, ${until}
      )
      ON CONFLICT (name, unique_key) WHERE unique_key IS NOT NULL
      DO UPDATE SET next_run_at = CASE
        WHEN present.unique_until = 'claimed' THEN least(present.next_run_at, excluded.next_run_at)
        ELSE present.next_run_at
      END
      RETURNING id, name, next_run_at, xmax = 0 AS is_new
    )
    SELECT id, is_new, CASE WHEN next_run_at <= now() THEN pg_notify(${jobsChannel}, name) END AS announced FROM job`;
}

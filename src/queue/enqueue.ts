import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Transactional } from '../database/transaction.ts';
import { jobsChannel } from './channel.ts';
import type { IdsSchema, JobDefinition } from './jobDefinition.ts';
import { runIn, type RunSql } from './runSql.ts';

export interface EnqueueOptions {
  /** Not before this moment; at once when not set. */
  readonly runAt?: Date;
  /** Of jobs with the same name and key there is one row. Made of ids and kinds. */
  readonly uniqueKey?: string;
  /**
   * How long the key is taken. `claimed` (the default): until a worker takes the job, so that changes in quick
   * succession are one job and a change during the run is another. `pruned`: as long as the row lives, so that
   * something happens once, e.g. one tick of a schedule.
   */
  readonly uniqueUntil?: 'claimed' | 'pruned';
}

export interface Enqueued {
  readonly id: string;
  /** False when a job with this key was there already. */
  readonly isNew: boolean;
}

/**
 * Lets a job run after the request's transaction has committed, and never when it is rolled back: its row and its
 * announcement are part of that transaction. Without a transaction it starts at once.
 *
 * @throws {z.ZodError} when `ids` are not what the definition says.
 * @throws {TransactionLost} when the request's transaction has ended.
 */
export function enqueue<Ids extends IdsSchema>(
  req: Transactional,
  job: JobDefinition<string, Ids>,
  ids: z.output<Ids>,
  options?: EnqueueOptions,
): Promise<Enqueued> {
  return enqueueWith(runIn(req), job, ids, options);
}

/** As {@link enqueue}, for callers without a request: the scheduler, scripts. */
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

/** Inserts a job of any name; {@link enqueue} is the typed way. */
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
 * A conflict updates the waiting row instead of doing nothing: the update locks the row until the caller commits, and a
 * claim skips locked rows. With DO NOTHING a worker could claim the waiting row and read the database before the
 * caller's change is committed, and no job would be left to see that change.
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

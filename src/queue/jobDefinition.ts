import { z } from 'zod';
import type { LocalizedText } from '../domain/language.ts';
import type { Env } from '../env.ts';
import type { TimeOfDay } from './slot.ts';

/** The id of a record; the adapter uses numbers. A job may contain such ids, and words of a closed list. */
export const recordId = z.int().positive();

/** The data of a job: ids and kinds. The handler reads everything else again, so it never works on an old copy. */
type IdField = typeof recordId | z.ZodOptional<typeof recordId> | z.ZodEnum;
export type IdsSchema = z.ZodObject<Record<string, IdField>, z.core.$strict>;

/** A kind of job, without its handler, which is loaded when a job runs. */
export interface JobDefinition<Name extends string = string, Ids extends IdsSchema = IdsSchema> {
  /** Its name in the table of jobs and in the log. */
  readonly name: Name;
  /** Its title for staff. */
  readonly title: LocalizedText;
  readonly ids: Ids;
  /**
   * `around`: the handler and the completion of the job are one transaction, so the effect on the database happens
   * exactly once. `none`: for effects that no rollback undoes (a mail), and for long work. It runs at least once, so a
   * repeat must be harmless.
   */
  readonly transaction: 'around' | 'none';
  /** The limit of one attempt in seconds, even if its process is alive. */
  readonly runSeconds: number;
  /** Seconds before the second attempt. They double for each further attempt, up to the cap. */
  readonly backoff: { readonly baseSeconds: number; readonly capSeconds: number };
  /**
   * Attempts before the job is parked; JOB_MAX_ATTEMPTS when not set. At least 2, because another job in the same
   * process may end the first attempt.
   */
  readonly maxAttempts?: number;
  /**
   * Failed attempts are repeated for this time, however many they are, because the cause may last for hours. The last
   * attempt is at its end. Then `maxAttempts` limits only the attempts that end their process.
   */
  readonly retrySeconds?: number;
  /** Jobs of this kind that one worker runs at the same time; JOB_CONCURRENCY when not set. */
  readonly concurrency?: number;
  /**
   * Runs every day at this time, in the default time zone. Only for a job without ids, because the schedule has none.
   */
  readonly daily?: TimeOfDay;
  /** Runs every so many minutes. An hour is a multiple of them. Only for a job without ids, too. */
  readonly everyMinutes?: number;
}

/** Keeps the types of the name and the ids, so that {@link enqueue} and the handler know the data of the job. */
export function defineJob<const Name extends string, Ids extends IdsSchema>(
  definition: JobDefinition<Name, Ids>,
): JobDefinition<Name, Ids> {
  return definition;
}

/**
 * Common settings of maintenance jobs: they have no ids, do all due work in batches, and a worker runs one of a kind at
 * a time. A repeat changes nothing.
 */
export const maintenance = { ids: z.strictObject({}), transaction: 'none', concurrency: 1 } as const;

/** The complete settings of a kind of job, as the engine needs them. */
export interface JobSettings {
  readonly maxAttempts: number;
  readonly concurrency: number;
  /** Seconds after which the job of a silent worker is returned to the queue. */
  readonly lockSeconds: number;
  readonly runSeconds: number;
  readonly backoff: { readonly baseSeconds: number; readonly capSeconds: number };
  readonly retrySeconds?: number;
}

/** Completes the settings of a definition from the environment. */
export function settingsOf(definition: JobDefinition, env: Env): JobSettings {
  return {
    maxAttempts: Math.max(2, definition.maxAttempts ?? env.JOB_MAX_ATTEMPTS),
    concurrency: definition.concurrency ?? env.JOB_CONCURRENCY,
    lockSeconds: env.JOB_LOCK_SECONDS,
    runSeconds: definition.runSeconds,
    backoff: definition.backoff,
    ...(definition.retrySeconds === undefined ? {} : { retrySeconds: definition.retrySeconds }),
  };
}

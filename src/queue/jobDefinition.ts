import { z } from 'zod';
import type { LocalizedText } from '../domain/language.ts';
import type { Env } from '../env.ts';
import type { TimeOfDay } from './slot.ts';

/** The id of a record (the adapter numbers them): what a job may carry, beside words of a closed list. */
export const recordId = z.int().positive();

/** What a job carries: ids and kinds. The handler reads everything else anew, so it never acts on an old copy. */
type IdField = typeof recordId | z.ZodEnum;
export type IdsSchema = z.ZodObject<Record<string, IdField>, z.core.$strict>;

/** A kind of job: everything about it but its handler, which is loaded when it runs. */
export interface JobDefinition<Name extends string = string, Ids extends IdsSchema = IdsSchema> {
  /** How the queue's table and the log name it. */
  readonly name: Name;
  /** How staff read it. */
  readonly title: LocalizedText;
  readonly ids: Ids;
  /**
   * `around`: the handler and the job's completion are one transaction, so its effect on the database happens exactly
   * once. `none`: for what no rollback undoes (a mail) or what takes long; at least once, so a repeat must be harmless.
   */
  readonly transaction: 'around' | 'none';
  /** Seconds one attempt may take, however alive it seems. */
  readonly runSeconds: number;
  /** Seconds before the second attempt; doubled for each further one up to the cap. */
  readonly backoff: { readonly baseSeconds: number; readonly capSeconds: number };
  /** Attempts before the job is parked; JOB_MAX_ATTEMPTS when not set. At least 2: the first may die of a neighbour. */
  readonly maxAttempts?: number;
  /** Jobs of this kind that one worker runs at a time; JOB_CONCURRENCY when not set. */
  readonly concurrency?: number;
  /** Runs every day at this time, in the default time zone. Only for a job without ids: nobody is there to name them. */
  readonly daily?: TimeOfDay;
}

/** Keeps the name and the ids as types, so that {@link enqueue} and the handler know what the job carries. */
export function defineJob<const Name extends string, Ids extends IdsSchema>(
  definition: JobDefinition<Name, Ids>,
): JobDefinition<Name, Ids> {
  return definition;
}

/**
 * What maintenance jobs have in common: they carry no ids, work through everything that is due in batches, and one of a
 * kind runs at a time in a worker. A repeat changes nothing.
 */
export const maintenance = { ids: z.strictObject({}), transaction: 'none', concurrency: 1 } as const;

/** What the engine needs to know of a kind of job, nothing left open. */
export interface JobSettings {
  readonly maxAttempts: number;
  readonly concurrency: number;
  /** Seconds after which a job whose worker went silent is given to another. */
  readonly lockSeconds: number;
  readonly runSeconds: number;
  readonly backoff: { readonly baseSeconds: number; readonly capSeconds: number };
}

/** Completes a definition from the environment. */
export function settingsOf(definition: JobDefinition, env: Env): JobSettings {
  return {
    maxAttempts: Math.max(2, definition.maxAttempts ?? env.JOB_MAX_ATTEMPTS),
    concurrency: definition.concurrency ?? env.JOB_CONCURRENCY,
    lockSeconds: env.JOB_LOCK_SECONDS,
    runSeconds: definition.runSeconds,
    backoff: definition.backoff,
  };
}

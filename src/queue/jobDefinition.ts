import { z } from 'zod';
import type { Env } from '../env.ts';

/** The id of a record (the adapter numbers them): what a job may carry, beside words of a closed list. */
export const recordId = z.int().positive();

/** What a job carries: ids and kinds. The handler reads everything else anew, so it never acts on an old copy. */
type IdField = typeof recordId | z.ZodEnum;
export type IdsSchema = z.ZodObject<Record<string, IdField>, z.core.$strict>;

export interface JobDefinition<Ids extends IdsSchema = IdsSchema> {
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
}

export function defineJob<Ids extends IdsSchema>(definition: JobDefinition<Ids>): JobDefinition<Ids> {
  return definition;
}

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
export function settingsOf(definition: Omit<JobDefinition, 'ids'>, env: Env): JobSettings {
  return {
    maxAttempts: Math.max(2, definition.maxAttempts ?? env.JOB_MAX_ATTEMPTS),
    concurrency: definition.concurrency ?? env.JOB_CONCURRENCY,
    lockSeconds: env.JOB_LOCK_SECONDS,
    runSeconds: definition.runSeconds,
    backoff: definition.backoff,
  };
}

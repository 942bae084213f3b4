import type { PayloadRequest } from 'payload';
import type { z } from 'zod';
import { Unretryable } from '../../src/queue/claims/failures.ts';
import type { IdsSchema, JobDefinition } from '../../src/queue/jobDefinition.ts';

interface HandlerArguments<Ids> {
  /** Contains the transaction of the job when its definition says `around`. The handler must pass it to every call. */
  readonly req: PayloadRequest;
  readonly ids: Ids;
  readonly job: { readonly id: string; readonly attempt: number; readonly enqueuedAt: Date };
  /** Aborted when the claim is lost, the time limit is reached, or the worker stops. */
  readonly signal: AbortSignal;
}

type IdsOf<Definition extends JobDefinition> = z.output<Definition['ids']>;

/** The handler of a job with this definition. */
export type JobHandler<Definition extends JobDefinition> = (
  job: HandlerArguments<IdsOf<Definition>>,
) => Promise<void>;

/** A kind of job that a worker runs: its definition, and a handler for the stored data. */
export interface JobKind<Name extends string = string> {
  readonly definition: JobDefinition<Name>;
  /** @throws {Unretryable} when the stored data do not match the definition. */
  readonly run: (job: HandlerArguments<unknown>) => Promise<void>;
}

/**
 * Joins a definition and its handler.
 *
 * @param load loads the module of the handler. It is called when the first job of the kind runs, so a process that only
 * enqueues jobs does not load it.
 */
export function jobKind<Name extends string, Ids extends IdsSchema>(
  definition: JobDefinition<Name, Ids>,
  load: () => Promise<{ readonly handle: (job: HandlerArguments<z.output<Ids>>) => Promise<void> }>,
): JobKind<Name> {
  return {
    definition,
    run: async (job) => {
      const ids = definition.ids.safeParse(job.ids);
      if (!ids.success) throw new Unretryable('ids do not fit the definition');
      const { handle } = await load();
      await handle({ ...job, ids: ids.data });
    },
  };
}

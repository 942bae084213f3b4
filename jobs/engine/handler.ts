import type { PayloadRequest } from 'payload';
import type { z } from 'zod';
import { Unretryable } from '../../src/queue/claims/failures.ts';
import type { IdsSchema, JobDefinition } from '../../src/queue/jobDefinition.ts';

interface HandlerArguments<Ids> {
  /** Carries the job's transaction when its definition says `around`. Everything the handler does must pass it on. */
  readonly req: PayloadRequest;
  readonly ids: Ids;
  readonly job: { readonly id: string; readonly attempt: number };
  /** Aborted when the result can no longer count, or the worker ends. */
  readonly signal: AbortSignal;
}

type IdsOf<Definition extends JobDefinition> = z.output<Definition['ids']>;

/** What a job of this definition does. */
export type JobHandler<Definition extends JobDefinition> = (
  job: HandlerArguments<IdsOf<Definition>>,
) => Promise<void>;

/** A kind of job that a worker runs: its definition, and a handler that takes what the queue stored. */
export interface JobKind<Name extends string = string> {
  readonly definition: JobDefinition<Name>;
  /** @throws {Unretryable} when what was stored does not match the definition. */
  readonly run: (job: HandlerArguments<unknown>) => Promise<void>;
}

/**
 * Joins a definition and its handler.
 *
 * @param load loads the handler's module; called when the first job of the kind runs, so that a process which only
 * enqueues does not load it
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

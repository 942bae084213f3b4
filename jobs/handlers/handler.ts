import type { PayloadRequest } from 'payload';
import type { JobIds, JobName } from '../../src/queue/definitions.ts';

export interface HandlerArguments<Ids> {
  /** Carries the job's transaction when its definition says `around`. Everything the handler does must pass it on. */
  readonly req: PayloadRequest;
  readonly ids: Ids;
  readonly job: { readonly id: string; readonly attempt: number };
  /** Aborted when the result can no longer count, or the worker ends. */
  readonly signal: AbortSignal;
}

export type JobHandler<Name extends JobName> = (of: HandlerArguments<JobIds<Name>>) => Promise<void>;
export type AnyHandler = (of: HandlerArguments<unknown>) => Promise<void>;

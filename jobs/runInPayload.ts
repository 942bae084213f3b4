import { createLocalReq, initTransaction, type Payload, type PayloadRequest } from 'payload';
import { finishJob, type ClaimedJob } from '../src/queue/claims/claims.ts';
import { Unretryable } from '../src/queue/claims/failures.ts';
import type { JobDefinition } from '../src/queue/jobDefinition.ts';
import { runIn } from '../src/queue/runSql.ts';
import type { AttemptContext, RunJob } from './attempt.ts';
import type { AnyHandler } from './handlers/handler.ts';
import { untilAborted } from './untilAborted.ts';

/** Every kind of job a worker knows: its definition and what it does. */
export interface JobKinds {
  readonly definitions: Readonly<Record<string, JobDefinition>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

/** Runs jobs with their handlers, in Payload's transactions. */
export function runInPayload(payload: Payload, { definitions, handlers }: JobKinds): RunJob {
  return async (job, context) => {
    const definition = definitions[job.name];
    const handler = handlers[job.name];
    if (definition === undefined || handler === undefined) throw new Unretryable('unknown name');
    const ids = definition.ids.safeParse(job.data);
    if (!ids.success) throw new Unretryable('ids do not fit the definition');
    const req = await createLocalReq({}, payload);
    const work = () =>
      handler({ req, ids: ids.data, job: { id: job.id, attempt: job.attempt }, signal: context.signal });

    switch (definition.transaction) {
      case 'around':
        await inTransaction({ req, job, context, work });
        break;
      case 'none':
        await untilAborted(work(), context.signal);
        await finishJob(context.run, job);
        break;
    }
  };
}

/**
 * The handler's effects and the job's completion are one commit, so its effect is there exactly once.
 *
 * The transaction is kept here, by its id: an error inside a nested operation rolls it back and removes it from the
 * request. With the request alone, a handler that catches such an error would have its job marked as done on the pool,
 * and nothing of its work would be there.
 */
async function inTransaction(of: {
  req: PayloadRequest;
  job: ClaimedJob;
  context: AttemptContext;
  work: () => Promise<void>;
}): Promise<void> {
  const { req, job, context, work } = of;
  const { db } = req.payload;
  await initTransaction(req);
  const transactionID = await req.transactionID;
  if (transactionID === undefined) throw new Error('The database gave no transaction.');
  try {
    await untilAborted(work(), context.signal);
    await finishJob(runIn({ payload: req.payload, transactionID }), job);
    await db.commitTransaction(transactionID);
  } catch (error) {
    await db.rollbackTransaction(transactionID);
    throw error;
  }
}

import { createLocalReq, initTransaction, type Payload, type PayloadRequest } from 'payload';
import { finishJob, type ClaimedJob } from '../../src/queue/claims/claims.ts';
import { Unretryable } from '../../src/queue/claims/failures.ts';
import { runIn } from '../../src/queue/runSql.ts';
import type { AttemptContext, RunJob } from './attempt.ts';
import type { JobKind } from './handler.ts';
import { untilAborted } from './untilAborted.ts';

/** Runs jobs with their handlers, in Payload's transactions. */
export function runInPayload(payload: Payload, kinds: readonly JobKind[]): RunJob {
  const byName = new Map(kinds.map((kind) => [kind.definition.name, kind]));
  return async (job, context) => {
    const kind = byName.get(job.name);
    if (kind === undefined) throw new Unretryable('unknown name');
    const req = await createLocalReq({}, payload);
    const work = () =>
      kind.run({
        req,
        ids: job.data,
        job: { id: job.id, attempt: job.attempt, enqueuedAt: job.enqueuedAt },
        signal: context.signal,
      });

    switch (kind.definition.transaction) {
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
 * The effects of the handler and the completion of the job are one commit, so the effects happen exactly once.
 *
 * The transaction is used by its id, because an error in a nested operation rolls it back and removes it from the
 * request. With the request alone, a handler that catches such an error would lose its work, and the pool would still
 * mark its job as done.
 */
async function inTransaction({
  req,
  job,
  context,
  work,
}: {
  req: PayloadRequest;
  job: ClaimedJob;
  context: AttemptContext;
  work: () => Promise<void>;
}): Promise<void> {
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

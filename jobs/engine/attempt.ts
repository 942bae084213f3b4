import { failJob, releaseJobs, type ClaimedJob } from '../../src/queue/claims/claims.ts';
import { failureReason, JobTimeout, LostLock, WorkerStopping } from '../../src/queue/claims/failures.ts';
import type { HeldClaims } from '../../src/queue/claims/heldClaims.ts';
import type { JobSettings } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import type { RunSql } from '../../src/queue/runSql.ts';

export interface AttemptContext {
  /** Aborted when the lock is lost, the time limit is reached, or the worker stops. */
  readonly signal: AbortSignal;
  /** Runs a statement on the queue's own connections, outside of any transaction. */
  readonly run: RunSql;
}

/** Does the work of a job and finishes it (finishJob), or throws. */
export type RunJob = (job: ClaimedJob, context: AttemptContext) => Promise<void>;

/**
 * Runs one attempt of a claimed job and records its end. Never throws, because Agenda would count the error as well.
 */
export async function runAttempt({
  job,
  claims,
  settings,
  run,
  runJob,
  log,
}: {
  job: ClaimedJob;
  claims: HeldClaims;
  settings: JobSettings;
  run: RunSql;
  runJob: RunJob;
  log: QueueLog;
}): Promise<void> {
  const claim = claims.get(job.claim);
  if (claim === undefined) return; // It was released before the start.
  const { signal } = claim.abort;
  const timer = setTimeout(
    () => claim.abort.abort(new JobTimeout('The time limit is reached.')),
    settings.runSeconds * 1000,
  );
  try {
    // If the process was suspended between claim and start, another worker may have the job by now.
    if (performance.now() - claim.renewedAt > settings.lockSeconds * 1000)
      throw new LostLock('The lock expired.');
    await runJob(job, { signal, run });
  } catch (error) {
    await recordFailure({ job, settings, run, log, error: signal.aborted ? signal.reason : error });
  } finally {
    clearTimeout(timer);
    claims.remove(job.claim);
  }
}

async function recordFailure({
  job,
  settings,
  run,
  log,
  error,
}: {
  job: ClaimedJob;
  settings: JobSettings;
  run: RunSql;
  log: QueueLog;
  error: unknown;
}): Promise<void> {
  const details = { job: job.name, id: job.id, attempt: job.attempt, reason: failureReason(error) };
  try {
    if (error instanceof LostLock) {
      log.warn(details, 'job lost to another worker; this attempt was rolled back');
    } else if (error instanceof WorkerStopping) {
      await releaseJobs(run, [job]);
    } else {
      const outcome = await failJob(run, { job, settings, error });
      if (outcome === 'parked') log.error(details, 'job failed and was parked');
      else log.warn({ ...details, failed: outcome }, 'job failed');
    }
  } catch (failure) {
    // The lock expires, and another attempt follows.
    log.error({ ...details, notRecorded: failureReason(failure) }, 'the end of a job could not be recorded');
  }
}

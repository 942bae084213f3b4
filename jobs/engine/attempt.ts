import { failJob, releaseJobs, type ClaimedJob } from '../../src/queue/claims/claims.ts';
import { failureReason, JobTimeout, LostLock, WorkerStopping } from '../../src/queue/claims/failures.ts';
import type { HeldClaims } from '../../src/queue/claims/heldClaims.ts';
import type { JobSettings } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import type { RunSql } from '../../src/queue/runSql.ts';

export interface AttemptContext {
  /** Aborted when the lock is lost, the time is up, or the worker stops. */
  readonly signal: AbortSignal;
  /** Runs a statement on the queue's own connections, outside of any transaction. */
  readonly run: RunSql;
}

/** Does a job's work and finishes it (finishJob), or throws. */
export type RunJob = (job: ClaimedJob, context: AttemptContext) => Promise<void>;

/** Runs one attempt of a claimed job and records how it ended. Never throws: Agenda would only count it again. */
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
  if (claim === undefined) return; // Given back before it started.
  const { signal } = claim.abort;
  const timer = setTimeout(
    () => claim.abort.abort(new JobTimeout('The time is up.')),
    settings.runSeconds * 1000,
  );
  try {
    // A process that was suspended between claim and start may find its job with another worker.
    if (performance.now() - claim.renewedAt > settings.lockSeconds * 1000)
      throw new LostLock('The lock ran out.');
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
      log.warn(details, 'job lost to another worker; nothing of this attempt was kept');
    } else if (error instanceof WorkerStopping) {
      await releaseJobs(run, [job]);
    } else {
      const outcome = await failJob(run, { job, settings, error });
      if (outcome === 'parked') log.error(details, 'job failed and was parked');
      else log.warn({ ...details, failed: outcome }, 'job failed');
    }
  } catch (failure) {
    // Its lock runs out and another attempt follows.
    log.error({ ...details, notRecorded: failureReason(failure) }, 'the end of a job could not be recorded');
  }
}

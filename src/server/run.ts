import { env } from '../env.ts';
import { prepareEnvironment, type PreparedEnvironment } from '../platform/prepare.ts';
import type { Progress } from '../platform/progress.ts';
import type { RunRole } from '../platform/processes/runLock.ts';
import { superviseChildren, type ChildPlan, type Supervision } from '../platform/processes/supervisor.ts';
import { bannerOf } from './banner.ts';
import type { Stop } from './program.ts';

/** Milliseconds of the stop that are reserved: for the database after the children have ended, and as a margin. */
const databaseStopMs = 700;
const reserveMs = 300;

/**
 * Starts the product and runs it until it is stopped: the database, then `bringUp`, then the processes of `plans`.
 * Without plans it ends after `bringUp`. Everything that was started is ended in any case.
 */
export async function runProduct({
  progress,
  stop,
  as,
  bringUp,
  plans,
  root,
}: {
  root: string;
  stop: Stop;
  progress: Progress;
  as: RunRole;
  bringUp: (prepared: PreparedEnvironment) => Promise<void>;
  plans: readonly ChildPlan[];
}): Promise<void> {
  let supervision: Supervision | undefined;
  const databaseMove = watchDatabaseMove(() => supervision);
  const prepared = await progress.step('database', (log) =>
    prepareEnvironment({ log, as, onDatabaseMoved: databaseMove.report }),
  );
  try {
    stop.signal.throwIfAborted();
    await bringUp(prepared);
    stop.signal.throwIfAborted();
    if (plans.length === 0) return;
    supervision = superviseChildren({ plans, cwd: root, log: progress.line });
    const { ready } = supervision;
    await progress.step('processes', () =>
      Promise.race([ready, databaseMove.failed, untilAborted(stop.signal)]),
    );
    stop.signal.throwIfAborted();
    progress.line(bannerOf(env(), prepared));
    await Promise.race([databaseMove.failed, untilAborted(stop.signal)]);
    progress.line('DiningCoach is stopping');
  } finally {
    await endAll({ supervision, prepared, stop });
  }
}

/** Restarts the children when the embedded database got another address, so that they connect to it. */
function watchDatabaseMove(supervision: () => Supervision | undefined): {
  report: (fault: unknown) => void;
  failed: Promise<never>;
} {
  let fail: (fault: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // The promise may reject before anyone waits for it.
  failed.catch(() => undefined);
  return { failed, report: (fault) => (fault === undefined ? supervision()?.restart() : fail(fault)) };
}

async function endAll({
  supervision,
  prepared,
  stop,
}: {
  supervision: Supervision | undefined;
  prepared: PreparedEnvironment;
  stop: Stop;
}): Promise<void> {
  stop.hard.addEventListener('abort', () => void supervision?.stop(0), { once: true });
  await supervision?.stop(Math.max(0, stop.remainingMs() - databaseStopMs));
  await prepared.release({ fastMs: Math.max(0, stop.remainingMs() - reserveMs) });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener('abort', () => settle(), { once: true });
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { reportFailure } from '../platform/processes/childProcess.ts';
import { endOnCrash } from '../platform/processes/crash.ts';

/** All processes have ended this long after the first signal. */
export const endWithinMs = 4_500;

export interface Stop {
  /** Aborted at the first SIGINT, SIGTERM or SIGHUP: stop in order. */
  readonly signal: AbortSignal;
  /** Aborted at a second Ctrl-C: stop at once. */
  readonly hard: AbortSignal;
  /** How long the stop may still take: 0 after a second Ctrl-C, and the whole time before the first. */
  readonly remainingMs: () => number;
}

/**
 * Runs a program to its end: exit code 0 when it is done or was stopped, 1 after a fault. A fault that people can fix
 * is one line. Only a defect of the product shows a stack.
 */
export async function runProgram(main: (stop: Stop) => Promise<void>): Promise<never> {
  // The reader of our output may end early (npm start
  // head). That must not leave a database running.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  endOnCrash();
  const stop = listenForSignals();
  try {
    await main(stop);
  } catch (error) {
    if (!stop.signal.aborted) {
      for (const line of await reportFailure(error)) console.error(line);
      process.exit(1);
    }
  }
  process.exit(0);
}

function listenForSignals(): Stop {
  const controller = new AbortController();
  let stoppedAt: number | undefined;
  const hard = new AbortController();
  const onSignal = (): void => {
    // npm forwards a Ctrl-C that the terminal has already sent to us: two signals within a second count as one.
    if (stoppedAt !== undefined && Date.now() - stoppedAt > 1_000) hard.abort();
    if (stoppedAt !== undefined) return;
    stoppedAt = Date.now();
    controller.abort();
    // If the stop hangs, the exit of this process closes the channels of the children, and they end themselves.
    void sleep(endWithinMs, undefined, { ref: false }).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    hard: hard.signal,
    remainingMs: () =>
      hard.signal.aborted ? 0 : Math.max(0, endWithinMs - (Date.now() - (stoppedAt ?? Date.now()))),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { reportFailure } from '../platform/processes/childProcess.ts';

/** Everything has ended this long after the first signal. */
export const endWithinMs = 4_500;

export interface Stop {
  /** Aborted at the first SIGINT, SIGTERM or SIGHUP: end in order. */
  readonly signal: AbortSignal;
  /** Aborted at a second Ctrl-C: end at once. */
  readonly hard: AbortSignal;
  /** How long the end may still take: 0 after a second Ctrl-C, and the whole time before the first. */
  readonly remainingMs: () => number;
}

/**
 * Runs a program to its end: exit code 0 when it is done or was told to stop, 1 after a fault. Faults that people can
 * fix are one line each; only a defect of ours shows a stack.
 */
export async function runProgram(main: (stop: Stop) => Promise<void>): Promise<never> {
  // A reader of our output that went away (npm start | head) is no reason to leave a database behind.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
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
    // npm passes on a Ctrl-C that the terminal has sent us already: two within a second are one.
    if (stoppedAt !== undefined && Date.now() - stoppedAt > 1_000) hard.abort();
    if (stoppedAt !== undefined) return;
    stoppedAt = Date.now();
    controller.abort();
    // Should an orderly end hang, children end by themselves when our side of their channels closes.
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

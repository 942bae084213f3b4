import { setTimeout as wait } from 'node:timers/promises';

/** Polls until the condition is true, for states without an event. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  withinMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Not within ${String(withinMs)} ms: ${what}`);
    await wait(20);
  }
}

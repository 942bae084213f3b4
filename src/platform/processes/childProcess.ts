import { spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { signal as sendSignal } from './processes.ts';
import { faultLines, StartFault } from './startFault.ts';

/** What a child process of ours tells its starter. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('fault'), problem: z.string(), fix: z.string() }),
]);
export type ChildMessage = z.infer<typeof message>;

/** The message of a child, or undefined when it is none of ours. */
export function readMessage(value: unknown): ChildMessage | undefined {
  return message.safeParse(value).data;
}

/** Tells the starter, when there is one, and waits until it is told. */
export function sendToParent(value: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(value, () => resolve());
  });
}

/**
 * The lines to print before a process ends because of `error`: none for an expected fault that the starter was told,
 * since the starter prints it; the whole stack of a defect of ours.
 */
export async function reportFailure(error: unknown): Promise<readonly string[]> {
  if (error instanceof StartFault && process.send !== undefined) {
    await sendToParent({ type: 'fault', problem: error.problem, fix: error.fix });
    return [];
  }
  return faultLines(error) ?? [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

/** The fault in a child's words. */
export function faultOfMessage(value: ChildMessage): StartFault | undefined {
  return value.type === 'fault' ? new StartFault(value.problem, value.fix) : undefined;
}

/**
 * A module for `--import` that ends a process when its starter has died, for programs that do not look after that
 * themselves. Only in the child itself: its own workers have channels of their own.
 */
export function exitWithParentModule(): string {
  const script = `if (process.ppid === ${String(process.pid)} && process.channel) {
    process.once('disconnect', () => process.exit(1)); process.channel.unref(); }`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

export interface ChildResult {
  /** Exit code, or the name of the signal that ended it. */
  readonly code: number | string;
  /** What it wrote, standard output and error mixed; of much only the last megabyte. */
  readonly output: string;
  readonly fault: StartFault | undefined;
}

/**
 * Runs a Node program to its end, in a process group of its own so that Ctrl-C reaches us only.
 *
 * @param input.signal ends it early: the orderly way, after a second the hard one
 */
export function runToEnd({
  args,
  cwd,
  env,
  signal,
}: {
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
}): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', exitWithParentModule(), ...args], {
      cwd,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    let output = '';
    let fault: StartFault | undefined;
    const collect = (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-1_000_000));
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('message', (value) => {
      const childMessage = readMessage(value);
      if (childMessage !== undefined) fault ??= faultOfMessage(childMessage);
    });
    const stop = () => void endGroup(child, 1_000);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
    child.once('error', reject);
    child.once('close', (code, by) => {
      signal?.removeEventListener('abort', stop);
      resolve({ code: code ?? by ?? 'unknown', output, fault });
    });
  });
}

/**
 * Ends a child that was spawned `detached`: SIGTERM to it, SIGKILL to all of its group when it is still there after
 * `graceMs`. Settles when it is gone.
 */
export function endGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const kill = () => sendSignal(-pid, 'SIGKILL');
    if (child.exitCode !== null || child.signalCode !== null) {
      kill();
      resolve();
      return;
    }
    const timer = setTimeout(kill, graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      // Whatever of its group outlived it.
      kill();
      resolve();
    });
    sendSignal(pid, 'SIGTERM');
  });
}

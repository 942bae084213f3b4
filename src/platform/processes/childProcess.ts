import { spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { loggedLines } from '../../errors/loggedError.ts';
import { signal as sendSignal } from './processes.ts';
import { faultLines, StartFault } from './startFault.ts';

/** A message of a child process to its parent. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('fault'), problem: z.string(), fix: z.string() }),
]);
export type ChildMessage = z.infer<typeof message>;

/** Parses the message of a child; undefined when it is another message. */
export function readMessage(value: unknown): ChildMessage | undefined {
  return message.safeParse(value).data;
}

/** Sends a message to the parent process, if it has a channel, and waits until it is sent. */
export function sendToParent(value: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(value, () => resolve());
  });
}

/**
 * Reports the error that ends a process, and returns the lines to print: none for an expected fault that was sent to
 * the parent, because the parent prints it; names and places, without messages, for a defect.
 */
export async function reportFailure(error: unknown): Promise<readonly string[]> {
  if (error instanceof StartFault && process.send !== undefined) {
    await sendToParent({ type: 'fault', problem: error.problem, fix: error.fix });
    return [];
  }
  return faultLines(error) ?? loggedLines(error);
}

/** The fault in the message of a child. */
export function faultOfMessage(value: ChildMessage): StartFault | undefined {
  return value.type === 'fault' ? new StartFault(value.problem, value.fix) : undefined;
}

/**
 * A module for `--import` that ends a process when its parent has died, for programs that do not do that themselves. It
 * works only in the child itself, because the workers of the child have channels of their own.
 */
export function exitWithParentModule(): string {
  const script = `if (process.ppid === ${String(process.pid)} && process.channel) {
    process.once('disconnect', () => process.exit(1)); process.channel.unref(); }`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

export interface ChildResult {
  /** Exit code, or the name of the signal that ended it. */
  readonly code: number | string;
  /** Standard output and standard error, mixed; at most the last megabyte. */
  readonly output: string;
  readonly fault: StartFault | undefined;
}

/**
 * Runs a Node program to its end. It has a process group of its own, so Ctrl-C reaches only this process.
 *
 * @param input.signal ends the program early with SIGTERM, and after a second with SIGKILL
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
 * Ends a child that was spawned `detached`: SIGTERM to the child, and SIGKILL to its whole group when it still runs
 * after `graceMs`. Settles when the child is gone.
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
      // Processes of its group may have outlived the child.
      kill();
      resolve();
    });
    sendSignal(pid, 'SIGTERM');
  });
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { allocatorSettings } from '../../../src/platform/postgres/server.ts';

/** A program that reads commands from standard input and writes lines to standard output, one command at a time. */
export interface LineProcess {
  /**
   * Sends a command with its line end and waits for the last line of the answer.
   *
   * @throws when the program ends or writes to standard error
   */
  readonly ask: (command: string, isLast: (line: string) => boolean) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Throws an error with the way to install a program when it does not exist. */
export function requireProgram(program: string, { peer }: { peer: string }): void {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  if (error !== undefined)
    throw new Error(
      `${program} cannot be run (${error.message}): install the Debian package of this name, or say --without=${peer}`,
    );
}

/** The program keeps as much freed memory as our PostgreSQL. */
export function startLineProcess(program: string, args: readonly string[]): LineProcess {
  const env = { ...process.env, ...allocatorSettings };
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let waiting: Waiting | undefined;
  let failure: Error | undefined;
  const fail = (reason: string) => {
    failure ??= new Error(`${program}: ${reason}`);
    waiting?.reject(failure);
    waiting = undefined;
  };
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => fail(`ended with ${String(code)}`));
  child.stdin.on('error', (error) => fail(error.message));
  child.stderr.on('data', (text: Buffer) => fail(text.toString().trim()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (waiting === undefined) return;
    waiting.lines.push(line);
    if (!waiting.isLast(line)) return;
    waiting.resolve(waiting.lines);
    waiting = undefined;
  });
  return {
    ask: (command, isLast) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        waiting = { lines: [], isLast, resolve, reject };
        child.stdin.write(command);
      }),
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

interface Waiting {
  readonly lines: string[];
  readonly isLast: (line: string) => boolean;
  readonly resolve: (lines: string[]) => void;
  readonly reject: (error: Error) => void;
}

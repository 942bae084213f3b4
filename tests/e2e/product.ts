import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { until } from '../helpers/until.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface Product {
  readonly pid: number;
  readonly baseUrl: string;
  /** Everything that the product has printed. */
  output(): string;
  /** Lines of standard error. */
  faults(): readonly string[];
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Waits until the whole banner is printed. */
  ready(): Promise<void>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

/** The program that `npm start` starts. */
const startProgram = [process.execPath, 'scripts/program.mjs', 'src/server/start.ts'] as const;

/** Starts the product with its own environment, by default directly and not by npm. */
export function startProduct(
  environment: Readonly<Record<string, string>> & { PORT: string },
  [program, ...args]: readonly [string, ...string[]] = startProgram,
): Product {
  const child = spawn(program, args, {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DEMO_COMMUNITY: 'false',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid === undefined) throw new Error('The product was not started.');
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  let hasEnded = false;
  const ended = once(child, 'close').then((values: unknown[]) => {
    hasEnded = true;
    return typeof values[0] === 'number' ? values[0] : String(values[1]);
  });
  return {
    pid: child.pid,
    baseUrl: `http://127.0.0.1:${environment.PORT}`,
    output: () => output,
    faults: () => errors.split('\n').filter(Boolean),
    ended,
    ready: async () => {
      await until('the banner', () => hasEnded || output.includes('Ctrl-C stops it.'), 120_000);
      if (hasEnded) throw new Error(`The product ended: ${output}${errors}`);
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Returns a port on which no server listens. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** Ids of the process and of its descendants. */
export function familyOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(parentOf);
  const below = (id: number): number[] => [
    id,
    ...parents.filter(({ parent }) => parent === id).flatMap((child) => below(child.pid)),
  ];
  return below(pid);
}

/** Processes of the product whose command line contains this text. */
export function named(family: readonly number[], words: string): readonly number[] {
  return family.filter((pid) => commandOf(pid).includes(words));
}

function parentOf(name: string): { pid: number; parent: number } {
  try {
    // The second field, in brackets, is the program's name, which may contain blanks and brackets.
    const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { pid: Number(name), parent: Number(parent) };
  } catch {
    return { pid: Number(name), parent: 0 };
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

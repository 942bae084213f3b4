import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const answer = z.object({
  url: z.string().optional(),
  started: z.boolean().optional(),
  fault: z.unknown().optional(),
});

export interface DatabaseProgram {
  readonly child: ChildProcess;
  /** The line that it printed about its start. */
  readonly answer: Promise<z.infer<typeof answer>>;
  /** Sends SIGKILL and waits for the end. */
  kill(): Promise<void>;
}

/** Runs tests/e2e/programs/startDatabase.ts in its own process. */
export function runDatabaseProgram({
  bundle,
  args,
  user,
  cwd,
}: {
  args: readonly string[];
  /** The program as one bundle, for an account that cannot read this folder. */
  bundle?: string;
  user?: { uid: number; gid: number } | undefined;
  cwd?: string;
}): DatabaseProgram {
  const program =
    bundle === undefined ? ['scripts/program.mjs', 'tests/e2e/programs/startDatabase.ts'] : [bundle];
  const child = spawn(process.execPath, [...program, ...args], {
    ...user,
    cwd,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  return {
    child,
    answer: firstLine(child).then((line) => answer.parse(JSON.parse(line))),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The program has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  return JSON.stringify({ fault: 'it ended without a word' });
}

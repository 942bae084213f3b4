import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { z } from 'zod';

export interface ServerProcess {
  readonly url: string;
  /** Sends SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
}

/** Starts a second web process on the database of this one; resolves when it listens. */
export async function startServerProcess(): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=production', 'scripts/program.mjs', 'tests/helpers/serverChild.ts'],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  const [url] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The server process did not start.'))),
  ]);
  return {
    url: z.string().parse(url),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface WorkerProcess {
  readonly pid: number;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Sends SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
  /** Sends SIGTERM; resolves with the exit code. */
  stop(): Promise<number | string>;
}

/** Starts a worker in its own process; resolves when the worker is ready for jobs. */
export async function startWorkerProcess(databaseUrl: string): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=production', 'scripts/program.mjs', 'tests/helpers/jobs/workerChild.ts'],
    {
      cwd: resolve(import.meta.dirname, '../../..'),
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  await Promise.race([once(child, 'message'), ended]);
  if (child.pid === undefined) throw new Error('The worker process did not start.');
  return {
    pid: child.pid,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Restarts a worker whenever it dies, as the supervisor of `npm start` does. */
export async function superviseWorker(
  databaseUrl: string,
): Promise<{ deaths: () => number; stop(): Promise<void> }> {
  const stopping = new AbortController();
  let deaths = 0;
  let current = await startWorkerProcess(databaseUrl);
  const loop = (async () => {
    const stopRequested = once(stopping.signal, 'abort').then(() => true);
    while (!(await Promise.race([stopRequested, current.ended.then(() => false)]))) {
      deaths += 1;
      current = await startWorkerProcess(databaseUrl);
    }
    await current.stop();
  })();
  return {
    deaths: () => deaths,
    stop: () => {
      stopping.abort();
      return loop;
    },
  };
}

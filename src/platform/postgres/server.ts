import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort, isPortFree } from './freePort.ts';
import { readFileIfExists } from '../readOrCreateFile.ts';
import type { PostgresBinaries } from './binaries.ts';
import { changeOwner, storedPort, writeSettings, type Cluster } from './cluster.ts';
import { spawnOptionsOf } from './user.ts';
import { isAlive, processesIn, runningPostmaster, signal } from '../processes/processes.ts';
import { codeOf, diskFull, fileFault, StartFault } from '../processes/startFault.ts';

export interface Server {
  readonly cluster: Cluster;
  readonly binaries: PostgresBinaries;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

/**
 * Settings of glibc, in bytes: how much freed memory a session keeps for the next statement. The default is 128 kB. A
 * search frees more than that, so PostgreSQL returned memory to the kernel and requested it again, page by page, at
 * every search. docker-compose.yml has the same settings.
 */
export const allocatorSettings = { MALLOC_TRIM_THRESHOLD_: '16777216', MALLOC_MMAP_THRESHOLD_: '4194304' };

/**
 * Starts the server if necessary, and waits until it accepts our password.
 *
 * @throws StartFault
 */
export async function runServer(server: Server): Promise<{ port: number; started: boolean }> {
  const { cluster } = server;
  let started = false;
  let failures = 0;
  const since = Date.now();
  let nextLogAt = since + 5_000;
  for (;;) {
    const running = runningPostmaster(cluster.folder);
    if (running === undefined) {
      if (failures > 20) throw startFailure(cluster, 'it ended at every attempt');
      await clearStalePidFile(cluster);
      failures += 1;
      started = await launch(server);
    } else {
      const state = await checkConnection(running.port, server.password);
      if (state === 'ready') return { port: running.port, started };
      if (Date.now() > nextLogAt) {
        // After a crash the server replays its log, which may take minutes. A restart would begin that again.
        server.log(
          `the database is ${state}; waiting (${String(Math.round((Date.now() - since) / 1000))} s)`,
        );
        nextLogAt += 5_000;
      }
      if (state === 'silent' && Date.now() - since > 60_000)
        throw startFailure(cluster, 'it runs but does not answer');
      await sleep(25);
    }
  }
}

/**
 * Stops the server of a cluster: clients are disconnected at once, files are closed in order. After `fastMs` it is
 * killed.
 */
export async function stopServer(cluster: Cluster, fastMs: number): Promise<void> {
  const steps = [
    { signal: 'SIGINT', waitMs: fastMs },
    { signal: 'SIGQUIT', waitMs: 1_000 },
    { signal: 'SIGKILL', waitMs: 1_000 },
  ] as const;
  for (const step of steps) {
    const pid = runningPostmaster(cluster.folder)?.pid;
    if (pid === undefined) return;
    signal(pid, step.signal);
    const until = Date.now() + step.waitMs;
    // The server removes its postmaster.pid some moments before it ends, so the process itself is checked.
    while (Date.now() < until && isAlive(pid)) await sleep(20);
  }
}

/** Starts the process. True when it runs; false when it ended for a reason that may be gone at another attempt. */
async function launch(server: Server): Promise<boolean> {
  const { cluster } = server;
  const port = await choosePort(cluster);
  const logFile = join(cluster.folder, 'server.log');
  try {
    writeSettings(cluster, { ...server.settings, port: String(port) });
    if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`);
    const output = openSync(logFile, 'a', 0o600);
    changeOwner(cluster.user, logFile);
    const logStart = statSync(logFile).size;
    const { env, ...options } = spawnOptionsOf(cluster.user);
    const child = spawn(server.binaries.postgres, ['-D', cluster.folder], {
      ...options,
      env: { ...env, ...allocatorSettings },
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    let exitReason: string | undefined;
    child.once('error', (error) => (exitReason = error.message));
    child.once('exit', (code, by) => (exitReason = `exit code ${String(code ?? by)}`));
    child.unref();
    while (exitReason === undefined) {
      if (
        runningPostmaster(cluster.folder)?.pid === child.pid &&
        (await checkConnection(port, server.password)) === 'ready'
      )
        return true;
      await sleep(25);
    }
    const newLogText = readFileSync(logFile, 'utf8').slice(logStart);
    return await shouldRetry(cluster, newLogText, exitReason);
  } catch (error) {
    throw fileFault(error, { what: 'folder', path: cluster.folder });
  }
}

async function shouldRetry(cluster: Cluster, newLogText: string, exitReason: string): Promise<false> {
  if (/No space left on device|Disk quota exceeded/i.test(newLogText)) throw diskFull(cluster.folder);
  // Another start was faster, or another program took the port.
  if (/postmaster\.pid" (already exists|is empty)|Address already in use/.test(newLogText)) {
    await sleep(100);
    return false;
  }
  if (/pre-existing shared memory block/.test(newLogText)) {
    // The postmaster was killed while one of its backends was busy. The backend keeps the shared memory until a signal
    // ends it.
    for (const pid of await processesIn(cluster.folder, cluster.user)) signal(pid, 'SIGQUIT');
    await sleep(500);
    return false;
  }
  const reason = newLogText.split('\n').findLast((line) => /(FATAL|PANIC|ERROR):/.test(line));
  throw startFailure(cluster, reason?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? exitReason);
}

function startFailure(cluster: Cluster, reason: string): StartFault {
  return new StartFault(
    `The database in ${cluster.folder} does not start (${reason})`,
    'Fix what server.log in that folder names, set DATA_DIR to another folder, or set DATABASE_URL',
  );
}

async function choosePort(cluster: Cluster): Promise<number> {
  const stored = storedPort(cluster);
  if (stored !== undefined && (await isPortFree(stored, '127.0.0.1'))) return stored;
  return findFreePort(cluster.folder);
}

/**
 * PostgreSQL refuses to start while the process id in this file is alive, even if it belongs to another program by now.
 */
async function clearStalePidFile(cluster: Cluster): Promise<void> {
  const file = join(cluster.folder, 'postmaster.pid');
  const pid = Number(readFileIfExists(file)?.split('\n')[0] ?? 0);
  if (pid <= 0 || !isAlive(pid) || runningPostmaster(cluster.folder) !== undefined) return;
  if ((await processesIn(cluster.folder, cluster.user)).length === 0) rmSync(file, { force: true });
}

/** Connects to the server on a port of this machine, and returns its state. */
async function checkConnection(port: number, password: string): Promise<'ready' | 'silent' | 'starting'> {
  const connection = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password };
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    switch (codeOf(error)) {
      case '28P01':
        throw new StartFault(
          'The database does not accept the password stored in DATA_DIR/keys',
          'Restore the keys folder that belongs to this database, or move DATA_DIR away to start with an empty database',
          { cause: error },
        );
      case '57P03':
        return 'starting';
      case '53300':
        return 'ready';
      default:
        return 'silent';
    }
  }
}

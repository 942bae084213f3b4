import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { env, type Env } from '../env.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embeddedPostgres.ts';
import { makeFolder } from './makeFolder.ts';
import { checkOwnDatabase } from './postgres/ownDatabase.ts';
import { joinRun, type RunLock, type RunRole } from './processes/runLock.ts';
import { secretsOf } from './secrets.ts';
import { fileFault, StartFault } from './processes/startFault.ts';

export interface PreparedEnvironment {
  readonly databaseUrl: string;
  /** Whether the database is the embedded one, under DATA_DIR. */
  readonly isEmbedded: boolean;
  /** Whether the first accounts are demo ones with passwords that we made, which people must be shown. */
  readonly isDemo: boolean;
  /** Leaves; the last to leave stops the embedded PostgreSQL, after `fastMs` the hard way. May be called twice. */
  readonly release: (options?: { fastMs?: number }) => Promise<void>;
}

/**
 * Makes this process ready to boot the product: folders, secrets and a database that answers, and writes what it found
 * out into `process.env` (DATABASE_URL, PAYLOAD_SECRET, HEALTH_KEYS, ADMIN_EMAIL, ADMIN_PASSWORD), where `env()` and
 * child processes read it.
 *
 * @param input.as what this process is to the others on DATA_DIR; a `guest` such as a script may run beside anything
 * @param input.onDatabaseMoved called when the embedded database had to be started again under another address
 * @throws StartFault or AggregateError of them; print `faultLines`
 */
export async function prepareEnvironment(input: {
  log: (line: string) => void;
  as?: RunRole;
  onDatabaseMoved?: (fault: unknown) => void;
}): Promise<PreparedEnvironment> {
  const given = env();
  // Children may run in another folder than the one these paths are relative to.
  setVariables({ DATA_DIR: given.dataDir, MEDIA_DIR: given.mediaDir });
  if (given.DATABASE_URL !== undefined) {
    setVariables({ ...secretsOf(given) });
    checkFolders(given);
    for (const line of await checkOwnDatabase(given.DATABASE_URL)) input.log(line);
    return {
      databaseUrl: given.DATABASE_URL,
      isEmbedded: false,
      isDemo: false,
      release: () => Promise.resolve(),
    };
  }
  checkFolders(given);
  const run = await enterEmbedded({ ...input, as: input.as ?? 'guest', dataDir: given.dataDir });
  try {
    const secrets = secretsOf(given);
    setVariables({ DATABASE_URL: run.url(), ...secrets });
    return {
      databaseUrl: run.url(),
      isEmbedded: true,
      isDemo: given.ADMIN_PASSWORD === undefined,
      release: run.release,
    };
  } catch (error) {
    await run.release();
    throw error;
  }
}

interface EmbeddedRun {
  readonly url: () => string;
  readonly release: PreparedEnvironment['release'];
}

/** Starts or joins the embedded database, and brings it back when it goes away under us. */
async function enterEmbedded(input: {
  log: (line: string) => void;
  as: RunRole;
  dataDir: string;
  onDatabaseMoved?: (fault: unknown) => void;
}): Promise<EmbeddedRun> {
  let released: Promise<void> | undefined;
  let busy: Promise<void> = Promise.resolve();
  const recover = (): void => {
    if (released !== undefined) return;
    input.log('the database went away; starting it again');
    const former = current.server.url;
    busy = enter()
      .then((entered) => {
        current = entered;
        if (entered.server.url === former) return;
        setVariables({ DATABASE_URL: entered.server.url });
        input.onDatabaseMoved?.(undefined);
      })
      .catch((fault: unknown) => input.onDatabaseMoved?.(fault));
  };
  const enter = () => enterOnce({ ...input, onLost: recover });
  let current = await enter();
  return {
    url: () => current.server.url,
    release: (options) => {
      released ??= busy.then(async () => {
        if (await current.lock.leave()) await current.server.stop(options);
      });
      return released;
    },
  };
}

async function enterOnce(input: {
  log: (line: string) => void;
  as: RunRole;
  dataDir: string;
  onLost: () => void;
}): Promise<{ server: EmbeddedPostgres; lock: RunLock }> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const server = await startEmbeddedPostgres(input);
    const lock = await joinRun({ ...input, url: server.adminUrl });
    if (lock !== undefined) return { server, lock };
    if (Date.now() > deadline) {
      throw new StartFault(
        `The database in ${input.dataDir} keeps being stopped`,
        'Wait a moment and start again',
      );
    }
    await sleep(100);
  }
}

/** Both folders must take files before minutes of work are spent. */
function checkFolders(given: Env): void {
  for (const [what, path] of [
    ['data folder', given.dataDir],
    ['uploads folder', given.mediaDir],
  ] as const) {
    try {
      makeFolder(path);
      const probe = join(path, `.probe-${String(process.pid)}`);
      try {
        writeFileSync(probe, 'x');
      } finally {
        rmSync(probe, { force: true });
      }
    } catch (error) {
      throw fileFault(error, { what, path });
    }
  }
}

function setVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { env, type Env } from '../env.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embeddedPostgres.ts';
import { makeFolder } from './makeFolder.ts';
import { checkExternalDatabase } from './postgres/externalDatabase.ts';
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
  const settings = env();
  // Children may run in another folder than the one these paths are relative to.
  setVariables({ DATA_DIR: settings.dataDir, MEDIA_DIR: settings.mediaDir });
  if (settings.DATABASE_URL !== undefined) {
    setVariables({ ...secretsOf(settings) });
    checkFolders(settings);
    for (const line of await checkExternalDatabase(settings.DATABASE_URL)) input.log(line);
    return {
      databaseUrl: settings.DATABASE_URL,
      isEmbedded: false,
      isDemo: false,
      release: () => Promise.resolve(),
    };
  }
  checkFolders(settings);
  const embedded = await joinEmbedded({ ...input, as: input.as ?? 'guest', dataDir: settings.dataDir });
  try {
    const secrets = secretsOf(settings);
    setVariables({ DATABASE_URL: embedded.url(), ...secrets });
    return {
      databaseUrl: embedded.url(),
      isEmbedded: true,
      isDemo: settings.ADMIN_PASSWORD === undefined,
      release: embedded.release,
    };
  } catch (error) {
    await embedded.release();
    throw error;
  }
}

interface EmbeddedRun {
  readonly url: () => string;
  readonly release: PreparedEnvironment['release'];
}

/** Starts or joins the embedded database, and brings it back when it goes away under us. */
async function joinEmbedded(input: {
  log: (line: string) => void;
  as: RunRole;
  dataDir: string;
  onDatabaseMoved?: (fault: unknown) => void;
}): Promise<EmbeddedRun> {
  let released: Promise<void> | undefined;
  let recovery: Promise<void> = Promise.resolve();
  const recover = (): void => {
    if (released !== undefined) return;
    input.log('the database went away; starting it again');
    const formerUrl = current.server.url;
    recovery = join()
      .then((joined) => {
        current = joined;
        if (joined.server.url === formerUrl) return;
        setVariables({ DATABASE_URL: joined.server.url });
        input.onDatabaseMoved?.(undefined);
      })
      .catch((fault: unknown) => input.onDatabaseMoved?.(fault));
  };
  const join = () => startAndJoin({ ...input, onLost: recover });
  let current = await join();
  return {
    url: () => current.server.url,
    release: (options) => {
      released ??= recovery.then(async () => {
        if (await current.lock.leave()) await current.server.stop(options);
      });
      return released;
    },
  };
}

async function startAndJoin(input: {
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
function checkFolders(settings: Env): void {
  for (const [what, path] of [
    ['data folder', settings.dataDir],
    ['uploads folder', settings.mediaDir],
  ] as const) {
    try {
      makeFolder(path);
      const testFile = join(path, `.probe-${String(process.pid)}`);
      try {
        writeFileSync(testFile, 'x');
      } finally {
        rmSync(testFile, { force: true });
      }
    } catch (error) {
      throw fileFault(error, { what, path });
    }
  }
}

function setVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}

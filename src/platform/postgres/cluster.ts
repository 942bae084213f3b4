import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../processes/processes.ts';
import { readOrCreateFile, readFileIfExists } from '../readOrCreateFile.ts';
import type { PostgresBinaries } from './binaries.ts';
import { canEnter, postgresUserFor, runAs, type PostgresUser } from './user.ts';
import { codeOf, diskFull, fileFault, StartFault } from '../processes/startFault.ts';

/** A folder with a database cluster and the account that owns it. */
export interface Cluster {
  readonly folder: string;
  readonly user: PostgresUser;
  /** The data folder of this cluster. The cluster may be outside of it. */
  readonly dataDir: string;
}

/** The file with our settings. Every start rewrites it and keeps the port in it. */
export const settingsFile = 'diningcoach.conf';

/**
 * Finds the folder of the cluster of a data folder: `DATA_DIR/postgres`. Another account may run PostgreSQL and be
 * unable to enter DATA_DIR (root started a clone under a private home). Then the cluster is in a folder that this
 * account can enter, and `DATA_DIR/postgres.location` names that folder.
 */
export async function locateCluster(dataDir: string): Promise<Cluster> {
  const pointer = join(dataDir, 'postgres.location');
  const defaultFolder = join(dataDir, 'postgres');
  const pointedFolder = readFileIfExists(pointer);
  if (pointedFolder !== undefined) return clusterAt(pointedFolder, dataDir);
  const user = postgresUserFor(defaultFolder);
  if (await canEnter(user, dataDir)) return { folder: defaultFolder, user, dataDir };
  if (existsSync(join(defaultFolder, 'PG_VERSION'))) {
    throw new StartFault(
      `The database in ${defaultFolder} cannot be entered by its owner`,
      `Give every folder above it the right to be entered (chmod a+x), or start as the owner of ${dataDir}`,
    );
  }
  for (const parent of ['/var/lib/diningcoach', '/var/tmp/diningcoach']) {
    if (!canCreate(parent) || !(await canEnter(user, parent))) continue;
    // The hash alone is not enough. After `rm -rf DATA_DIR` the keys of the former cluster are lost, so a new cluster
    // needs another folder.
    const name = `${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-${randomBytes(4).toString('hex')}`;
    return { folder: readOrCreateFile(pointer, () => join(parent, name)), user, dataDir };
  }
  throw new StartFault(
    `PostgreSQL refuses to run as root, and no other account can enter ${dataDir}`,
    'Set DATA_DIR to a folder outside closed homes, start as a normal user, or set DATABASE_URL',
  );
}

/**
 * Creates the cluster when there is none. It is created in a temporary folder and then renamed, so an interrupted start
 * leaves nothing that looks like a database. If two starts run at the same time, the slower one uses the cluster of the
 * faster one.
 */
export async function ensureCluster(input: {
  cluster: Cluster;
  binaries: PostgresBinaries;
  password: string;
  log: (line: string) => void;
}): Promise<void> {
  const { folder, dataDir } = input.cluster;
  const createdMarker = join(dataDir, 'postgres.made');
  if (!isCluster(folder)) {
    input.log('making the database');
    removeUnfinished(folder);
    const temporary = `${folder}.init-${String(process.pid)}`;
    try {
      await createClusterIn(temporary, input);
      renameSync(temporary, folder);
      syncFolder(dirname(folder));
    } catch (error) {
      if (!isCluster(folder)) throw fileFault(error, { what: 'folder', path: dirname(folder) });
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
  if (folder !== join(dataDir, 'postgres'))
    readOrCreateFile(createdMarker, () => 'The cluster named in postgres.location was made.');
  const version = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8'));
  if (version !== input.binaries.major) {
    throw new StartFault(
      `The database in ${folder} was made by PostgreSQL ${String(version)}, and this version brings ${String(input.binaries.major)}`,
      'Dump it with the former version of DiningCoach and restore it into a new DATA_DIR, or set DATABASE_URL',
    );
  }
}

/** Whether the folder holds a complete cluster. */
export function isCluster(folder: string): boolean {
  try {
    const { uid } = statSync(folder);
    const self = process.getuid?.();
    if (self !== undefined && self !== 0 && uid !== self) {
      throw new StartFault(
        `The database in ${folder} belongs to another user (uid ${String(uid)})`,
        'Start as that user or as root, or set DATA_DIR to another folder',
      );
    }
    if (existsSync(join(folder, 'PG_VERSION'))) return true;
    if (readdirSync(folder).length === 0) return false;
    throw new StartFault(
      `The folder ${folder} is not empty and holds no database`,
      'Move it away, or set DATA_DIR',
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw fileFault(error, { what: 'folder', path: folder });
  }
}

/** Writes our settings into the cluster, in one atomic step. */
export function writeSettings(cluster: Cluster, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const path = join(cluster.folder, settingsFile);
  writeFileSync(
    `${path}.new`,
    `# Written at every start of DiningCoach on ${cluster.dataDir}.\n${lines.join('\n')}\n`,
    {
      mode: 0o600,
    },
  );
  changeOwner(cluster.user, `${path}.new`);
  renameSync(`${path}.new`, path);
}

/** The port that the settings of the cluster name. */
export function storedPort(cluster: Cluster): number | undefined {
  const text = readFileIfExists(join(cluster.folder, settingsFile));
  const port = /^port = '(\d+)'$/m.exec(text ?? '')?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Changes the owner of a file or folder, when the account is not that of this process. */
export function changeOwner(user: PostgresUser, path: string): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}

function clusterAt(folder: string, dataDir: string): Cluster {
  if (!existsSync(folder) && existsSync(join(dataDir, 'postgres.made'))) {
    throw new StartFault(
      `The database of ${dataDir} was in ${folder}, and it is no longer there`,
      `Put it back; to start with an empty database, remove ${join(dataDir, 'postgres.location')} and postgres.made beside it`,
    );
  }
  return { folder, user: postgresUserFor(folder), dataDir };
}

async function createClusterIn(
  temporary: string,
  { cluster, password, binaries }: { cluster: Cluster; binaries: PostgresBinaries; password: string },
): Promise<void> {
  const { user } = cluster;
  const passwordFile = `${temporary}.password`;
  mkdirSync(temporary, { mode: 0o700 });
  changeOwner(user, temporary);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    changeOwner(user, passwordFile);
    const outcome = await runAs(user, binaries.initdb, [
      `--pgdata=${temporary}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // With LC_CTYPE C, pg_trgm does not recognise Hangul as letters. macOS has no C.UTF-8 before version 15.
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--lc-messages=C',
    ]);
    if (outcome.code !== 0) throw initFault(temporary, outcome.failure ?? outcome.output);
    appendFileSync(join(temporary, 'postgresql.conf'), `\ninclude '${settingsFile}'\n`);
    writeSettings({ ...cluster, folder: temporary }, {});
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initFault(folder: string, output: string): StartFault {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(folder);
  const reason =
    output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? output.trim().slice(-200);
  return new StartFault(
    `The database could not be made in ${folder} (${reason || 'no message'})`,
    'Fix what it names, set DATA_DIR to another folder, or set DATABASE_URL',
  );
}

/** Removes temporary folders of interrupted starts. Those of running starts stay. */
function removeUnfinished(folder: string): void {
  if (!existsSync(dirname(folder))) return;
  for (const name of readdirSync(dirname(folder))) {
    const pid = name.startsWith(`${basename(folder)}.init-`)
      ? /\.init-(\d+)(\.password)?$/.exec(name)?.[1]
      : undefined;
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    // The initdb of a killed start may still be writing. Then the next start removes the rest.
    rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function canCreate(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return statSync(folder).uid === process.getuid?.();
  } catch {
    return false;
  }
}

/** Makes a rename durable. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

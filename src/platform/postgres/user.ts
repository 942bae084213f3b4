import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartFault } from '../processes/startFault.ts';

/** The account that a PostgreSQL process runs as; undefined stands for the account of this process. */
export type PostgresUser = { readonly uid: number; readonly gid: number } | undefined;

/**
 * Chooses the account that runs PostgreSQL. PostgreSQL refuses to run as root. If this process is root, PostgreSQL runs
 * as the owner of the existing cluster, or else as the first of postgres, node and nobody that /etc/passwd lists
 * (initdb needs an entry there).
 *
 * @param cluster folder of the cluster, which need not exist yet
 */
export function postgresUserFor(cluster: string): PostgresUser {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const user = accountIn(readFileSync('/etc/passwd', 'utf8'));
  if (user === undefined) {
    throw new StartFault(
      'PostgreSQL refuses to run as root, and there is no user postgres, node or nobody to run it as',
      'Start as a normal user, or set DATABASE_URL to a database of your own',
    );
  }
  return user;
}

/** The account of the first usable name in the text of /etc/passwd. */
export function accountIn(passwd: string): PostgresUser {
  const accounts = new Map(passwd.split('\n').map((line) => [line.split(':')[0], line.split(':')]));
  for (const name of ['postgres', 'node', 'nobody']) {
    const [uid, gid] = (accounts.get(name)?.slice(2, 4) ?? []).map(Number);
    if (uid !== undefined && gid !== undefined && Number.isInteger(uid) && Number.isInteger(gid) && uid > 0) {
      return { uid, gid };
    }
  }
  return undefined;
}

export interface Outcome {
  /** Exit code; null when the program could not be started or was ended by a signal. */
  readonly code: number | null;
  readonly output: string;
  /** Why the program could not be started: ENOENT, EACCES, EPERM. */
  readonly failure: string | undefined;
}

/** Runs a program to its end as that account, with a clean environment. Never rejects. */
export function runAs(user: PostgresUser, file: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { ...spawnOptionsOf(user), encoding: 'utf8', timeout: 120_000 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({
          code,
          output: `${stdout}${stderr}`,
          failure: typeof error?.code === 'string' ? error.code : undefined,
        });
      },
    );
  });
}

/**
 * Options for every PostgreSQL program: the account, a folder that each account can enter (the current one may be under
 * a private home), and an environment without the PG… and LC_… variables of the caller.
 */
export function spawnOptionsOf(user: PostgresUser): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  return { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV } };
}

/** Whether the account can enter the folder. This is tried, not computed, because ACLs and mount options count, too. */
export async function canEnter(user: PostgresUser, folder: string): Promise<boolean> {
  if (user === undefined) return true;
  return (await runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder])).code === 0;
}

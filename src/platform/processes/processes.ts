import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { runAs, type PostgresUser } from '../postgres/user.ts';
import { codeOf } from './startFault.ts';

/** Whether a process with this id runs, whoever owns it; one that has ended and waits to be asked how does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !hasEnded(pid);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A process that has ended is still there until its parent, or init, has asked how. False where there is no /proc. */
function hasEnded(pid: number): boolean {
  try {
    // "123 (name) Z …": the name may hold anything, brackets included.
    return /^[ZX]/.test(
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')
        .at(-1) ?? '',
    );
  } catch {
    return false;
  }
}

/** Sends a signal to a process that may have ended already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The running postmaster of a cluster, by its `postmaster.pid`. After a kill -9 that file stays, and its process id may
 * by now be another program's (in a container it soon is): such a file counts as none.
 */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const [first, , , port] = linesOf(join(folder, 'postmaster.pid'));
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostmasterOf(pid, folder)) return undefined;
  return { pid, port: Number(port ?? 0) };
}

/**
 * Ids of all processes that work in the folder: PostgreSQL's do so in their cluster. Asked as the account they run as,
 * because root without CAP_SYS_PTRACE (in a container) may not look. Empty where there is no /proc.
 */
export async function processesIn(folder: string, user: PostgresUser): Promise<readonly number[]> {
  const script =
    'for p in /proc/[0-9]*; do [ "$(readlink "$p/cwd" 2>/dev/null)" = "$1" ] && echo "${p#/proc/}"; done; :';
  const { output } = await runAs(user, '/bin/sh', ['-c', script, 'sh', folder]);
  return output.split('\n').filter(Boolean).map(Number).filter(Number.isInteger);
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function isPostmasterOf(pid: number, folder: string): boolean {
  const command = commandOf(pid);
  // Unreadable: take it for alive, since a second postmaster on one cluster would be worse than none.
  if (command === undefined) return isAlive(pid);
  const [program = ''] = command;
  if (!/^postgres(\.exe)?$/.test(basename(program))) return false;
  const flagIndex = command.indexOf('-D');
  const folderArgument = flagIndex === -1 ? undefined : command[flagIndex + 1];
  return folderArgument === undefined || isSameFolder(folderArgument, folder);
}

function commandOf(pid: number): readonly string[] | undefined {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
  } catch {
    return undefined;
  }
}

function isSameFolder(one: string, other: string): boolean {
  if (one === other) return true;
  if (!existsSync(one) || !existsSync(other)) return false;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { runAs, type PostgresUser } from '../postgres/user.ts';
import { codeOf } from './startFault.ts';

/** Whether a process with this id runs, whoever owns it. A zombie does not count as running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !hasEnded(pid);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A zombie has ended, and its entry stays until its parent has read the exit code. False where there is no /proc. */
function hasEnded(pid: number): boolean {
  try {
    // "123 (name) Z …": the name may contain any character, brackets included.
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
 * Finds the running postmaster of a cluster by its `postmaster.pid`. After a kill -9 that file stays, and its process
 * id may now belong to another program (in a container this happens soon). Such a file counts as no postmaster.
 */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const [first, , , port] = linesOf(join(folder, 'postmaster.pid'));
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostmasterOf(pid, folder)) return undefined;
  return { pid, port: Number(port ?? 0) };
}

/**
 * Ids of all processes whose working folder is this one; PostgreSQL works in the folder of its cluster. The script runs
 * as the account of these processes, because root without CAP_SYS_PTRACE (in a container) may not read them. Empty
 * where there is no /proc.
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
  // If the command cannot be read, the process counts as a postmaster, because a second postmaster on one cluster would
  // destroy it.
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

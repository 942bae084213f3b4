import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks a second of /proc on all Linux machines that Node runs on. */
const ticks = 100;

/**
 * The processor seconds of a PostgreSQL server and all of its processes, the ended ones included.
 *
 * @param input.without a process that does other work.
 */
export function postgresSeconds({ dataDir, without }: { dataDir: string; without: number }): number {
  const [pid = ''] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat === undefined) continue;
    if (name === pid) sum += stat.own + stat.ofChildren;
    else if (stat.parent === pid && name !== String(without)) sum += stat.own;
  }
  return sum / ticks;
}

function statOf(pid: string): { parent: string; own: number; ofChildren: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const number = (at: number): number => Number(fields[at] ?? 0);
    return { parent: fields[1] ?? '', own: number(11) + number(12), ofChildren: number(13) + number(14) };
  } catch {
    return undefined;
  }
}

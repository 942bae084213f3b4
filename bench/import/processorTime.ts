import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of /proc on all Linux machines that Node runs on. */
const ticks = 100;

/**
 * The processor seconds of the sessions of a role. What the server does besides (autovacuum, checkpoints) does not count.
 *
 * @param input.without a session that does other work.
 */
export function sessionSeconds({ role, without }: { role: string; without: number }): number {
  let sum = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || pid === String(without)) continue;
    if (textOf(`/proc/${pid}/cmdline`).startsWith(`postgres: ${role} `))
      sum += ticksOf(textOf(`/proc/${pid}/stat`));
  }
  return sum / ticks;
}

function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

/** Empty for a process that has ended. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

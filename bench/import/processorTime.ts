import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of /proc on all Linux machines that Node runs on. */
const ticks = 100;

/** The processor ticks of the sessions of a role so far, by process. */
export type SessionTicks = ReadonlyMap<string, number>;

/** @param input.without a session that does other work. */
export function sessionTicks({ role, without }: { role: string; without: number }): SessionTicks {
  const sessions = readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      pid !== String(without) &&
      textOf(`/proc/${pid}/cmdline`).startsWith(`postgres: ${role} `),
  );
  return new Map(sessions.map((pid) => [pid, ticksOf(textOf(`/proc/${pid}/stat`))]));
}

/**
 * The processor seconds of the sessions that live at the end, since the beginning. What a session did that has ended
 * since does not count, nor what the server does besides (autovacuum, checkpoints).
 */
export function secondsBetween(before: SessionTicks, after: SessionTicks): number {
  let ticksSince = 0;
  for (const [pid, sum] of after) ticksSince += sum - (before.get(pid) ?? 0);
  return ticksSince / ticks;
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

import { existsSync, readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** A third of the share of another process. With 10, a tenth, an import on a busy machine takes several times as long. */
const niceness = 5;
const threadsOfLinux = '/proc/self/task';

/**
 * Lets other processes go first where processors are busy: those that answer people, and PostgreSQL. For processes that
 * work in the background. Threads that start later, such as those that read labels, have this priority, too.
 */
export function giveWay(): void {
  // On Linux each thread has a priority of its own. A third of the time of an import is that of the garbage collector's.
  const threads = existsSync(threadsOfLinux) ? readdirSync(threadsOfLinux).map(Number) : [process.pid];
  // A higher priority would need a privilege.
  for (const thread of threads) if (getPriority(thread) < niceness) setPriority(thread, niceness);
}

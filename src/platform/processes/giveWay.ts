import { getPriority, setPriority } from 'node:os';

/** Half of the way to the lowest priority. */
const niceness = 10;

/**
 * Lets other processes go first where processors are busy: those that answer people, and PostgreSQL. For processes that
 * work in the background. Threads that start later, such as those that read labels, have this priority, too.
 */
export function giveWay(): void {
  // A higher priority would need a privilege.
  if (getPriority() < niceness) setPriority(niceness);
}

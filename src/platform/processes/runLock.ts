import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from './startFault.ts';

/**
 * The role of a process on an embedded database: `sole` is the whole product in one start, `part` is a web or worker
 * process of several, `guest` is a script such as an import, beside them.
 */
export type RunRole = 'guest' | 'part' | 'sole';

export interface RunLock {
  /**
   * Releases the lock. True when no other process is left. Then new processes are kept out until the database is
   * stopped, which ends this lock, too.
   */
  leave(): Promise<boolean>;
}

/** Our advisory locks: their class, and in it the key of the whole product and the key that every process holds. */
const lockClass = 0x4443;
const runKey = 1;
const presenceKey = 2;

/**
 * Joins the processes of one data folder. The locks belong to a connection of their own, so the database releases them
 * when a process dies, whatever the reason. A file with a process id would not be reliable.
 *
 * @param input.url database `postgres` of the embedded server, as superuser, who can connect even when all other
 * connections are used
 * @param input.onLost called when the connection breaks: the database has ended, and the lock with it
 * @returns the lock, or undefined when the last process to leave is stopping the database
 * @throws StartFault when another start holds the lock
 */
export async function joinRun(input: {
  url: string;
  as: RunRole;
  dataDir: string;
  onLost: () => void;
}): Promise<RunLock | undefined> {
  const client = new pg.Client({
    connectionString: input.url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: `diningcoach ${input.as}`,
  });
  let leaving = false;
  const onEnd = () => {
    if (!leaving) input.onLost();
    leaving = true;
  };
  try {
    client.on('error', () => undefined);
    await client.connect();
    if (!(await isTrue(client, `pg_try_advisory_lock_shared(${lockClass}, ${presenceKey})`))) {
      await client.end();
      return undefined;
    }
    await takeRunLock(client, input);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof StartFault) throw error;
    // The server ended the connection, because it is stopping.
    return undefined;
  }
  client.on('error', onEnd);
  client.on('end', onEnd);
  return {
    leave: async () => {
      if (leaving) return false;
      leaving = true;
      try {
        // One statement, so that of two processes that leave at the same time at least one sees the other.
        const isLast = await isTrue(
          client,
          `pg_advisory_unlock_shared(${lockClass}, ${presenceKey}) and pg_try_advisory_lock(${lockClass}, ${presenceKey})`,
        );
        if (!isLast) await client.end();
        return isLast;
      } catch {
        return false;
      }
    },
  };
}

async function takeRunLock(
  client: pg.Client,
  { as, dataDir }: { as: RunRole; dataDir: string },
): Promise<void> {
  if (as === 'guest') return;
  const kind = as === 'sole' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  // The server releases the lock of a killed process when it notices that the connection is closed, a moment later.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (await isTrue(client, `${kind}(${lockClass}, ${runKey})`)) return;
    await sleep(150);
  }
  throw new StartFault(
    `DiningCoach already runs on ${dataDir}`,
    'Stop it first (Ctrl-C in its terminal), or set DATA_DIR and PORT for a second one',
  );
}

async function isTrue(client: pg.Client, expression: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(`select ${expression} as answer`);
  return rows[0]?.answer === true;
}

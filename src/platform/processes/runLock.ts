import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from './startFault.ts';

/**
 * Who runs on an embedded database: `sole` the whole product in one start, `part` a web or worker process of several,
 * `guest` a script beside them, such as an import.
 */
export type RunRole = 'guest' | 'part' | 'sole';

export interface RunLock {
  /**
   * Gives the place up. True when nobody else is left: then newcomers are kept out until the database is stopped, which
   * ends this lock too.
   */
  leave(): Promise<boolean>;
}

/** Advisory locks of ours: the class, and within it the place of the whole product and the presence of anyone. */
const lockClass = 0x4443;
const runKey = 1;
const presenceKey = 2;

/**
 * Takes a place among the processes of one data folder. The locks belong to a connection of their own, so the database
 * itself frees them when a process dies, however it dies; a file with a process id would have to be doubted.
 *
 * @param input.url database `postgres` of the embedded server, as superuser, whom full connection slots do not keep out
 * @param input.onLost called when the connection breaks: the database has gone, and the place with it
 * @returns the lock, or undefined when the last one to leave is just stopping the database
 * @throws StartFault when another start holds the place
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
    // Terminated while we asked: the server is going down.
    return undefined;
  }
  client.on('error', onEnd);
  client.on('end', onEnd);
  return {
    leave: async () => {
      if (leaving) return false;
      leaving = true;
      try {
        // In one statement: whoever leaves at the same time sees us or we see them.
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
  // The lock of a process that was killed a moment ago is freed when its connection is seen to be closed.
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

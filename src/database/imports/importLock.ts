import { setTimeout as wait } from 'node:timers/promises';
import { createPool } from '../pool.ts';

/** The class of our advisory locks and, in it, the lock of imports. The others are in src/server/migrate.ts. */
const importLock = '17475, 4';
const pollMs = 250;

/**
 * Runs work while no other import writes: an import and a roll back change foods one after the other, in whatever
 * processes they run. The lock belongs to a connection of its own, so it ends with its process, however that dies.
 *
 * @param input.onWait is called once when another import has the lock.
 * @param input.signal ends the wait. The signal of `work` is aborted as well when the connection is lost.
 */
export async function withImportLock<Result>(
  {
    databaseUrl,
    signal,
    connectTimeoutMs,
    onWait,
  }: {
    databaseUrl: string;
    signal: AbortSignal;
    connectTimeoutMs: number;
    onWait?: () => void;
  },
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lost = new AbortController();
  const pool = createPool({
    connectionString: databaseUrl,
    max: 1,
    connectTimeoutMs,
    name: 'diningcoach-import-lock',
    onConnectionLost: (error) => {
      lost.abort(error);
    },
  });
  try {
    const client = await pool.connect();
    try {
      for (let tries = 0; ; tries += 1) {
        const { rows } = await client.query<{ is_ours: boolean }>(
          `SELECT pg_try_advisory_lock(${importLock}) AS is_ours`,
        );
        if (rows[0]?.is_ours === true) break;
        if (tries === 0) onWait?.();
        await wait(pollMs, undefined, { signal });
      }
      return await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      // The lock ends with the connection.
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

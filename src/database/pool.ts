import pg from 'pg';

export interface PoolSettings {
  readonly connectionString: string;
  /** The maximum number of connections. */
  readonly max: number;
  /** Milliseconds to wait for a free or new connection. Without it, a request waits for ever when the pool is full. */
  readonly connectTimeoutMs: number;
  /** Milliseconds one statement may run; undefined for work without a limit (migrations, imports). */
  readonly statementTimeoutMs?: number | undefined;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** `off`: a commit does not wait for the disk. For data that may be lost when the database crashes. */
  readonly synchronousCommit?: 'off';
  /** Called for every lost connection. The pool replaces it by itself. */
  readonly onConnectionLost: (error: Error) => void;
}

/** A forgotten transaction must not hold its locks longer than this. */
const idleInTransactionMs = 60_000;

/**
 * Kilobytes that writes may leave in the pending list of a GIN index, of each partition. Every search reads these lists:
 * 64 slow it by a tenth, PostgreSQL's 4096 by a factor of two.
 */
const ginPendingListKilobytes = 64;

/**
 * Creates a pool that neither hangs nor ends the process. Waiting and statements have limits. A connection that is lost
 * while idle or while checked out (PostgreSQL restarts, a backend is terminated) is reported, and causes no unhandled
 * `error` event.
 */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    ...poolOptions(settings),
  });
  guardPool(pool, settings.onConnectionLost);
  return pool;
}

/** Converts these settings to those of node-postgres. */
export function poolOptions(settings: Omit<PoolSettings, 'onConnectionLost'>): pg.PoolConfig {
  const options = [
    `-c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
    `-c gin_pending_list_limit=${ginPendingListKilobytes}`,
    ...(settings.synchronousCommit === undefined
      ? []
      : [`-c synchronous_commit=${settings.synchronousCommit}`]),
  ];
  return {
    connectionString: settings.connectionString,
    max: settings.max,
    connectionTimeoutMillis: settings.connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: settings.name,
    options: options.join(' '),
    ...(settings.statementTimeoutMs === undefined ? {} : { statement_timeout: settings.statementTimeoutMs }),
  };
}

function guardPool(pool: pg.Pool, onConnectionLost: (error: Error) => void): void {
  // pg-pool listens on idle clients only. The error of a client that is checked out, between two statements, would be
  // unhandled.
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => {
    client.on('error', onConnectionLost);
  });
}

/**
 * Runs statements of a pool in one transaction.
 *
 * @param settings statements that begin it, such as `SET LOCAL`.
 */
export async function inPoolTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  settings = '',
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; ${settings}`);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back at commit');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

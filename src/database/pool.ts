import pg from 'pg';

export interface PoolSettings {
  readonly connectionString: string;
  /** Connections at the most. */
  readonly max: number;
  /** Milliseconds to wait for a free or new connection before failing; without it a full pool waits for ever. */
  readonly connectTimeoutMs: number;
  /** Milliseconds one statement may run; undefined for work that may take its time (migrations, imports). */
  readonly statementTimeoutMs?: number | undefined;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** `off`: a commit does not wait for the disk, for what may be forgotten when the database itself crashes. */
  readonly synchronousCommit?: 'off';
  /** Told of every lost connection; the pool replaces it by itself. */
  readonly onConnectionLost: (error: Error) => void;
}

/** A transaction that its process forgot must not hold its locks longer than this. */
const idleInTransactionMs = 60_000;

/**
 * A pool that neither hangs nor ends the process: waiting has a limit, statements have a limit, and a connection lost
 * while idle *or while checked out* (a PostgreSQL restart, a terminated backend) is reported instead of thrown as an
 * unhandled `error` event.
 */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    ...poolOptions(settings),
  });
  guardPool(pool, settings.onConnectionLost);
  return pool;
}

/** The settings above in node-postgres' terms. */
export function poolOptions(settings: Omit<PoolSettings, 'onConnectionLost'>): pg.PoolConfig {
  const options = [
    `-c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
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
  // pg-pool listens on idle clients only; a client that is checked out between two statements would throw.
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => {
    client.on('error', onConnectionLost);
  });
}

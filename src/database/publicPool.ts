import type pg from 'pg';
import { databaseUrl, env } from '../env.ts';
import { createPool } from './pool.ts';

/** Connections for hot routes, counters and streams. Their statements take a few milliseconds. */
const connections = 8;

/** The server and Next's bundles load this module separately in one process. They share one pool through this key. */
const key = Symbol.for('diningcoach.publicPool');
const registry = globalThis as { [key]?: { readonly url: string; readonly pool: pg.Pool } | undefined };

/**
 * The pool of short public statements, created at first use. It is separate from Payload's pool, so a call inside the
 * transaction of a request cannot wait for a connection that only the end of that transaction frees.
 */
export function publicPool(): pg.Pool {
  const url = databaseUrl();
  if (url === undefined) throw new Error('DATABASE_URL is not set');
  const current = registry[key];
  if (current?.url === url) return current.pool;

  const settings = env();
  const pool = createPool({
    connectionString: url,
    max: connections,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeoutMs: settings.PUBLIC_STATEMENT_TIMEOUT_MS,
    name: 'diningcoach-public',
    onConnectionLost: () => {
      // The pool replaces the connection. A running statement reports the loss to its own caller.
    },
  });
  registry[key] = { url, pool };
  void current?.pool.end();
  return pool;
}

/** Closes the pool if there is one. The next use creates a new one. */
export async function closePublicPool(): Promise<void> {
  const current = registry[key];
  registry[key] = undefined;
  await current?.pool.end();
}

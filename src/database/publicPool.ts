import type pg from 'pg';
import { databaseUrl, env } from '../env.ts';
import { createPool } from './pool.ts';

/** Connections for hot routes and counters: their statements take a few milliseconds, and none holds a transaction. */
const connections = 4;

/** Modules are loaded more than once in one process (by the server and by Next's bundles); the pool is not. */
const key = Symbol.for('diningcoach.publicPool');
const registry = globalThis as { [key]?: { readonly url: string; readonly pool: pg.Pool } | undefined };

/**
 * The pool of short public statements, made at first use. It is apart from Payload's, so that a call inside a request's
 * transaction cannot wait for a connection that only the end of that transaction sets free.
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
      // The pool replaces the connection; a statement that was under way reports the loss to its own caller.
    },
  });
  registry[key] = { url, pool };
  void current?.pool.end();
  return pool;
}

/** Closes the pool if there is one; it is made anew at the next use. */
export async function closePublicPool(): Promise<void> {
  const current = registry[key];
  registry[key] = undefined;
  await current?.pool.end();
}

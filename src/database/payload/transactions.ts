import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { createTableRelationsHelpers, extractTablesRelationalConfig } from 'drizzle-orm';
import { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { NodePgSession } from 'drizzle-orm/node-postgres/session';
import { PgDialect } from 'drizzle-orm/pg-core';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { completeOrders } from './stableOrder.ts';

/**
 * The transaction of the caller has ended: a nested call rolled it back and its error was swallowed, or the connection
 * broke. Nothing may be written or acknowledged in it.
 */
export class TransactionLost extends Error {
  override readonly name = 'TransactionLost';
}

type Sessions = PostgresAdapter['sessions'];

/**
 * Replaces Payload's begin, commit and rollback by versions that report every failure. The stock versions
 *
 * - ignore an error of COMMIT. PostgreSQL also answers the COMMIT of an aborted transaction with the tag ROLLBACK and
 *   no error. Both are errors here.
 * - run work of an ended transaction on the pool, where each statement commits by itself. Here it throws.
 * - report success when a nested call has rolled back the transaction of the request. Here the commit throws.
 */
export function strictTransactions(adapter: PostgresAdapter): void {
  const clients = new Map<string, pg.PoolClient>();
  const sessions: Sessions = {};
  let schema: ReturnType<typeof readSchema> | undefined;

  // Payload reads `sessions[id]?.db || pool`. An unknown id must not silently mean "use the pool".
  adapter.sessions = new Proxy(sessions, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && !(key in target)) {
        throw new TransactionLost('The transaction of this request has already ended.');
      }
      return Reflect.get(target, key, receiver);
    },
  });

  adapter.beginTransaction = async function beginTransaction() {
    await adapter.initializing;
    const client = await adapter.pool.connect();
    try {
      await client.query('BEGIN');
    } catch (error) {
      client.release(true);
      throw error;
    }
    const id = randomUUID();
    const { dialect, relations } = (schema ??= readSchema(adapter.schema));
    const db = new NodePgDatabase<Record<string, unknown>>(
      dialect,
      new NodePgSession(client, dialect, relations),
      relations,
    );
    clients.set(id, client);
    const resolveNothing = () => Promise.resolve();
    sessions[id] = {
      // A client has every method of a drizzle transaction that Payload calls. Nested transactions are not used.
      db: db as unknown as NonNullable<Sessions[string]>['db'],
      reject: resolveNothing,
      resolve: resolveNothing,
    };
    return id;
  };

  adapter.commitTransaction = async function commitTransaction(pendingId) {
    const client = removeClient(await pendingId);
    if (client === undefined) {
      throw new TransactionLost(
        'Nothing was saved: the transaction of this request was rolled back meanwhile.',
      );
    }
    let tag: string;
    try {
      ({ command: tag } = await client.query('COMMIT'));
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
    if (tag !== 'COMMIT') {
      throw new TransactionLost('Nothing was saved: a statement of this transaction had failed.');
    }
  };

  adapter.rollbackTransaction = async function rollbackTransaction(pendingId) {
    const client = removeClient(await pendingId);
    if (client === undefined) return; // Payload rolls back once per nested operation; the first one did the work.
    try {
      await client.query('ROLLBACK');
      client.release();
    } catch {
      // The connection is broken, so the server rolls the transaction back. The connection is destroyed.
      client.release(true);
    }
  };

  function removeClient(id: number | string | null | undefined): pg.PoolClient | undefined {
    if (typeof id !== 'string') return undefined;
    const client = clients.get(id);
    clients.delete(id);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the adapter's registry is a plain object
    delete sessions[id];
    return client;
  }
}

/**
 * What drizzle knows of the tables. All transactions share it: `drizzle()` would read every table again for each of
 * them, which takes longer than most of their statements.
 */
function readSchema(fullSchema: PostgresAdapter['schema']) {
  const { tables, tableNamesMap } = extractTablesRelationalConfig(fullSchema, createTableRelationsHelpers);
  const dialect = new PgDialect();
  completeOrders({ dialect });
  return { dialect, relations: { fullSchema, schema: tables, tableNamesMap } };
}

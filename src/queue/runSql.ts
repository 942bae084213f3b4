import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { runSql, type Transactional } from '../database/transaction.ts';

/** Runs one statement: in the transaction of a request, on a connection or on a pool. */
export type RunSql = (statement: SQL) => Promise<readonly unknown[]>;

/** The part of a pool or client of node-postgres that runs a statement. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

const dialect = new PgDialect();

/** Runs statements on a node-postgres pool or client. */
export function runOn(connection: Queryable): RunSql {
  return async (statement) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    const { rows } = await connection.query(sql, params);
    return rows;
  };
}

/** Runs statements in a request's transaction, or on Payload's pool when it has none. */
export function runIn(req: Transactional): RunSql {
  return (statement) => runSql(req, statement);
}

/** The first row, parsed. Undefined when there is none. */
export function firstRow<Row>(rows: readonly unknown[], schema: z.ZodType<Row>): Row | undefined {
  return rows.length === 0 ? undefined : schema.parse(rows[0]);
}

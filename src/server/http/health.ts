import type pg from 'pg';
import { z } from 'zod';

/** The parts that the product needs to work. */
export interface Readiness {
  readonly database: PartState;
  readonly migrations: PartState;
  readonly catalogue: PartState;
  readonly worker: PartState;
}

export interface PartState {
  readonly isOk: boolean;
  /** What is wrong, for the operator. */
  readonly detail?: string;
}

const ok: PartState = { isOk: true };
const answerWithinMs = 2_000;
/** A worker records a heartbeat every few seconds. */
const workerSilentAfterSeconds = 20;
const undefinedTable = '42P01';

const migrationRow = z.object({ name: z.string() });
const workerRow = z.object({ is_alive: z.boolean() });

/** Checks the database, its migrations, the catalogue, and the heartbeat of any worker. */
export async function readiness({
  pool,
  migrations,
}: {
  pool: pg.Pool;
  /** Names of all migrations that this version of the product needs. */
  migrations: readonly string[];
}): Promise<Readiness> {
  const unknown: PartState = { isOk: false, detail: 'unknown without the database' };
  try {
    return await withTimeout(answerWithinMs, async () => ({
      database: ok,
      migrations: await migrationState(pool, migrations),
      catalogue: await catalogueState(pool),
      worker: await workerState(pool),
    }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'no answer';
    return { database: { isOk: false, detail }, migrations: unknown, catalogue: unknown, worker: unknown };
  }
}

async function migrationState(pool: pg.Pool, required: readonly string[]): Promise<PartState> {
  const rows = await rowsOf(pool, 'SELECT name FROM payload_migrations WHERE name IS NOT NULL');
  const migrated = new Set(rows?.map((row) => migrationRow.parse(row).name));
  const missing = required.filter((name) => !migrated.has(name));
  return missing.length === 0 ? ok : { isOk: false, detail: `not migrated: ${missing.join(', ')}` };
}

async function catalogueState(pool: pg.Pool): Promise<PartState> {
  const rows = await rowsOf(pool, 'SELECT 1 FROM catalogue_loads LIMIT 1');
  return rows !== undefined && rows.length > 0
    ? ok
    : { isOk: false, detail: 'the starter catalogue is not loaded' };
}

async function workerState(pool: pg.Pool): Promise<PartState> {
  const rows = await rowsOf(
    pool,
    `SELECT coalesce(max(seen_at) > now() - interval '${String(workerSilentAfterSeconds)} seconds', false) AS is_alive
     FROM jobs.workers`,
  );
  const isAlive = rows?.[0] !== undefined && workerRow.parse(rows[0]).is_alive;
  return isAlive
    ? ok
    : { isOk: false, detail: `no worker was seen in ${String(workerSilentAfterSeconds)} seconds` };
}

/** Undefined when the table does not exist yet. */
async function rowsOf(pool: pg.Pool, statement: string): Promise<Record<string, unknown>[] | undefined> {
  try {
    const { rows } = await pool.query<Record<string, unknown>>(statement);
    return rows;
  } catch (error) {
    if (z.object({ code: z.literal(undefinedTable) }).safeParse(error).success) return undefined;
    throw error;
  }
}

async function withTimeout<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(milliseconds)} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

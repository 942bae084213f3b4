import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';

/** The parts that the product needs to work. */
export const readinessParts = ['database', 'writes', 'media', 'migrations', 'catalogue', 'worker'] as const;
export type ReadinessPart = (typeof readinessParts)[number];
export type Readiness = Readonly<Record<ReadinessPart, PartState>>;

export interface PartState {
  readonly isOk: boolean;
  /** What is wrong, in words that tell a stranger nothing about hosts, users and files. */
  readonly detail?: string;
}

export interface ReadinessCheck {
  /** Checks all parts within 2 seconds. */
  readonly check: () => Promise<Readiness>;
}

const ok: PartState = { isOk: true };
const answerWithinMs = 2_000;
/** A worker records a heartbeat every few seconds. */
const workerSilentAfterSeconds = 20;
/** Callers within this time share the result of a write. */
const writeEveryMs = 1_000;
const undefinedTable = '42P01';

const migrationRow = z.object({ name: z.string() });
const workerRow = z.object({ is_alive: z.boolean() });

/**
 * The check whether the product can answer and keep what it is sent. It writes, because a database that is read-only, a
 * standby or full still answers reads; and it writes with Payload's pool, so it waits for a connection as a request does.
 */
export function readinessCheck({
  pool,
  writePool,
  mediaDir,
  migrations,
  onFault,
}: {
  pool: () => pg.Pool;
  /** The pool of Payload. */
  writePool: () => pg.Pool;
  mediaDir: string;
  /** Names of all migrations that this version of the product needs. */
  migrations: readonly string[];
  /** Receives the error of a part that was ready before. */
  onFault: (part: ReadinessPart, fault: unknown) => void;
}): ReadinessCheck {
  const failing = new Set<ReadinessPart>();
  const write = sharedFor(writeEveryMs, () => writeRow(writePool()));
  const writeMedia = sharedFor(writeEveryMs, () => writeFileIn(mediaDir));

  async function state(part: ReadinessPart, look: () => Promise<PartState>): Promise<PartState> {
    try {
      const found = await withTimeout(answerWithinMs, look);
      if (found.isOk) failing.delete(part);
      return found;
    } catch (error) {
      if (!failing.has(part)) onFault(part, error);
      failing.add(part);
      return { isOk: false, detail: details[part] };
    }
  }

  return {
    check: async () => {
      const parts = {
        database: state('database', () =>
          pool()
            .query('SELECT 1')
            .then(() => ok),
        ),
        writes: state('writes', () => write().then(() => ok)),
        media: state('media', () => writeMedia().then(() => ok)),
        migrations: state('migrations', () => migrationState(pool(), migrations)),
        catalogue: state('catalogue', () => catalogueState(pool())),
        worker: state('worker', () => workerState(pool())),
      };
      return {
        database: await parts.database,
        writes: await parts.writes,
        media: await parts.media,
        migrations: await parts.migrations,
        catalogue: await parts.catalogue,
        worker: await parts.worker,
      };
    },
  };
}

const unknown = 'unknown without the database';
const details: Readonly<Record<ReadinessPart, string>> = {
  database: 'the database does not answer',
  writes: 'the database takes no writes',
  media: 'the folder of the uploads takes no files',
  migrations: unknown,
  catalogue: unknown,
  worker: unknown,
};

async function writeRow(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO readiness (id, written_at) VALUES (1, now())
     ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at`,
  );
}

async function writeFileIn(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `.readiness-${randomUUID()}`);
  try {
    await writeFile(path, 'ready', { flag: 'wx', mode: 0o600 });
  } finally {
    await rm(path, { force: true });
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

/** Runs the work again only when its last run started some time ago and has ended. Callers in between share its result. */
function sharedFor(milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let last: { readonly startedAt: number; readonly result: Promise<void>; isOver: boolean } | undefined;
  return () => {
    if (last !== undefined && (!last.isOver || performance.now() - last.startedAt < milliseconds))
      return last.result;
    const run = { startedAt: performance.now(), result: work(), isOver: false };
    last = run;
    const end = () => {
      run.isOver = true;
    };
    run.result.then(end, end);
    return run.result;
  };
}

async function withTimeout<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer(`no answer within ${String(milliseconds)} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** A part did not answer in time. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

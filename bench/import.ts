import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getPayload } from 'payload';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { z } from 'zod';
import { createPool } from '../src/database/pool.ts';
import { backgroundArgs } from '../src/server/programArgs.ts';
import { seedCatalogue } from '../src/services/foods/seedCatalogue.ts';
import { writeFoods } from './import/files.ts';
import { secondsBetween, sessionTicks } from './import/processorTime.ts';
import { openBenchDatabase, type BenchDatabase } from './search/database.ts';
import { percentilesOf } from './search/measure.ts';
import { searchProduct } from './search/product.ts';
import { queryClasses } from './search/queries.ts';

const outcome = z.object({
  counts: z.record(z.string(), z.unknown()),
  seconds: z.number(),
  nodeSeconds: z.number(),
  grownMegabytes: z.number(),
});

/**
 * Measures imports, each in its own process as in the worker, beside a bare COPY of the same rows into the same tables
 * with the same indexes.
 *
 * `npm run bench -- import [--rows 1000000] [--texts 20000] [--file PATH --preset NAME]`. On a busy machine compare the
 * processor seconds, not the rates.
 */
export default async function benchImport(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      texts: { type: 'string', default: '20000' },
      file: { type: 'string' },
      preset: { type: 'string', default: 'openfoodfacts' },
    },
  });
  const database = await openBenchDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'diningcoach-bench-import-'));
  const rows: Record<string, object> = {};
  const run = async (name: string, file: string, preset = 'diningcoach'): Promise<void> => {
    rows[name] = await measureImport(database, { file, preset, id: Object.keys(rows).length + 1 });
    console.table(rows);
  };
  try {
    await seed(database);
    const plain = join(folder, 'plain.csv');
    const labelled = join(folder, 'labelled.csv');
    await writeFoods(plain, { count: Number(values.rows), withTexts: false, seed: 1 });
    await writeFoods(labelled, { count: Number(values.texts), withTexts: true, seed: 2 });
    await run('without texts', plain);
    await run('without texts, unchanged', plain);
    await run('with texts', labelled);
    await run('with texts, unchanged', labelled);
    if (values.file !== undefined) {
      await run(values.file, values.file, values.preset);
      await run(`${values.file}, unchanged`, values.file, values.preset);
    }
    rows['bare COPY, without texts'] = await measureCopy(database, { folder, code: 'B1-%' });
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  }
}

/** Labels are read and foods are judged by the shipped dictionary and rules. */
async function seed({ url }: BenchDatabase): Promise<void> {
  const { default: config } = await import('../payload.config.ts');
  // The one that has migrated the database is closed.
  const payload = await getPayload({ config, disableOnInit: true, key: 'seed' });
  const pool = createPool({
    connectionString: url,
    max: 3,
    connectTimeoutMs: 5_000,
    name: 'bench-seed',
    onConnectionLost: () => undefined,
  });
  await seedCatalogue({ payload, pool, folder: join(import.meta.dirname, '../catalogue'), log: console.log });
  await pool.end();
  await payload.destroy();
}

async function measureImport(
  database: BenchDatabase,
  { file, preset, id }: { file: string; preset: string; id: number },
): Promise<object> {
  const idle = await searchPercentile(database.pool, 100);
  const role = { role: 'diningcoach', without: await sessionOf(database.pool) };
  const before = sessionTicks(role);
  const child = spawn(
    process.execPath,
    [
      ...backgroundArgs,
      '--conditions=production',
      'scripts/program.mjs',
      'bench/import/run.ts',
      file,
      preset,
      String(id),
    ],
    {
      env: { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const isRunning = { now: true };
  const ended = once(child, 'exit').then(() => (isRunning.now = false));
  const searching = searchPercentile(database.pool, Infinity, isRunning);
  const [message] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the import failed'))),
  ])) as unknown[];
  const { counts, seconds, nodeSeconds, grownMegabytes } = outcome.parse(message);
  const postgres = secondsBetween(before, sessionTicks(role));
  child.send('end');
  await ended;
  const thousands = Number(counts['rows']) / 1_000;
  return {
    rows: counts['rows'],
    'rows/s': Math.round((thousands * 1_000) / seconds),
    'ms/1,000 rows: wall': Math.round((seconds * 1_000) / thousands),
    'Node CPU': Math.round((nodeSeconds * 1_000) / thousands),
    'PostgreSQL CPU': Math.round((postgres * 1_000) / thousands),
    'grown (MB)': Math.round(grownMegabytes),
    'search p95 idle (ms)': idle.toFixed(1),
    'search p95 (ms)': (await searching).toFixed(1),
  };
}

async function sessionOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}

const queries = queryClasses.flatMap((one) => one.queries);

/** Searches one after the other, ten a second, as a quiet server does. */
async function searchPercentile(
  pool: pg.Pool,
  count: number,
  isRunning: { readonly now: boolean } = { now: true },
): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < count && isRunning.now; at += 1) {
    const start = performance.now();
    const query = queries[at % queries.length];
    if (query !== undefined) await searchProduct(pool, query);
    times.push(performance.now() - start);
    await wait(100);
  }
  return percentilesOf(times).p95;
}

/**
 * Writes the rows of an import again by COPY into the same tables, which are empty then. A session of the superuser has
 * PostgreSQL's own settings for the index.
 */
async function measureCopy(
  database: BenchDatabase,
  { folder, code }: { folder: string; code: string },
): Promise<object> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const chosen = `SELECT id FROM foods WHERE code LIKE '${code}'`;
  const parts = [
    { table: 'foods', select: `SELECT * FROM foods WHERE id IN (${chosen})` },
    { table: 'food_search', select: `SELECT * FROM food_search WHERE food_id IN (${chosen})` },
  ].map((part) => ({ ...part, file: join(folder, `${part.table}.copy`) }));
  for (const { select, file } of parts)
    await pipeline(client.query(to(`COPY (${select}) TO STDOUT`)), createWriteStream(file));
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${chosen}) AS chosen`);
  await client.query('TRUNCATE foods CASCADE');
  const role = { role: 'postgres', without: 0 };
  const [start, before] = [performance.now(), sessionTicks(role)];
  await client.query(`BEGIN; SET LOCAL food_search.by_hand = 'on'`);
  for (const { table, file } of parts)
    await pipeline(createReadStream(file), client.query(from(`COPY ${table} FROM STDIN`)));
  await client.query('COMMIT');
  const seconds = (performance.now() - start) / 1000;
  const postgres = secondsBetween(before, sessionTicks(role));
  await client.end();
  const thousands = (rows[0]?.n ?? 0) / 1_000;
  return {
    rows: rows[0]?.n,
    'rows/s': Math.round((thousands * 1_000) / seconds),
    'ms/1,000 rows: wall': Math.round((seconds * 1_000) / thousands),
    'PostgreSQL CPU': Math.round((postgres * 1_000) / thousands),
  };
}

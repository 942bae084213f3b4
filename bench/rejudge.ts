import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLocalReq, getPayload, type Payload } from 'payload';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { closePublicPool, publicPool } from '../src/database/publicPool.ts';
import { importSettings } from '../src/domain/imports/settings/settings.ts';
import { ruleSetSchema, type RuleSet } from '../src/domain/suitability/rules/ruleSets.ts';
import { seedCatalogue } from '../src/services/foods/seedCatalogue.ts';
import { refreshFoods } from '../src/services/foods/refreshFoods.ts';
import { importShipped } from '../src/services/imports/importShipped.ts';
import { planImport } from '../src/services/imports/reading/planImport.ts';
import { importSources } from '../src/services/imports/reading/sources.ts';
import { effectOfRules, type RulesEffect } from '../src/services/suitability/effectOfRules.ts';
import type { EffectMode } from '../src/services/suitability/effectRanges.ts';
import { writeFoods } from './import/files.ts';
import { secondsBetween, sessionTicks } from './import/processorTime.ts';
import { openBenchDatabase, type BenchDatabase } from './search/database.ts';
import { percentilesOf } from './search/measure.ts';
import { searchProduct } from './search/product.ts';
import { queryClasses } from './search/queries.ts';

/**
 * Measures what follows a change of rules or dictionary, as the worker does it, and the effect of a draft. The foods are
 * imported, and copied with other figures until there are enough. The base is a bare COPY of the same table.
 *
 * `npm run bench -- rejudge [--foods 1000000] [--read 20000]`; `read` foods have labels of their own. On a busy machine
 * compare the processor seconds and the ratios, not the seconds.
 */
export default async function benchRejudge(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { foods: { type: 'string', default: '1000000' }, read: { type: 'string', default: '20000' } },
  });
  const database = await openBenchDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'diningcoach-bench-rejudge-'));
  const { default: config } = await import('../payload.config.ts');
  const payload = await getPayload({ config, disableOnInit: true, key: 'rejudge' });
  try {
    await seedCatalogue({
      payload,
      pool: publicPool(),
      folder: join(import.meta.dirname, '../catalogue'),
      log: console.log,
    });
    const file = join(folder, 'foods.csv');
    await writeFoods(file, { count: Number(values.read), withTexts: true });
    const plan = await planImport({
      files: await importSources([file]),
      settings: importSettings.parse({ preset: 'diningcoach' }),
    });
    await importShipped({ pool: publicPool(), plan });
    // The seed has announced all that it wrote. Facts are copied with the foods.
    await refresh(payload);
    await multiplyFoods(database, Number(values.foods));
    await measure(database, payload);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await closePublicPool();
    await payload.destroy();
    await database.close();
  }
}

/** Copies all foods with other figures, their facts and their bits, until there are so many. */
async function multiplyFoods({ adminUrl }: BenchDatabase, wanted: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ foods: number; last: number; columns: string }>(
    `SELECT count(*)::int AS foods, max(id)::int AS last,
            (SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
              WHERE table_name = 'foods' AND table_schema = 'public'
                AND column_name NOT IN ('id', 'code', 'barcode', 'import_hash', 'nutrients_sodium')) AS columns
       FROM foods`,
  );
  const { foods = 0, last = 0, columns = '' } = rows[0] ?? {};
  for (let copy = 1; copy * foods < wanted; copy += 1) {
    const shift = copy * last;
    await client.query(`BEGIN; SET LOCAL food_search.by_hand = 'on'; SET LOCAL synchronous_commit = off`);
    await client.query(
      `INSERT INTO foods (id, nutrients_sodium, ${columns})
       SELECT id + $1, round((nutrients_sodium * (0.5 + random()))::numeric, 1), ${columns} FROM foods WHERE id <= $2`,
      [shift, last],
    );
    await client.query(
      `INSERT INTO food_facts SELECT food_id + $1, updated_at, statements, words FROM food_facts WHERE food_id <= $2`,
      [shift, last],
    );
    await client.query(
      `SELECT food_search_add(array_agg(food_id + $1), array_agg(unfit)) FROM food_search WHERE food_id <= $2`,
      [shift, last],
    );
    await client.query('COMMIT');
    if (copy % 10 === 0) process.stderr.write(`  ${String((copy + 1) * foods)} foods\n`);
  }
  await client.query(`SELECT setval('foods_id_seq', (SELECT max(id) FROM foods)); ANALYZE`);
  await client.end();
}

const announce = (kind: string, scope: object) =>
  publicPool().query('INSERT INTO food_refresh_scopes (scope) VALUES ($1)', [
    JSON.stringify({ kind, ...scope }),
  ]);

async function measure(database: BenchDatabase, payload: Payload): Promise<void> {
  const pool = publicPool();
  const rows: Record<string, object> = {};
  const add = async (name: string, work: () => Promise<object>): Promise<number> => {
    const measured = await measuredBeside(database.pool, work);
    rows[name] = measured.row;
    console.table(rows);
    return measured.seconds;
  };
  const bare = await add('bare COPY of foods', () => copyAll(database));
  const { before, after } = await stricterSalt(pool);
  for (const mode of ['sample', 'exact'] as const)
    await add(`effect of a draft, ${mode}`, () => effect({ before, after, mode }));
  await pool.query(`UPDATE diets SET rule_set = $1, updated_at = now() WHERE slug = 'low-salt'`, [
    JSON.stringify(after),
  ]);
  await announce('diet', { diet: 'low-salt' });
  const judging = await add('one rule of low-salt', () => refresh(payload));
  await pool.query(`UPDATE diets SET updated_at = now() WHERE slug = 'gout'`);
  await announce('diet', { diet: 'gout' });
  await add('all rules of gout, none of them new', () => refresh(payload));
  const row = await pool.query<Record<string, unknown>>(
    `SELECT name, name_en AS "nameEn", synonyms, synonyms_en AS "synonymsEn", parents, allergens, classes, vegan, vegetarian,
            halal, is_opaque AS "isOpaque", textures FROM ingredients ORDER BY id OFFSET 150 LIMIT 1`,
  );
  const [entry = {}] = row.rows;
  await pool.query(`UPDATE ingredients SET halal = 'maybe', updated_at = now() WHERE name = $1`, [
    entry['name'],
  ]);
  await announce('ingredient', { before: entry, after: { ...entry, halal: 'maybe' } });
  await add(`one ingredient (${String(entry['name'])})`, () => refresh(payload));
  console.log(`judged again in ${(judging / bare).toFixed(1)} times the time of a bare COPY`);
}

async function refresh(payload: Payload): Promise<object> {
  const signal = AbortSignal.timeout(3_600_000);
  const { reread, changed } = await refreshFoods({ req: await createLocalReq({}, payload), signal });
  return { 'read again': reread, changed };
}

/** The first limit of low-salt, a tenth lower. */
async function stricterSalt(pool: pg.Pool): Promise<{ before: RuleSet; after: RuleSet }> {
  const { rows } = await pool.query<{ rule_set: unknown }>(
    `SELECT rule_set FROM diets WHERE slug = 'low-salt'`,
  );
  const before = ruleSetSchema.parse(rows[0]?.rule_set);
  const lower = (limit: number | undefined) => (limit === undefined ? {} : { limitPer100ml: 0.9 * limit });
  let isDone = false;
  const rules = before.rules.map((rule) => {
    if (rule.type !== 'nutrient' || isDone) return rule;
    isDone = true;
    return { ...rule, limit: 0.9 * rule.limit, ...lower(rule.limitPer100ml) };
  });
  return { before, after: { ...before, rules } };
}

async function effect(input: { before: RuleSet; after: RuleSet; mode: EffectMode }): Promise<object> {
  let result: RulesEffect | undefined;
  for await (const event of effectOfRules({ pool: publicPool(), diet: 'low-salt', ...input }))
    if ('effect' in event) result = event.effect;
  const changed = (result?.changes ?? []).filter(({ from, to }) => from !== to);
  return { judged: result?.judged, changed: changed.reduce((sum, { foods }) => sum + foods, 0) };
}

async function copyAll({ adminUrl }: BenchDatabase): Promise<object> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  let bytes = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done();
    },
  });
  await pipeline(client.query(to('COPY foods TO STDOUT')), sink);
  await client.end();
  return { MB: Math.round(bytes / 1e6) };
}

/** Runs work beside ten searches a second, and says what both took. */
async function measuredBeside(
  pool: pg.Pool,
  work: () => Promise<object>,
): Promise<{ row: object; seconds: number }> {
  const idle = await searchPercentile(pool, { count: 50, isRunning: () => true });
  const postgres = () =>
    new Map(['diningcoach', 'postgres'].flatMap((role) => [...sessionTicks({ role, without: 0 })]));
  const [cpu, sessions, start] = [process.cpuUsage(), postgres(), performance.now()];
  let isRunning = true;
  const searching = searchPercentile(pool, { count: Infinity, isRunning: () => isRunning });
  const outcome = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const postgresSeconds = secondsBetween(sessions, postgres());
  isRunning = false;
  const busy = await searching;
  return {
    seconds,
    row: {
      ...outcome,
      seconds: seconds.toFixed(1),
      'Node CPU (s)': ((user + system) / 1e6).toFixed(1),
      'PostgreSQL CPU (s)': postgresSeconds.toFixed(1),
      'search p95 idle (ms)': idle.toFixed(1),
      'search p95 (ms)': busy.toFixed(1),
    },
  };
}

const queries = queryClasses.flatMap((one) => one.queries);

async function searchPercentile(
  pool: pg.Pool,
  { count, isRunning }: { count: number; isRunning: () => boolean },
): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < count && isRunning(); at += 1) {
    const start = performance.now();
    const query = queries[at % queries.length];
    if (query !== undefined) await searchProduct(pool, query);
    times.push(performance.now() - start);
    await wait(100);
  }
  return percentilesOf(times).p95;
}

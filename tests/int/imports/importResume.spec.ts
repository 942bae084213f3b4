import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runImport } from '../../../src/services/imports/runImport.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { importFiles, newImportId, planOf } from '../../helpers/foods/importFiles.ts';
import { fixtureLines, manyCooked, writeCsv } from '../../helpers/foods/mfdsFiles.ts';
import { until } from '../../helpers/until.ts';

const root = join(import.meta.dirname, '../../..');
let db: TestDatabase;
let whole: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  whole = await createTestDatabase();
});
afterAll(async () => {
  await db.drop();
  await whole.drop();
});

/** Everything that an import writes, without ids and times. */
async function everything({ pool }: TestDatabase, importId: number): Promise<unknown> {
  const { rows: foods } = await pool.query(
    `SELECT to_jsonb(f) - 'id' - 'updated_at' - 'created_at' - 'category_id' AS food, c.name AS category, s.unfit::text,
            s.names, u.import_id = $1 AS undoable
       FROM foods f JOIN food_search s ON s.food_id = f.id LEFT JOIN food_categories c ON c.id = f.category_id
       LEFT JOIN food_import_undo u ON u.food_id = f.id ORDER BY f.code`,
    [importId],
  );
  const { rows: report } = await pool.query(
    `SELECT n, line, outcome, name, issues, flags, changes FROM food_import_rows WHERE import_id = $1 ORDER BY n`,
    [importId],
  );
  const { rows: runs } = await pool.query(
    `SELECT rows_done, counts, is_finished FROM food_import_runs WHERE import_id = $1`,
    [importId],
  );
  return { foods, report, runs };
}

/** Starts the import in a process of its own, and kills it. */
async function killed(importId: number, given: readonly string[], isTime: () => Promise<boolean>) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=production',
      'scripts/program.mjs',
      'tests/helpers/foods/importChild.ts',
      db.url,
      String(importId),
      '50',
      ...given,
    ],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const ended = once(child, 'exit');
  await until('it is time to kill the import', isTime);
  child.kill('SIGKILL');
  await ended;
}

async function rowsDone(importId: number): Promise<number> {
  const { rows } = await db.pool.query<{ done: number }>(
    'SELECT rows_done::int AS done FROM food_import_runs WHERE import_id = $1',
    [importId],
  );
  return rows[0]?.done ?? 0;
}

test('an import that is killed between batches and in the middle of one ends with the same rows', async () => {
  const { foods, nutrition } = manyCooked(400);
  const given = [foods, nutrition];
  const importId = newImportId();
  const wanted = await importFiles({ pool: whole.pool, files: given, importId, batchSize: 50 });

  await killed(importId, given, async () => (await rowsDone(importId)) >= 50);
  const first = await rowsDone(importId);
  expect(first % 50).toBe(0);
  expect(first).toBeLessThan(400);

  // The batch has written its foods and waits for the report.
  const lock = await db.pool.connect();
  await lock.query('BEGIN; LOCK TABLE food_import_rows IN SHARE MODE');
  await killed(importId, given, async () => {
    const { rows } = await db.pool.query(
      `SELECT FROM pg_locks WHERE relation = 'food_import_rows'::regclass AND NOT granted`,
    );
    return rows.length > 0;
  });
  await lock.query('ROLLBACK');
  lock.release();
  expect(await rowsDone(importId)).toBe(first);

  const counts = await importFiles({ pool: db.pool, files: given, importId, batchSize: 50 });
  expect(counts).toEqual(wanted);
  expect(await everything(db, importId)).toEqual(await everything(whole, importId));
  // Once it is finished, it does nothing more.
  expect(await importFiles({ pool: db.pool, files: given, importId })).toEqual(wanted);
});

test('a paused import knows the codes of its first part', async () => {
  const [labels = '', names = '', ...rows] = fixtureLines('cooked_food');
  const [figureLabels = '', figureNames = '', ...figures] = fixtureLines('cooked_nutrition');
  const again = (row = '') => row.replace(/^\d+,/, '99,');
  const given = [
    writeCsv('twice.csv', [labels, names, ...rows, again(rows[0])]),
    writeCsv('twice_nutrition.csv', [figureLabels, figureNames, ...figures, again(figures[0])]),
  ];
  const input = {
    pool: whole.pool,
    plan: await planOf(given, { preset: 'mfds' }),
    importId: newImportId(),
    mode: 'apply',
    batchSize: 2,
  } as const;
  const pause = new AbortController();
  await expect(
    runImport({ ...input, signal: pause.signal, onProgress: () => pause.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' });
  expect(await runImport(input)).toMatchObject({ rows: 7, created: 6, duplicate: 1 });

  const other = { ...input, plan: await planOf([...given].reverse(), { preset: 'mfds' }) };
  expect(await runImport(other)).toMatchObject({ duplicate: 1 });
  const changed = [writeCsv('one.csv', [labels, names, rows[0] ?? '']), given[1] ?? ''];
  const plan = await planOf(
    [changed[0] ?? '', writeCsv('one_n.csv', [figureLabels, figureNames, figures[0] ?? ''])],
    {
      preset: 'mfds',
    },
  );
  await expect(runImport({ ...input, plan })).rejects.toMatchObject({ code: 'import_changed' });
});

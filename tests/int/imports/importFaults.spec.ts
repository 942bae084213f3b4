import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPool } from '../../../src/database/pool.ts';
import { runImport, type ImportCounts } from '../../../src/services/imports/runImport.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { newImportId, planOf } from '../../helpers/foods/importFiles.ts';
import { fixture, fixtureLines, manyCooked, writeCsv } from '../../helpers/foods/mfdsFiles.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const root = join(import.meta.dirname, '../../..');
let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

async function countFoods(): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM foods');
  return rows[0]?.n ?? 0;
}

/** Duplicate foods and categories. No import may leave any. */
async function doubles(): Promise<unknown[]> {
  const { rows } = await db.pool.query(
    `SELECT source_name AS a, code AS b FROM foods GROUP BY 1, 2 HAVING count(*) > 1
     UNION ALL SELECT name, parent_id::text FROM food_categories GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  return rows;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Starts the import command with its arguments.
 *
 * @param options.fileBlocks the size that a file of the command may have, as on a disk that is nearly full.
 */
function command(
  words: readonly string[],
  { dataDir = temporaryFolder('data'), fileBlocks }: { dataDir?: string; fileBlocks?: number } = {},
) {
  const program = [process.execPath, '--conditions=production', 'scripts/program.mjs', 'scripts/import.ts'];
  const limited =
    fileBlocks === undefined ? [] : ['sh', '-c', `ulimit -f ${String(fileBlocks)}; exec "$0" "$@"`];
  const [file = '', ...parameters] = [...limited, ...program, ...words];
  const child = spawn(file, parameters, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: db.url,
      DATA_DIR: dataDir,
      MEDIA_DIR: join(dataDir, 'media'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
  /** A batch is committed: the command prints its first progress. */
  const hasWritten = new Promise<void>((resolve) =>
    child.stdout.on('data', () => {
      if (heard.out.includes(' rows, ')) resolve();
    }),
  );
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.err += text));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...heard })));
  return { child, ended, hasWritten, dataDir };
}

describe('an interrupted import', () => {
  test('by kill -9 is completed when it runs again', async () => {
    const { foods, nutrition } = manyCooked(4_000);
    const first = command([foods, nutrition, '--preset', 'mfds']);
    await Promise.race([first.hasWritten, first.ended]);
    first.child.kill('SIGKILL');
    await first.ended;
    const foodCount = await countFoods();
    expect(foodCount).toBeGreaterThan(0);
    expect(foodCount).toBeLessThan(4_000);
    expect(foodCount % 1_000).toBe(0);
    const states = async () =>
      (await db.pool.query('SELECT state, counts ->> $1 AS created FROM food_imports', ['created'])).rows;
    expect(await states()).toMatchObject([{ state: 'running' }]);

    const { code, out } = await command([foods, nutrition, '--preset', 'mfds']).ended;
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/rows +4,000\n/) });
    expect(out).toContain('Going on where the same import stopped.');
    // One import, with the rows of both commands.
    expect(await states()).toEqual([{ state: 'done', created: '4000' }]);
    expect(await countFoods()).toBe(4_000);
    expect(await doubles()).toEqual([]);
  });

  test('by a lost connection prints one line and keeps the written batches', async () => {
    const { foods, nutrition } = manyCooked(1_500);
    const plan = await planOf([nutrition, foods], { preset: 'mfds' });
    // The import has its own connections, because the pool of the test might hand out an ended one.
    const pool = createPool({
      connectionString: db.url,
      max: 4,
      connectTimeoutMs: 5_000,
      name: 'cut off',
      onConnectionLost: () => undefined,
    });
    let isCut = false;
    const cut = () => {
      if (isCut) return;
      isCut = true;
      void db.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut off'`,
      );
    };
    const apply = { plan, importId: newImportId(), mode: 'apply' } as const;
    const importing = runImport({ ...apply, pool, batchSize: 100, onProgress: cut });
    await expect(importing).rejects.toMatchObject({ name: 'ImportFault', code: 'database_lost' });
    await pool.end();
    const foodCount = await countFoods();
    expect(foodCount).toBeGreaterThanOrEqual(100);
    expect(foodCount).toBeLessThan(1_500);

    const again = { ...apply, importId: newImportId() };
    expect(await runImport({ ...again, pool: db.pool })).toMatchObject({
      rows: 1_500,
      unchanged: foodCount,
      created: 1_500 - foodCount,
    });
    expect(await doubles()).toEqual([]);
  });

  test('by a signal stops after a batch', async () => {
    const { foods, nutrition } = manyCooked(1_000);
    const plan = await planOf([foods, nutrition], { preset: 'mfds' });
    const stop = new AbortController();
    const importing = runImport({
      plan,
      importId: newImportId(),
      mode: 'apply',
      pool: db.pool,
      batchSize: 100,
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
    expect((await countFoods()) % 100).toBe(0);
    expect(await countFoods()).toBeLessThan(1_000);
  });
});

describe('a disk that fills', () => {
  const oneLine = (err: string) => err.trimEnd().split('\n');

  test('under the database stops behind the last batch with one line, and the same command goes on', async () => {
    const { foods, nutrition } = manyCooked(3_000);
    const words = [foods, nutrition, '--preset', 'mfds'];
    // What PostgreSQL says when it cannot extend a table.
    await db.pool.query(`
      CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100';
      END $$;
      CREATE TRIGGER fill_disk BEFORE UPDATE ON food_import_runs FOR EACH ROW WHEN (NEW.rows_done > 1000)
        EXECUTE FUNCTION fill_disk()`);
    const { code, err } = await command(words).ended;
    expect({ code, lines: oneLine(err) }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/disk of the database is full after 1000 rows\. Free some space/)],
    });
    const imports = await db.pool.query(`SELECT state, failure ->> 'code' AS code FROM food_imports`);
    expect(imports.rows).toEqual([{ state: 'paused', code: 'disk_full' }]);
    expect(await countFoods()).toBe(1_000);

    await db.pool.query('DROP TRIGGER fill_disk ON food_import_runs');
    expect(await command(words).ended).toMatchObject({ code: 0, err: '' });
    expect(await countFoods()).toBe(3_000);
    expect((await db.pool.query('SELECT state FROM food_imports')).rows).toEqual([{ state: 'done' }]);
  });

  test('under the report leaves the import whole, and says where the report is', async () => {
    const { foods, nutrition } = manyCooked(500);
    const { code, out, err } = await command([foods, nutrition, '--preset', 'mfds'], { fileBlocks: 4 }).ended;
    expect(out).toMatch(/created +500\n/);
    expect({ code, lines: oneLine(err) }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/report cannot be written to .*EFBIG.*admin UI has the report/)],
    });
    expect(await countFoods()).toBe(500);
    expect((await db.pool.query('SELECT state FROM food_imports')).rows).toEqual([{ state: 'done' }]);
  });
});

test('two simultaneous imports of the same files write every food and category once', async () => {
  const { foods, nutrition } = manyCooked(1_000);
  const plan = await planOf([foods, nutrition], { preset: 'mfds' });
  const both = (): Promise<ImportCounts[]> =>
    Promise.all(
      [1, 2].map(() =>
        runImport({ plan, pool: db.pool, batchSize: 100, importId: newImportId(), mode: 'apply' }),
      ),
    );
  const reports = await both();
  expect(reports.map(({ rows }) => rows)).toEqual([1_000, 1_000]);
  expect(await countFoods()).toBe(1_000);
  expect(await doubles()).toEqual([]);
  expect(await both()).toMatchObject([{ unchanged: 1_000 }, { unchanged: 1_000 }]);
});

describe('npm run import', () => {
  test('prints counts and errors, and writes all errors to a report', async () => {
    const [labels = '', names = '', ...rows] = fixtureLines('cooked_food');
    const foods = writeCsv('foods.csv', [
      labels,
      names,
      rows[0]?.replace('연못골 잡채', '') ?? '',
      ...rows.slice(1),
    ]);
    const files = [fixture('cooked_nutrition'), foods];
    const run = command([...files, '--max-refused', '20%']);
    const { code, out, err } = await run.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/created +5\n/);
    expect(out).toMatch(/refused +1\n/);
    expect(out).toMatch(/issue: no_serving_size +1\n/);
    expect(out).toContain(`${foods}:3: name is empty.`);
    expect(await countFoods()).toBe(5);

    const [name = ''] = readdirSync(join(run.dataDir, 'imports'));
    const lines = readFileSync(join(run.dataDir, 'imports', name), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('\ufeffrow,file,line,outcome,food,name,kind,field,old value,value,reason');
    expect(lines).toContain(`1,${foods},3,refused,,,error,name,,,name is empty.`);
    expect(
      lines.filter((line) => line.includes('"the serving size') || line.includes('warning')),
    ).toHaveLength(1);

    // The same files again change nothing, and too many refused rows are an error of the command.
    const again = await command(files).ended;
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('16.7 % of the rows were refused') });
    expect(again.out).toMatch(/unchanged +5\n/);
    const imports = await db.pool.query('SELECT state, origin, created::int FROM food_imports ORDER BY id');
    expect(imports.rows).toEqual([
      { state: 'done', origin: 'command', created: 5 },
      { state: 'done', origin: 'command', created: 0 },
    ]);
  });

  test('writes nothing in a dry run', async () => {
    const { code, out } = await command([
      fixture('fresh_nutrition'),
      fixture('fresh_food'),
      '--preset=mfds',
      '--dry-run',
    ]).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/nothing was written[^]*created +5\n/);
    expect(await countFoods()).toBe(0);
  });

  test('fails when it imports no row', async () => {
    const [labels = '', names = ''] = fixtureLines('cooked_food');
    const foods = writeCsv('foods.csv', [labels, names, '1,,,,,,,,,,']);
    const { code, out } = await command([foods, fixture('cooked_nutrition'), '--preset', 'mfds']).ended;
    expect(code).toBe(1);
    expect(out).toMatch(/refused +1\n/);
  });

  test('--help names all options, the presets with their files, and the exit codes', async () => {
    const { code, out } = await command(['--help']).ended;
    expect(code).toBe(0);
    for (const text of [
      '--max-refused',
      '--answer',
      'mfds',
      'cooked foods + nutrients',
      'Exit codes',
      'Examples',
    ])
      expect(out).toContain(text);
  });

  test.each<[string, string[], RegExp]>([
    ['no file', [], /No file was given/],
    ['a share that is none', ['a.csv', '--max-refused', 'few'], /--max-refused is a share/],
    ['a match that is none', ['a.csv', '--match', 'name'], /--match is code or barcode/],
    ['an answer that is none', ['a.csv', '--answer', 'g'], /--answer is ID=VALUE/],
    [
      'an answer to no question',
      [fixture('fresh_food'), fixture('fresh_nutrition'), '--preset', 'mfds', '--answer', 'unit:x=g'],
      /There is no question unit:x; these files raise none/,
    ],
    ['files of no preset', [writeCsv('other.csv', ['a,b', '1,2'])], /--preset/],
    ['an unknown preset', ['a.csv', '--preset', 'nasa'], /no preset "nasa"/],
    ['an unknown option', ['a.csv', '--preset', 'mfds', '--fast'], /'--fast'/],
    ['a missing partner', [fixture('fresh_food'), '--preset', 'mfds'], /requires its file of nutrients/],
  ])('%s: prints one line and ends with exit code 1', async (_, words, text) => {
    const { code, out, err } = await command(words).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(text);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

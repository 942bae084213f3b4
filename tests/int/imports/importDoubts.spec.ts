import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { importFiles, importRows, type ImportFilesInput } from '../../helpers/foods/importFiles.ts';
import { fixtureLines, writeCsv } from '../../helpers/foods/mfdsFiles.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const header = 'kind,name,sourceName,code,barcode,energyKcal,carbohydrate,protein,fat,sodium';
const run = (rows: readonly string[], options: Partial<ImportFilesInput> = {}) =>
  importRows({ header, rows, ...options, pool: db.pool });

/** The names of the flags of each food, by its code. */
async function flags(): Promise<Record<string, unknown>> {
  const { rows } = await db.pool.query<{ code: string; flags: unknown }>(
    `SELECT code, jsonb_path_query_array(quality, '$[*].flag') AS flags FROM foods ORDER BY code`,
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.flags]));
}

test('one barcode on two foods is flagged on both, told, and no longer flagged when one of them is gone', async () => {
  const barcode = '8801043015059';
  await run([`processed,우유 시리얼바,S,a,${barcode},,,,,`]);
  expect(await flags()).toEqual({ a: [] });
  const rows = [`processed,땅콩 시리얼바,S,b,${barcode},,,,,`, 'processed,두부,S,c,,,,,,'];
  const expected = { flags: { 'barcode-shared': 1 }, issues: { shared_barcode: 1 }, doubtful: 1 };
  expect(await run(rows, { dryRun: true })).toMatchObject(expected);
  expect(await run(rows)).toMatchObject({ created: 2, ...expected });
  expect(await flags()).toEqual({ a: ['barcode-shared'], b: ['barcode-shared'], c: [] });
  expect(await run(rows)).toMatchObject({ unchanged: 2 });

  await db.pool.query(`UPDATE foods SET deleted_at = now() WHERE code = 'b'`);
  expect(await flags()).toMatchObject({ a: [] });
  await db.pool.query(`UPDATE foods SET deleted_at = NULL WHERE code = 'b'`);
  expect(await flags()).toMatchObject({ a: ['barcode-shared'], b: ['barcode-shared'] });
  await run([`processed,땅콩 시리얼바,S,b,,,,,,`]);
  expect(await flags()).toMatchObject({ a: [], b: [] });
});

test('a preview tells a barcode that is twice in the same files, in one batch or in two', async () => {
  const rows = [1, 2, 3].map((at) => `processed,시리얼바 ${String(at)},S,${String(at)},8801043015059,,,,,`);
  const told = (count: number) => ({ issues: { shared_barcode: count }, flags: { 'barcode-shared': count } });
  expect(await run(rows, { dryRun: true })).toMatchObject(told(3));
  expect(await run(rows, { dryRun: true, batchSize: 1 })).toMatchObject(told(2));
  expect(await run(rows)).toMatchObject({ created: 3, ...told(3) });
});

test('a bad barcode is dropped with a warning, and a placeholder is none', async () => {
  const report = await run([
    'processed,가,S,1,8801043015050,,,,,',
    'processed,나,S,2,0000000000000,,,,,',
    'processed,다,S,3,0000000000000,,,,,',
  ]);
  expect(report).toMatchObject({ created: 3, refused: 0, issues: { bad_barcode: 1 } });
  const { rows } = await db.pool.query('SELECT count(barcode)::int AS barcodes FROM foods');
  expect(rows).toEqual([{ barcodes: 0 }]);
});

test('figures that cannot be are flagged alike in the preview and in the run', async () => {
  const rows = [
    'processed,콤비네이션 피자,S,1,,17,2,1,0.5,300',
    'processed,진간장,S,2,,60,8,7,0,5',
    'processed,비빔밥,S,3,,0,0,0,0,0',
    'processed,두부,S,4,,79,2,8,4,10',
  ];
  const expected = { flags: { 'implausible-low': 2, 'all-zero': 1 }, doubtful: 3 };
  expect(await run(rows, { dryRun: true })).toMatchObject(expected);
  expect(await run(rows)).toMatchObject(expected);
  expect(await flags()).toEqual({ 1: ['implausible-low'], 2: ['implausible-low'], 3: ['all-zero'], 4: [] });
});

test('a category that the same import creates says what its foods are, in the preview and in the run', async () => {
  const foods = ['1,D1,연유 버터 라우겐,,지어낸 빵집,지어낸 것,기타 빵류,,,,외식'];
  const figures = ['1,100,391,50,10,8,17,40,466,9,0.3'];
  const files = [
    writeCsv('foods.csv', [...fixtureLines('cooked_food').slice(0, 2), ...foods]),
    writeCsv('nutrition.csv', [...fixtureLines('cooked_nutrition').slice(0, 2), ...figures]),
  ];
  const expected = { created: 1, doubtful: 0, flags: {} };
  expect(await importFiles({ pool: db.pool, files, dryRun: true })).toMatchObject(expected);
  expect(await importFiles({ pool: db.pool, files })).toMatchObject(expected);
  expect(await flags()).toEqual({ D1: [] });
});

test('a column whose figures do not fit its unit stops the import until somebody says which it is', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, at) => `processed,식품 ${String(at)},S,${String(at)},,,,,,${(0.05 + at * 0.06).toFixed(2)}`,
  );
  await expect(run(rows)).rejects.toMatchObject({ code: 'question_open' });
  const { rows: count } = await db.pool.query('SELECT count(*)::int AS foods FROM foods');
  expect(count).toEqual([{ foods: 0 }]);
  expect(await run(rows, { settings: { answers: { 'unit:sodium': 'g' } } })).toMatchObject({ created: 30 });
  const { rows: food } = await db.pool.query(`SELECT nutrients_sodium FROM foods WHERE code = '10'`);
  expect(food).toEqual([{ nutrients_sodium: '650' }]);

  // The column `quality` is only in our exports, whose units are certain.
  const exported = writeCsv('export.csv', [`${header},quality`, ...rows.map((row) => `${row},`)]);
  expect(await importFiles({ pool: db.pool, files: [exported], preset: 'diningcoach' })).toMatchObject({
    updated: 30,
  });
});

test('figures per serving that would be read per 100 g stop the import, and the answer converts them', async () => {
  const rows = [
    'processed,피자,S,1,450,g,1170,148.5,49.5,45',
    'processed,불고기 덮밥,S,2,480,g,720,96,38.4,19.2',
    'processed,비빔밥,S,3,550,g,715,110,27.5,16.5',
    'processed,초콜릿 쿠키,S,4,25,g,125,16,1.5,6',
    'processed,주스,S,5,250,ml,110,27,0,0',
    'processed,빵,S,6,,,260,50,9,3',
  ];
  const named = {
    header: 'kind,name,sourceName,code,servingSize,servingUnit,energyKcal,carbohydrate,protein,fat',
  };
  const answered = (per: string) => {
    const file = writeCsv('serving.csv', [named.header, ...rows]);
    const settings = { answers: { [`per:${file}`]: per } };
    return importFiles({ pool: db.pool, files: [file], preset: 'diningcoach', settings });
  };
  await expect(importRows({ ...named, rows, pool: db.pool })).rejects.toMatchObject({
    code: 'question_open',
  });
  expect(await answered('serving')).toMatchObject({ created: 6, issues: { no_serving_size: 1 } });
  const foods = async () =>
    (
      await db.pool.query(
        'SELECT code, basis::text, nutrients_energy_kcal::float AS kcal FROM foods ORDER BY code',
      )
    ).rows;
  expect(await foods()).toMatchObject([
    { code: '1', basis: '100g', kcal: 260 },
    { kcal: 150 },
    { kcal: 130 },
    { kcal: 500 },
    { code: '5', basis: '100ml', kcal: 44 },
    { code: '6', kcal: 260 },
  ]);
  // Without a serving size, nobody knows for what its figures are.
  expect(await flags()).toMatchObject({ 1: [], 6: ['per-serving-without-size'] });
  expect(await answered('100g')).toMatchObject({ updated: 6 });
  expect(await foods()).toMatchObject([{ kcal: 1170 }, {}, {}, {}, { basis: '100g', kcal: 110 }, {}]);
});

import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import {
  foodByCode,
  importFiles,
  importRows,
  type ImportFilesInput,
} from '../../helpers/foods/importFiles.ts';
import { fixture } from '../../helpers/foods/mfdsFiles.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const header = 'kind,name,brand,sourceName,code,barcode,labels,sodium';
const run = (rows: readonly string[], options: Partial<ImportFilesInput> = {}) =>
  importRows({ header, rows, ...options, pool: db.pool });

const food = (code: string) => foodByCode(db.pool, code);

async function reported(importId: number, mode = 'apply'): Promise<unknown[]> {
  const { rows } = await db.pool.query(
    'SELECT n, outcome, issues, changes FROM food_import_rows WHERE import_id = $1 AND mode = $2 ORDER BY n',
    [importId, mode],
  );
  return rows;
}

test('a field that a person has set stays, is listed, and comes again when it is released', async () => {
  await run(['processed,두부,A,S,1,,,5']);
  await db.pool.query(`UPDATE foods SET brand = 'mine', hand_set = '["brand"]'`);
  const kept = { field: 'brand', from: 'mine', to: 'A', kept: true };

  const same = await run(['processed,두부,A,S,1,,,5']);
  expect(same).toMatchObject({ unchanged: 1, withKeptFields: 1 });
  expect(await reported(same.importId)).toMatchObject([{ outcome: 'unchanged', changes: [kept] }]);

  const other = await run(['processed,두부,A,S,1,,,9']);
  expect(other).toMatchObject({ updated: 1, withKeptFields: 1 });
  expect(await food('1')).toMatchObject({ brand: 'mine', nutrients_sodium: 9, hand_set: ['brand'] });
  expect(await reported(other.importId)).toMatchObject([
    { changes: [{ field: 'nutrients.sodium', from: 5, to: 9 }, kept] },
  ]);

  await db.pool.query(`UPDATE foods SET hand_set = '[]'`);
  expect(await run(['processed,두부,A,S,1,,,9'])).toMatchObject({ updated: 1, withKeptFields: 0 });
  expect(await food('1')).toMatchObject({ brand: 'A', hand_set: null });
});

test('a preview writes no food, and says what the run then does', async () => {
  await run(['processed,두부,A,S,1,,,5', 'processed,콩,A,S,2,,,5']);
  const lines = [
    'processed,두부,,S,1,,,5',
    'processed,콩,A,S,2,,,5',
    'processed,팥,A,S,3,,,x',
    'custom,내 것,,S,4,,,1',
  ];
  const preview = await run(lines, { dryRun: true });
  expect(preview).toMatchObject({ updated: 1, unchanged: 1, created: 1, refused: 1, doubtful: 1 });
  await expect(food('3')).rejects.toThrow('0 foods');
  expect(await food('1')).toMatchObject({ brand: 'A' });
  const { importId: _, reportedIssues, ...counts } = await run(lines);
  expect(preview).toMatchObject({ ...counts });
  expect(reportedIssues).toMatchObject([
    { code: 'unreadable_value', line: 4 },
    { code: 'custom_needs_owner', line: 5 },
  ]);
  expect(await reported(preview.importId, 'preview')).toMatchObject([
    { n: 1, outcome: 'updated', changes: [{ field: 'brand', from: 'A', to: null }] },
    { n: 3, outcome: 'created' },
    { n: 4, outcome: 'refused' },
  ]);
});

test('a certificate that no rule knows is a warning', async () => {
  const report = await run(['processed,두부,,S,1,,vegan;최고,5']);
  expect(report).toMatchObject({ created: 1, doubtful: 1, issues: { unknown_label: 1 } });
  expect(report.reportedIssues).toMatchObject([{ field: 'labels', value: '최고', severity: 'warning' }]);
  expect(await food('1')).toMatchObject({ labels: ['vegan', '최고'] });
});

test('an unknown certificate that is cut in the middle of a letter is still a warning', async () => {
  const label = `${'가'.repeat(63)}🍲 찌개`;
  expect(await run([`processed,두부,,S,1,,${label},5`])).toMatchObject({
    created: 1,
    refused: 0,
    doubtful: 1,
  });
});

test('rows match by barcode when asked, and never two foods', async () => {
  await run(['processed,두부,A,S,1,4006381333931,,5', 'processed,콩,A,S,2,,,5']);
  const byBarcode = { settings: { matchBy: 'barcode' } } as const;
  const report = await run(['processed,두부,A,T,9,4006381333931,,7', 'processed,콩,A,S,2,,,6'], byBarcode);
  expect(report).toMatchObject({ updated: 2, created: 0 });
  expect(await food('9')).toMatchObject({ source_name: 'T', nutrients_sodium: 7 });
  const both = await run(['processed,두부,A,S,2,4006381333931,,7'], byBarcode);
  expect(both).toMatchObject({ refused: 1, issues: { ambiguous: 1 } });
});

test('two lines of one file with the same food leave the first', async () => {
  const lines = ['processed,두부,A,S,1,,,5', 'processed,순두부,B,S,1,,,6', 'processed,두부,A,S,1,,,5'];
  for (const counts of [{ created: 1 }, { unchanged: 1 }]) {
    const report = await run(lines, { batchSize: 1 });
    expect(report).toMatchObject({ ...counts, duplicate: 2, updated: 0 });
    expect(report.reportedIssues[0]?.message.en).toMatch(/already given in .*foods\.csv, line 2\./);
    expect(await food('1')).toMatchObject({ name: '두부' });
  }
});

test('the same label is stored with its allergens, whoever reads it', async () => {
  const files = [fixture('cooked_food'), fixture('cooked_nutrition')];
  await importFiles({ pool: db.pool, files });
  const { rows } = await db.pool.query('SELECT count(*)::int AS n FROM food_search WHERE unfit = -1');
  expect(rows).toEqual([{ n: 0 }]);
});

describe('by barcode, rows that mean one food by different keys', () => {
  test.each([1, 100])('are duplicates, in batches of %i', async (batchSize) => {
    await run(['processed,두부,A,S,1,4006381333931,,5', 'processed,콩,A,S,2,96385074,,5']);
    const { importId, ...counts } = await run(
      [
        // The stored food by its barcode, and then by its code.
        'processed,두부,B,T,9,4006381333931,,5',
        'processed,두부,C,S,1,,,5',
        // New foods with one code and two barcodes. The second one is not imported, so its barcode stays free.
        'processed,팥,B,T,7,4006381333948,,5',
        'processed,팥,C,T,7,5000112548167,,5',
        'processed,쌀,,T,8,5000112548167,,5',
        // An equal row again.
        'processed,콩,A,S,2,96385074,,5',
        'processed,콩,D,S,2,,,5',
      ],
      { settings: { matchBy: 'barcode' }, batchSize },
    );
    expect(counts).toMatchObject({ updated: 1, created: 2, unchanged: 1, duplicate: 3, refused: 0 });
    expect(await food('7')).toMatchObject({ brand: 'B' });
    expect(await reported(importId)).toMatchObject([
      { n: 1, outcome: 'updated' },
      { n: 2, outcome: 'duplicate', issues: [{ code: 'duplicate_code', parameters: { firstLine: 2 } }] },
      { n: 3, outcome: 'created' },
      { n: 4, outcome: 'duplicate', issues: [{ parameters: { firstLine: 4 } }] },
      { n: 5, outcome: 'created' },
      { n: 7, outcome: 'duplicate', issues: [{ parameters: { firstLine: 7 } }] },
    ]);
  });
});

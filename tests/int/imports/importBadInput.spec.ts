import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { foodByCode, importFiles, planOf } from '../../helpers/foods/importFiles.ts';
import { fixture, fixtureLines, manyCooked, writeCsv } from '../../helpers/foods/mfdsFiles.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const run = (files: readonly string[], options?: { batchSize?: number }) =>
  importFiles({ pool: db.pool, files, ...options });

/** The imported foods without ids and times. */
async function imported(): Promise<unknown> {
  const { rows } = await db.pool.query(
    `SELECT to_jsonb(f) - '{id,category_id,created_at,updated_at}'::text[] AS food, c.name AS category, p.name AS main
     FROM foods f LEFT JOIN food_categories c ON c.id = f.category_id
     LEFT JOIN food_categories p ON p.id = c.parent_id ORDER BY code`,
  );
  return rows;
}

const food = (code: string) => foodByCode(db.pool, code);

describe('bad rows', () => {
  test('are reported with file, line and reason, and all other rows are imported', async () => {
    const foods = fixtureLines('cooked_food');
    const nutrition = fixtureLines('cooked_nutrition');
    const addRow = (id: number, text: string) => {
      foods.push(text);
      nutrition.push(`${id},100,10,-,1,1,-,-,1,1,-`);
    };
    addRow(7, '7,D900007-ZZ-AVG,"두 줄로 쓴\r\n이름",,노란오리피자,빵류,피자류,,,,외식'); // lines 9 and 10
    addRow(8, '8,D900008-ZZ-AVG,,,노란오리피자,빵류,피자류,,,,외식');
    addRow(9, '9,D900009-ZZ-AVG,열린 따옴표,,"노란오리피자,빵류,피자류,,,,외식');
    addRow(10, '10,D900010-ZZ-AVG,열이 모자람,,노란오리피자');
    addRow(11, '11,D900011-ZZ-AVG,널\0문자,,노란오리피자,빵류,피자류,,,,외식');
    addRow(12, '12,D900001-ZZ-AVG,같은 코드,,노란오리피자,빵류,피자류,,,,외식');
    addRow(13, '13,D900013-ZZ-AVG,마지막,,노란오리피자,빵류,피자류,,,,외식');
    nutrition.push('99,100,10,-,1,1,-,-,1,1,-');
    const foodFile = writeCsv('foods.csv', foods, { eol: '\r\n' });
    const nutritionFile = writeCsv('nutrition.csv', nutrition);

    const report = await run([foodFile, nutritionFile], { batchSize: 3 });
    expect(report).toMatchObject({ rows: 13, created: 8, refused: 4, duplicate: 1 });
    const errors = report.reportedIssues.filter(
      ({ severity, file }) => severity === 'error' && file === foodFile,
    );
    expect(
      errors.map(({ line, code, field }) => ({ line, code, field })).sort((a, b) => a.line - b.line),
    ).toEqual([
      { line: 11, code: 'required', field: 'name' },
      { line: 12, code: 'malformed', field: undefined },
      { line: 13, code: 'columns', field: undefined },
      { line: 14, code: 'invalid_character', field: 'food_name' },
      { line: 15, code: 'duplicate_code', field: 'code' },
    ]);
    const duplicate = errors.find(({ code }) => code === 'duplicate_code');
    expect(duplicate?.message.en).toBe(`The code D900001-ZZ-AVG was already given in ${foodFile}, line 3.`);
    expect(duplicate?.message.ko).toContain('D900001-ZZ-AVG');
    expect(
      report.reportedIssues.find(({ code, value }) => code === 'no_food' && value === '99'),
    ).toMatchObject({
      file: nutritionFile,
      line: 16,
    });
    expect(await food('D900007-ZZ-AVG')).toMatchObject({ name: '두 줄로 쓴 이름' });
    expect(await food('D900013-ZZ-AVG')).toMatchObject({ nutrients_energy_kcal: 10 });

    const before = await imported();
    expect(await run([foodFile, nutritionFile])).toMatchObject({
      unchanged: 8,
      refused: 4,
      duplicate: 1,
      updated: 0,
    });
    expect(await imported()).toEqual(before);
  });

  test('are found among a thousand when only PostgreSQL refuses them', async () => {
    await db.pool.query(`ALTER TABLE foods ADD CHECK (name <> '지어낸 음식 321')`);
    const { foods, nutrition } = manyCooked(1_000);
    const report = await run([foods, nutrition]);
    expect(report).toMatchObject({ rows: 1_000, created: 999, refused: 1, issues: { refused: 1 } });
    expect(report.reportedIssues).toMatchObject([
      { file: foods, line: 323, code: 'refused', value: 'X000321-ZZ-AVG' },
    ]);
  });

  test('with an invalid byte do not change the encoding of the file', async () => {
    const lines = fixtureLines('cooked_food').map((line) => line.replace('두부 무침', '두\ufffd부 무침'));
    const report = await run([writeCsv('broken.csv', lines), fixture('cooked_nutrition')]);
    expect(report).toMatchObject({ created: 5, refused: 1, issues: { unreadable_character: 1 } });
    expect(await food('D900006-ZZ-AVG')).toMatchObject({ name: '소금 쿠키' });
  });
});

describe('files that cannot be imported', () => {
  test.each<[string, () => string[], string, RegExp]>([
    ['no file', () => [], 'no_files', /No file/],
    ['a missing file', () => ['nowhere.csv'], 'no_such_file', /nowhere\.csv/],
    ['a folder', () => [import.meta.dirname], 'not_readable', /is not a file/],
    ['a program', () => [process.execPath], 'not_csv', /binary/],
    ['an empty file', () => [writeCsv('empty.csv', [])], 'not_csv', /empty/],
    ['other columns', () => [writeCsv('other.csv', ['a,b', '1,2'])], 'unknown_header', /a,b/],
    [
      'foods without nutrients',
      () => [fixture('cooked_food')],
      'partner_missing',
      /requires its file of nutrients/,
    ],
    [
      'nutrients without foods',
      () => [fixture('cooked_nutrition')],
      'no_foods_file',
      /file with these foods was not given/,
    ],
  ])('%s: one line that says why', async (_, files, code, text) => {
    const fault = await planOf(files(), { preset: 'mfds' }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'ImportFault', code, message: expect.stringMatching(text) });
    expect((fault as Error).message).not.toContain('\n');
  });

  test('nutrients of other foods are refused', async () => {
    const { foods } = manyCooked(100);
    const { nutrition } = manyCooked(150);
    const plan = planOf([foods, nutrition], { preset: 'mfds' });
    await expect(plan).rejects.toMatchObject({ code: 'partner_mismatch' });
  });

  test('the error says that the database has no tables', async () => {
    await db.pool.query('DROP TABLE foods CASCADE');
    await expect(run([fixture('cooked_food'), fixture('cooked_nutrition')])).rejects.toMatchObject({
      name: 'ImportFault',
      code: 'not_migrated',
    });
  });
});

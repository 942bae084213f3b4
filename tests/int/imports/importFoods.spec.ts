import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { foodByCode, importFiles } from '../../helpers/foods/importFiles.ts';
import { fixture, fixtureLines, writeCsv } from '../../helpers/foods/mfdsFiles.ts';
import { until } from '../../helpers/until.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const cooked = [fixture('cooked_food'), fixture('cooked_nutrition')];
const fresh = [fixture('fresh_food'), fixture('fresh_nutrition')];

const run = (files: readonly string[], options?: { dryRun?: boolean; batchSize?: number }) =>
  importFiles({ pool: db.pool, files, ...options });

/** All foods and categories. */
async function everything(): Promise<unknown> {
  const { rows } = await db.pool.query(
    `SELECT to_jsonb(f) AS food, c.name AS category, p.name AS main FROM foods f
     LEFT JOIN food_categories c ON c.id = f.category_id LEFT JOIN food_categories p ON p.id = c.parent_id ORDER BY code`,
  );
  return rows;
}

const food = (code: string) => foodByCode(db.pool, code);

describe('an import', () => {
  test('creates foods from two joined files, and distinguishes unknown from zero', async () => {
    const report = await run([...cooked, ...fresh]);
    expect(report).toMatchObject({ rows: 11, created: 11, refused: 0, joinedByLine: 2, categories: 15 });

    expect(await food('D900001-ZZ-AVG')).toMatchObject({
      kind: 'cooked',
      name: '연못골 잡채',
      country_of_origin: '대한민국',
      serving_size: 200,
      serving_unit: 'g',
      basis: '100g',
      nutrients_energy_kcal: 150,
      nutrients_sodium: 320,
      nutrients_trans_fat: 0,
      nutrients_potassium: null,
      popularity: 0,
      quality: [],
    });
    expect(await food('D900002-66-AVG')).toMatchObject({
      aliases: ['달맞이군 연못골 잡채'],
      nutrients_carbohydrate: null,
      nutrients_sodium: null,
      nutrients_fat: null,
    });
    expect(await food('D900004-ZZ-AVG')).toMatchObject({
      name: '보리차, 진한 맛',
      brand: '노란오리카페',
      nutrients_carbohydrate: 0.2,
      nutrients_fat: 0,
      nutrient_qualifiers: { carbohydrate: 'below' },
    });
    expect(await food('R900002-ZZ-AVG')).toMatchObject({
      nutrients_carbohydrate: null,
      nutrients_protein: null,
      nutrients_fat: 0.5,
      nutrients_sodium: 5,
      nutrient_qualifiers: { fat: 'trace', sodium: 'trace' },
      quality: [{ flag: 'unreadable-value', nutrients: ['carbohydrate', 'protein'] }],
    });
    expect(await food('N900001-33-02')).toMatchObject({
      nutrients_energy_kcal: 127,
      nutrients_sodium: null,
      // Two rows prove no order.
      quality: [{ flag: 'joined-by-line', nutrients: ['energyKcal', 'carbohydrate', 'protein', 'fat'] }],
    });
    expect(await food('D900005-ZZ-AVG')).toMatchObject({
      serving_size: null,
      nutrients_sodium: 220,
      allergen_text: '대두',
    });
    expect(report.reportedIssues.map(({ file, line, code, field }) => ({ file, line, code, field }))).toEqual(
      [
        { file: fixture('cooked_food'), line: 7, code: 'no_serving_size', field: 'amount_per_serving' },
        { file: fixture('fresh_food'), line: 4, code: 'unreadable_value', field: 'carbohydrate' },
        { file: fixture('fresh_food'), line: 4, code: 'unreadable_value', field: 'protein' },
        { file: fixture('fresh_food'), line: 6, code: 'order_unproven', field: 'id' },
        { file: fixture('fresh_food'), line: 7, code: 'order_unproven', field: 'id' },
      ],
    );
  });

  test('creates each category once, in a tree', async () => {
    await run([...cooked, ...fresh], { batchSize: 1 });
    const { rows } = await db.pool.query(
      `SELECT p.name AS main, c.name AS sub, count(*)::int AS foods FROM foods f
       JOIN food_categories c ON c.id = f.category_id JOIN food_categories p ON p.id = c.parent_id
       WHERE p.parent_id IS NULL AND f.kind = 'cooked' GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { main: '과자류', sub: '쿠키.비스킷류', foods: 1 },
      { main: '볶음류', sub: '채소류볶음', foods: 2 },
      { main: '빵류', sub: '피자류', foods: 1 },
      { main: '생채및 무침류', sub: '나물.채소류무침', foods: 1 },
      { main: '음료 및 차류', sub: '차류', foods: 1 },
    ]);
  });

  test('recognises the files by their headers, in any order and when one is named twice', async () => {
    const swapped = [...[...fresh, ...cooked].reverse(), ...cooked];
    expect(await run(swapped)).toMatchObject({ rows: 11, created: 11, joinedByLine: 2 });
  });

  test.each([
    ['CP949', { encoding: 'cp949', eol: '\r\n' }],
    ['UTF-8 with a byte order mark', { encoding: 'utf-8', eol: '\r\n' }],
    ['UTF-16', { encoding: 'utf16-le', eol: '\n' }],
  ])('reads %s like plain UTF-8', async (_, as) => {
    await run(cooked);
    const before = await everything();
    const report = await run([
      writeCsv('a.csv', fixtureLines('cooked_food'), as),
      writeCsv('b.csv', fixtureLines('cooked_nutrition'), as),
    ]);
    expect(report).toMatchObject({ rows: 6, unchanged: 6 });
    expect(await everything()).toEqual(before);
  });

  test('joins by number when the files have different orders', async () => {
    await run(cooked);
    const before = await everything();
    const [labels = '', names = '', ...rows] = fixtureLines('cooked_nutrition');
    const shuffled = writeCsv('shuffled.csv', [labels, names, ...rows.reverse()]);
    expect(await run([fixture('cooked_food'), shuffled])).toMatchObject({ unchanged: 6, joinedByLine: 0 });
    expect(await everything()).toEqual(before);
  });

  test('does not join by line when the order of the files may differ', async () => {
    const [labels = '', names = '', one = '', two = '', ...rest] = fixtureLines('fresh_nutrition');
    const swapped = writeCsv('swapped.csv', [labels, names, two, one, ...rest]);
    const report = await run([fixture('fresh_food'), swapped]);
    expect(report).toMatchObject({ created: 5, joinedByLine: 0, issues: { no_food: 2, no_nutrients: 2 } });
    expect(await food('N900001-33-02')).toMatchObject({
      nutrients_energy_kcal: null,
      nutrients_protein: null,
    });
    expect(await food('R900001-ZZ-AVG')).toMatchObject({ nutrients_energy_kcal: 380 });
  });
});

describe('importing again', () => {
  test('changes nothing, not even a timestamp', async () => {
    await run([...cooked, ...fresh]);
    const before = await everything();
    expect(await run([...cooked, ...fresh])).toMatchObject({
      rows: 11,
      created: 0,
      updated: 0,
      unchanged: 11,
      categories: 0,
    });
    expect(await everything()).toEqual(before);
  });

  test('writes changed figures, also to unknown', async () => {
    await run(cooked);
    const lines = fixtureLines('cooked_nutrition').map((line) => line.replace('12.5,640', '12.5,-'));
    const report = await run([fixture('cooked_food'), writeCsv('changed.csv', lines)]);
    expect(report).toMatchObject({ updated: 1, unchanged: 5 });
    const { nutrients_sodium, updated_at, created_at } = await food('D900001-ZZ-AVG');
    expect(nutrients_sodium).toBeNull();
    expect(updated_at).not.toBe(created_at);
  });

  test('does not change trashed foods or foods that a dietitian has verified', async () => {
    await run(cooked);
    await db.pool.query(`INSERT INTO staff (email) VALUES ('dietitian@example.org')`);
    await db.pool.query(`UPDATE foods SET deleted_at = now() WHERE code = 'D900001-ZZ-AVG'`);
    await db.pool.query(
      `UPDATE foods SET nutrients_sodium = 1, popularity = 7, verified_by_id = (SELECT id FROM staff LIMIT 1)
       WHERE code = 'D900003-ZZ-AVG'`,
    );
    await db.pool.query(
      `UPDATE foods SET nutrients_sodium = 1, popularity = 7 WHERE code = 'D900004-ZZ-AVG'`,
    );
    const [trashedFood, verifiedFood] = [await food('D900001-ZZ-AVG'), await food('D900003-ZZ-AVG')];

    const lines = fixtureLines('cooked_nutrition').map((line) =>
      line.replace('12.5,640', '12.5,-').replace(/^4,(.*)$/, '4,$1 '),
    );
    const report = await run([fixture('cooked_food'), writeCsv('changed.csv', lines)]);
    expect(report).toMatchObject({ trashed: 1, kept: 1, updated: 1, unchanged: 3 });
    expect(await food('D900001-ZZ-AVG')).toEqual(trashedFood);
    expect(await food('D900003-ZZ-AVG')).toEqual(verifiedFood);
    expect(await food('D900004-ZZ-AVG')).toMatchObject({ nutrients_sodium: 3, popularity: 7 });
  });
});

describe('allergens', () => {
  const labelled = (text: string) =>
    writeCsv('labelled.csv', [
      ...fixtureLines('cooked_food').slice(0, 2),
      `1,D900001-ZZ-AVG,연못골 잡채,대한민국,전국(대표),볶음류,채소류볶음,,${text},,품목대표`,
    ]);
  const nutrition = () => writeCsv('labelled_nutrition.csv', fixtureLines('cooked_nutrition').slice(0, 3));
  const importLabel = (text: string) => run([labelled(text), nutrition()]);

  test('are read from the label in the same write, and again when the label changes', async () => {
    await importLabel('"대두, 밀 함유"');
    expect(await food('D900001-ZZ-AVG')).toMatchObject({
      allergens: { scheme: 'mfds', contains: ['soybean', 'wheat'], mayContain: [] },
      allergens_from: 'texts',
    });
    expect(await importLabel('"대두, 밀 함유"')).toMatchObject({ unchanged: 1 });
    await importLabel('우유 함유');
    expect(await food('D900001-ZZ-AVG')).toMatchObject({ allergens: { contains: ['milk'] } });
  });

  test('that contradict the rest of the food are flagged, and the flag is no change for the next import', async () => {
    await importLabel('대두 함유');
    expect((await food('D900001-ZZ-AVG'))['quality']).toEqual([]);
    const byHand = { scheme: 'mfds', contains: ['milk', 'soybean'], mayContain: [] };
    await db.pool.query(`UPDATE foods SET allergens = $1, allergens_from = 'hand'`, [byHand]);
    await importLabel('"대두, 밀 함유"');
    expect((await food('D900001-ZZ-AVG'))['quality']).toEqual([
      expect.objectContaining({ flag: 'contradiction' }),
    ]);
    expect(await importLabel('"대두, 밀 함유"')).toMatchObject({ unchanged: 1 });
  });

  test('that were set by hand are kept', async () => {
    await importLabel('"대두, 밀 함유"');
    const byHand = { scheme: 'eu', contains: ['celery'], mayContain: [] };
    await db.pool.query(`UPDATE foods SET allergens = $1, allergens_from = 'hand'`, [byHand]);
    expect(await importLabel('우유 함유')).toMatchObject({ updated: 1 });
    expect(await food('D900001-ZZ-AVG')).toMatchObject({
      allergen_text: '우유 함유',
      allergens: byHand,
      allergens_from: 'hand',
    });
    expect(await importLabel('우유 함유')).toMatchObject({ unchanged: 1 });
  });
});

describe('a dry run', () => {
  test('writes nothing and reports the result of the real run', async () => {
    const files = [...cooked, ...fresh];
    const { importId: _i, ...dryReport } = await run(files, { dryRun: true, batchSize: 4 });
    const { rows } = await db.pool.query(
      'SELECT (SELECT count(*)::int FROM foods) AS foods, (SELECT count(*)::int FROM food_categories) AS categories',
    );
    expect(rows).toEqual([{ foods: 0, categories: 0 }]);
    expect(dryReport).toMatchObject({ created: 11, categories: 15 });

    const { importId: _j, ...realReport } = await run(files, { batchSize: 4 });
    expect(realReport).toEqual(dryReport);
    expect(await run(files, { dryRun: true })).toMatchObject({ created: 0, unchanged: 11, categories: 0 });
  });
});

test('an import locks foods in the order of their ids, as the refresh of all foods does, so neither waits in a circle', async () => {
  await run(cooked);
  // The order of the codes is the opposite of the order of the ids.
  const { rows } = await db.pool.query<{ id: number }>(`
    WITH given AS (SELECT code, row_number() OVER (ORDER BY code) AS at FROM foods)
    SELECT foods.id, given.code FROM given
      JOIN (SELECT id, row_number() OVER (ORDER BY id DESC) AS at FROM foods) foods USING (at) ORDER BY id`);
  await db.pool.query("UPDATE foods SET code = 'x' || id, name = 'x', import_hash = NULL");
  await db.pool.query(
    'UPDATE foods SET code = new.code FROM jsonb_to_recordset($1::jsonb) AS new (id int, code text) WHERE foods.id = new.id',
    [JSON.stringify(rows)],
  );
  const [first = 0, ...others] = rows.map(({ id }) => id);
  const other = await db.pool.connect();
  try {
    await other.query('BEGIN');
    await other.query('SELECT FROM foods WHERE id = $1 FOR NO KEY UPDATE', [first]);
    const importing = run(cooked);
    await until('the import waits', async () => {
      const { rows: waiting } = await db.pool.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return waiting.length > 0;
    });
    await other.query('SELECT FROM foods WHERE id = ANY ($1) FOR NO KEY UPDATE NOWAIT', [others]);
    await other.query('COMMIT');
    expect(await importing).toMatchObject({ updated: rows.length });
  } finally {
    other.release();
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categoriesFile } from '../../../src/domain/foods/catalogue/categories.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { importFiles } from '../../helpers/foods/importFiles.ts';
import { writeCsv } from '../../helpers/foods/mfdsFiles.ts';

const folder = join(import.meta.dirname, '../../../catalogue');
const files = [join(folder, 'foods.csv'), join(folder, 'foods-odbl.csv')];

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

async function run(paths: readonly string[]) {
  const { reportedIssues: issues, ...report } = await importFiles({
    pool: db.pool,
    files: paths,
    preset: 'diningcoach',
  });
  return { report, issues };
}

async function makeCategories(): Promise<void> {
  const { categories } = categoriesFile.parse(
    JSON.parse(readFileSync(join(folder, 'categories.json'), 'utf8')),
  );
  for (const { slug, parent, name } of categories) {
    await db.pool.query(
      `INSERT INTO food_categories (slug, name, name_en, parent_id)
       SELECT $1, $2, $3, (SELECT id FROM food_categories WHERE slug = $4)`,
      [slug, name.ko, name.en, parent],
    );
  }
}

test('the starter catalogue is imported like a user’s file, and a second import changes nothing', async () => {
  await makeCategories();
  const { report, issues } = await run(files);
  expect(issues).toEqual([]);
  expect(report).toMatchObject({ refused: 0, created: report.rows, categories: 0 });
  expect(report.rows).toBeGreaterThanOrEqual(1_000);

  const { rows } = await db.pool.query<Record<string, unknown>>(
    `SELECT f.name, c.slug, f.nutrients_iodine::float, f.nutrients_sodium::float, f.nutrients_caffeine
       FROM foods f JOIN food_categories c ON c.id = f.category_id WHERE f.code = '20990'`,
  );
  expect(rows).toEqual([
    {
      name: '말린 다시마',
      slug: 'seaweed',
      nutrients_iodine: 236_000,
      nutrients_sodium: 2_560,
      nutrients_caffeine: null,
    },
  ]);
  const { rows: homeless } = await db.pool.query('SELECT 1 FROM foods WHERE category_id IS NULL');
  expect(homeless).toEqual([]);

  expect((await run(files)).report).toMatchObject({ unchanged: report.rows, created: 0, updated: 0 });
});

test('an unknown category rejects only its own row, by name', async () => {
  await makeCategories();
  const file = writeCsv('own.csv', [
    'kind,name,sourceName,code,category',
    'fresh,사과,Mine,1,pome-stone-fruit',
    'fresh,배,Mine,2,no-such-thing',
    'fresh,감,Mine,3,',
  ]);
  const { report, issues } = await run([file]);
  expect(report).toMatchObject({ rows: 3, created: 2, refused: 1, categories: 0 });
  expect(issues).toMatchObject([{ code: 'unknown_category', line: 3, severity: 'error' }]);
  expect(issues[0]?.message.en).toContain('no-such-thing');
});

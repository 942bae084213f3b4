import { rollBackImport } from '../../../src/services/imports/rollBackImport.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { importFiles, importRows } from '../../helpers/foods/importFiles.ts';
import { fixture } from '../../helpers/foods/mfdsFiles.ts';
import { until } from '../../helpers/until.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

const header = 'kind,name,brand,sourceName,code,ingredientsText,sodium,fat';
const run = (rows: readonly string[]) => importRows({ header, rows, pool: db.pool });
const rollBack = (importId: number) => rollBackImport({ pool: db.pool, importId });

/** All foods with what they are found by, without the time of their last change. */
async function catalogue(): Promise<unknown> {
  const { rows } = await db.pool.query(
    `SELECT to_jsonb(f) - 'updated_at' AS food, to_jsonb(s) AS search, c.categories
       FROM foods f JOIN food_search s ON s.food_id = f.id,
            (SELECT count(*) AS categories FROM food_categories) c ORDER BY f.code`,
  );
  return rows;
}

test('leaves the catalogue as it was: foods, what they are found by, categories', async () => {
  await run(['processed,두부,A,S,1,"대두, 소금",5,1', 'processed,콩,A,S,2,,5,<0.5']);
  const before = await catalogue();
  const second = await run([
    'processed,순두부,,S,1,"우유, 소금",9,1',
    'processed,콩,A,S,2,,5,x',
    'processed,팥,,S,3,,,',
  ]);
  expect(second).toMatchObject({ updated: 2, created: 1 });
  const files = [fixture('cooked_food'), fixture('cooked_nutrition')];
  const third = await importFiles({ pool: db.pool, files });

  expect(await rollBack(third.importId)).toEqual({ deleted: 6, trashed: 0, restored: 0, withKeptFields: 0 });
  expect(await rollBack(second.importId)).toEqual({ deleted: 1, trashed: 0, restored: 2, withKeptFields: 0 });
  expect(await catalogue()).toEqual(before);
  // It is taken back only once.
  expect(await rollBack(second.importId)).toMatchObject({ deleted: 0, restored: 0 });
});

test('leaves what people did since: fields, verified foods, foods that are in use', async () => {
  await run(['processed,두부,A,S,1,,5,1', 'processed,콩,A,S,2,,5,1']);
  const lines = [
    'processed,두부,B,S,1,,9,1',
    'processed,콩,B,S,2,,9,1',
    'processed,팥,,S,3,,1,',
    'processed,쌀,,S,4,,1,',
  ];
  const { importId } = await run(lines);
  await db.pool.query(`INSERT INTO staff (email) VALUES ('dietitian@example.org')`);
  await db.pool.query(`UPDATE foods SET brand = 'C', hand_set = '["brand"]' WHERE code = '1'`);
  await db.pool.query(`UPDATE foods SET verified_by_id = (SELECT id FROM staff LIMIT 1) WHERE code = '2'`);
  await db.pool.query(
    `INSERT INTO users (email, username, username_key) VALUES ('member@example.org', 'member', 'member')`,
  );
  await db.pool.query(
    `INSERT INTO scan_history (user_id, food_id, barcode, scanned_at)
     SELECT users.id, foods.id, '4006381333931', now() FROM users, foods WHERE code = '3'`,
  );
  await db.pool.query(`UPDATE foods SET name = '현미', hand_set = '["name"]' WHERE code = '4'`);

  expect(await rollBack(importId)).toEqual({ deleted: 0, trashed: 2, restored: 1, withKeptFields: 2 });
  const { rows } = await db.pool.query(
    `SELECT code, name, brand, nutrients_sodium::int AS sodium, deleted_at IS NOT NULL AS trashed FROM foods ORDER BY code`,
  );
  expect(rows).toEqual([
    { code: '1', name: '두부', brand: 'C', sodium: 5, trashed: false },
    { code: '2', name: '콩', brand: 'B', sodium: 9, trashed: false },
    { code: '3', name: '팥', brand: null, sodium: 1, trashed: true },
    { code: '4', name: '현미', brand: null, sodium: 1, trashed: true },
  ]);
  const { rows: listed } = await db.pool.query(
    `SELECT outcome, name, changes FROM food_import_rows WHERE import_id = $1 AND mode = 'rollback' ORDER BY n`,
    [importId],
  );
  expect(listed).toMatchObject([
    { outcome: 'kept', name: '두부', changes: [{ field: 'brand', from: 'C', to: 'A', kept: true }] },
    { outcome: 'kept', name: '콩' },
    { outcome: 'trashed', name: '팥' },
    { outcome: 'trashed', name: '현미' },
  ]);
});

test('is refused while a later import has changed the same foods', async () => {
  const { importId } = await run(['processed,두부,A,S,1,,5,1']);
  const later = await run(['processed,두부,B,S,1,,5,1']);
  await expect(rollBack(importId)).rejects.toMatchObject({
    code: 'changed_later',
    message: expect.stringContaining(`number ${String(later.importId)}`) as string,
  });
  await rollBack(later.importId);
  expect(await rollBack(importId)).toMatchObject({ deleted: 1 });
});

test('keeps a created food that a member puts into a diary while it is taken back', async () => {
  const { importId } = await run(['processed,두부,A,S,1,,5,1', 'processed,콩,A,S,2,,5,1']);
  const member = await db.pool.connect();
  await member.query('BEGIN');
  await member.query(`SELECT FROM foods WHERE code = '1' FOR KEY SHARE`);
  const undoing = rollBack(importId);
  await until('the roll back waits for the food', async () => {
    const { rows } = await db.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length === 1;
  });
  await member.query(
    `INSERT INTO users (email, username, username_key) VALUES ('eater@example.org', 'eater', 'eater')`,
  );
  await member.query(
    `INSERT INTO meal_diaries (user_id, date, meal_type, items)
     SELECT u.id, '2026-11-30', 'snack', jsonb_build_array(jsonb_build_object('food', f.id))
       FROM foods f, users u WHERE f.code = '1'`,
  );
  await member.query('COMMIT');
  member.release();
  expect(await undoing).toMatchObject({ deleted: 1, trashed: 1 });
});

import { sql } from 'drizzle-orm';
import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { scanSql } from '../../../src/database/foods/duplicates/findDuplicates.ts';
import { duplicateReasons } from '../../../src/domain/foods/duplicates/duplicates.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { inState, uploadImport } from '../../helpers/imports.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';

/** What dietitians do with the whole catalogue: export it as a file that can be imported again, and merge duplicates. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let worker: Worker;
let token: string;
let staff: number;

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const dietitian = await createStaff(server.payload, 'dietitian');
  staff = dietitian.id;
  token = await startTestSession(server.payload, { collection: 'staff', id: dietitian.id });
  worker = await startWorker({
    payload: server.payload,
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    log,
    schedules: [],
  });
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
});

const source = {
  name: 'Export',
  licence: '=licence',
  url: 'https://example.org/?a=1,2',
  retrievedAt: '2024-05-01T15:00:00.000Z',
};

async function createFoods(): Promise<void> {
  const tree = await server.payload.create({
    collection: 'food-categories',
    data: { name: '축산/물', nameEn: 'Animal', slug: 'x-animal' },
  });
  await server.pool.query(
    `INSERT INTO food_categories (name, parent_id, updated_at, created_at) VALUES ('소고기\\돼지', $1, now(), now())`,
    [tree.id],
  );
  const { rows } = await server.pool.query<{ id: number }>(
    "SELECT id FROM food_categories WHERE name = '소고기\\돼지'",
  );
  const foods = [
    {
      name: "'=SUM(A1)",
      nameEn: '=1+1',
      code: '-5',
      kind: 'processed',
      brand: '@brand',
      barcode: '8801043014809',
      aliases: ['a;b', '=c', 'back\\slash', 'two  blanks'],
      labels: ['vegan', 'own label'],
      category: tree.id,
      ingredientsText: 'wheat, "salt"\n  milk  (skim),\r\npalm oil\n',
      allergenText: '우유, 밀 함유',
      allergens: { scheme: 'mfds', contains: ['milk', 'wheat'], mayContain: ['egg'] },
      storage: '+4 °C',
      servingSize: 30.5,
      servingUnit: 'g',
      servingsPerPackage: 0.001,
      texture: 0,
      prepared: 'as-sold',
      basis: '100ml',
      nutrients: {
        energyKcal: 0.30000000000000004,
        sodium: 1234.5,
        sugars: 0.5,
        fat: 0.83,
        starch: 0,
        iron: 1e-7,
      },
      nutrientQualifiers: { sugars: 'trace', fat: 'trace', sodium: 'below', starch: 'below' },
    },
    { name: 'Without a code', kind: 'fresh', category: rows[0]?.id, nutrients: { protein: 500 } },
    { name: 'Third, "quoted"', kind: 'cooked', code: '=1', nutrients: { sodium: 5 } },
  ];
  for (const food of foods)
    expect(await call('/api/foods', { token, json: { ...food, source } })).toMatchObject({ status: 201 });
  await server.pool.query(
    `UPDATE foods SET quality = quality || '[{"flag":"unreadable-value","nutrients":["iodine"]},{"flag":"joined-by-line","nutrients":[]}]'
      WHERE code = '=1'`,
  );
  await server.pool.query("UPDATE foods SET verified_by_id = $1 WHERE name = 'Without a code'", [staff]);
}

const filter = 'where[source.name][equals]=Export';
const readFoods = async () =>
  (
    await server.pool.query(
      `SELECT to_jsonb(foods) - '{id,created_at,updated_at,import_hash,verified_by_id}'::text[] AS food FROM foods
        WHERE source_name = 'Export' ORDER BY name`,
    )
  ).rows.map(({ food }): Record<string, unknown> => ({
    ...food,
    // No list is an empty list.
    aliases: food.aliases ?? [],
    labels: food.labels ?? [],
    nutrient_qualifiers: food.nutrient_qualifiers ?? {},
  }));
const importBack = async (csv: string, action: 'preview' | 'start') => {
  const { body } = await uploadImport(server.url, { files: { 'foods.csv': csv }, token });
  const { id } = body.doc;
  expect(await inState(call, { id, token, states: ['ready', 'asking', 'failed'] })).toMatchObject({
    state: 'ready',
    settings: { preset: 'diningcoach' },
  });
  await call(`/api/food-imports/${String(id)}/preview`, { method: 'POST', token });
  const previewed = await inState(call, { id, token, states: ['previewed', 'failed'] });
  if (action === 'preview') return previewed.previewCounts;
  await call(`/api/food-imports/${String(id)}/start`, { method: 'POST', token });
  return (await inState(call, { id, token, states: ['done', 'failed'] })).counts;
};

test('an exported list changes nothing when it is imported, and makes the same foods where there are none', async () => {
  await createFoods();
  const before = await readFoods();
  const { status, headers, body } = await call(`/api/foods/export.csv?${filter}&sort=name`, { token });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  // No cell begins like a formula.
  expect(String(body)).not.toMatch(/(?:^|,|")[=+@-]/m);
  expect(String(body)).toContain(`''=SUM(A1),`);

  expect(await importBack(String(body), 'preview')).toMatchObject({ rows: 3, unchanged: 3, refused: 0 });
  expect(await importBack(String(body), 'start')).toMatchObject({
    rows: 3,
    unchanged: 3,
    updated: 0,
    created: 0,
  });
  expect(await readFoods()).toEqual(before);

  await server.pool.query("DELETE FROM foods WHERE source_name = 'Export'");
  expect(await importBack(String(body), 'start')).toMatchObject({ rows: 3, created: 3, refused: 0 });
  // A food without a code has one now; blanks that nobody sees are gone.
  const after = await readFoods();
  expect(after).toEqual(
    before.map((food) => ({
      ...food,
      code: food['code'] ?? expect.stringMatching(/^id:\d+$/),
      source_retrieved_at: '2024-05-02T12:00:00+00:00',
      ...(food['code'] === '-5'
        ? {
            aliases: ['a;b', '=c', 'back\\slash', 'two blanks'],
            ingredients_text: 'wheat, "salt"\nmilk (skim),\npalm oil',
            nutrient_qualifiers: { sugars: 'trace', fat: 'trace', sodium: 'below' },
          }
        : {}),
    })),
  );
  const again = await call(`/api/foods/export.csv?${filter}&sort=name`, { token });
  expect(await importBack(String(again.body), 'preview')).toMatchObject({ unchanged: 3 });
});

test('exports what the list shows: by filter, order and search', async () => {
  const namesOf = async (query: string) => {
    const { body } = await call(`/api/foods/export.csv?${query}`, { token });
    return [...String(body).matchAll(/^(?:fresh|cooked|processed),([^,]*),/gm)].map(([, name]) => name);
  };
  expect(await namesOf(`${filter}&sort=-name`)).toEqual(['Without a code', '"Third', "''=SUM(A1)"]);
  expect(await namesOf(`${filter}&q=without code`)).toEqual(['Without a code']);
  expect(await namesOf(`${filter}&where[category.name][equals]=축산/물`)).toEqual(["''=SUM(A1)"]);
  expect(await namesOf(`${filter}&where[kind][equals]=cooked`)).toEqual(['"Third']);
});

test('is for dietitians, refuses a wrong query, and never has foods of members', async () => {
  const member = await signUp(server.payload);
  const memberToken = await startTestSession(server.payload, { collection: 'users', id: member.id });
  expect(await call('/api/foods/export.csv')).toMatchObject({ status: 401 });
  expect(await call('/api/foods/export.csv', { token: memberToken })).toMatchObject({ status: 403 });
  for (const query of ['where[owner.email][like]=a', 'sort=nothing', 'where[name][nonsense]=1', 'limit=5'])
    expect(await call(`/api/foods/export.csv?${query}`, { token })).toMatchObject({
      status: 400,
      body: { code: expect.any(String) },
    });
  await call('/api/foods', { token: memberToken, json: { name: 'My secret soup', nutrients: {} } });
  const { body } = await call('/api/foods/export.csv?q=secret', { token });
  expect(String(body)).not.toContain('secret');
});

const create = async (food: object): Promise<number> => {
  const { status, body } = await call('/api/foods', {
    token,
    json: { kind: 'processed', source: { name: 'Duplicates' }, ...food },
  });
  expect(status).toBe(201);
  return body.doc.id as number;
};
const figures = { energyKcal: 210.4, carbohydrate: 30, protein: 5, fat: 7.5, sodium: 321, sugars: 12 };

/** Reads all pages of the list. */
async function allDuplicates(): Promise<{ reasons: string[]; score: number; names: string[] }[]> {
  const found = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { status, body } = await call(`/api/foods/duplicates?limit=1${query}`, { token });
    expect(status).toBe(200);
    found.push(...body.docs);
    cursor = body.nextCursor;
  }
  return found.map(({ reasons, score, foods }) => ({
    reasons,
    score,
    names: foods.map(({ name }: { name: string }) => name).sort(),
  }));
}

test('lists the groups of a source that has no map, and uses the categories that are chosen for them', async () => {
  await call('/api/food-categories', { token, json: { name: '음료', nameEn: 'Drinks', slug: 'x-drinks' } });
  const csv =
    'Name,Key,Group\nCola,1,Drinks > Soda\nLemonade,2,Drinks > Soda\nTea,3,Drinks > Tea\nBeer,4,x-animal\n';
  const column = (name: string, field: string) => ({ column: name, field });
  const mapping = {
    kind: 'processed',
    sourceName: 'Shop',
    per: '100g',
    columns: [column('Name', 'name'), column('Key', 'code'), column('Group', 'category')],
  };
  const run = async () => {
    const { body } = await uploadImport(server.url, {
      files: { 'shop.csv': csv },
      settings: { preset: 'own', mapping },
      token,
    });
    const { id } = body.doc;
    await inState(call, { id, token, states: ['ready', 'failed', 'asking'] });
    await call(`/api/food-imports/${String(id)}/preview`, { method: 'POST', token });
    await inState(call, { id, token, states: ['previewed', 'failed'] });
    return `/api/food-imports/${String(id)}`;
  };
  const path = await run();
  const group = { source: 'Shop', path: ['Drinks', 'Soda'] };
  expect((await call(`${path}/categories`, { token })).body.docs).toEqual([
    { ...group, rows: 2, example: 'Cola', category: null },
    { source: 'Shop', path: ['Drinks', 'Tea'], rows: 1, example: 'Tea', category: null },
  ]);
  const put = async (category: object) =>
    call(`${path}/categories`, { method: 'PUT', token, json: { categories: [category] } });
  expect(await put({ ...group, category: 'nothing' })).toMatchObject({
    status: 400,
    body: { code: 'unknown_category', field: 'categories.0.category' },
  });
  expect(await put({ source: 'Shop', path: ['Bread'], category: 'x-drinks' })).toMatchObject({
    status: 400,
    body: { code: 'unknown_group', field: 'categories.0.path' },
  });
  expect(await put({ ...group, category: 'x-drinks' })).toMatchObject({
    status: 200,
    body: { docs: [{ ...group, category: 'x-drinks' }, { category: null }] },
  });

  await call(`${path}/start`, { method: 'POST', token });
  await inState(call, { id: Number(path.split('/').at(-1)), token, states: ['done', 'failed'] });
  const categories = async () =>
    (
      await server.pool.query(
        `SELECT f.name, c.slug FROM foods f JOIN food_categories c ON c.id = f.category_id WHERE source_name = 'Shop'
          ORDER BY code`,
      )
    ).rows;
  expect(await categories()).toEqual([
    { name: 'Cola', slug: 'x-drinks' },
    { name: 'Lemonade', slug: 'x-drinks' },
    { name: 'Tea', slug: null },
    { name: 'Beer', slug: 'x-animal' },
  ]);
  // A choice that is made later counts with the next import of the same files, which nobody uploads again.
  await put({ source: 'Shop', path: ['Drinks', 'Tea'], category: 'x-drinks' });
  const again = await call(`${path}/again`, { method: 'POST', token });
  expect(again).toMatchObject({
    status: 201,
    body: { doc: { title: 'shop.csv', settings: { preset: 'own' } } },
  });
  const { id } = again.body.doc;
  await inState(call, { id, token, states: ['ready', 'failed', 'asking'] });
  expect(await call(`/api/food-imports/${String(id)}/again`, { method: 'POST', token })).toMatchObject({
    status: 409,
    body: { code: 'import_state', current: { state: 'ready' } },
  });
  // It has files of its own.
  expect((await call(path, { method: 'DELETE', token })).status).toBe(200);
  expect(await call(`${path}/again`, { method: 'POST', token })).toMatchObject({ status: 404 });
  await until('its files are removed', async () => {
    const left = await server.pool.query("SELECT FROM files_to_remove WHERE collection = 'food-imports'");
    return left.rowCount === 0;
  });
  await call(`/api/food-imports/${String(id)}/preview`, { method: 'POST', token });
  await inState(call, { id, token, states: ['previewed', 'failed'] });
  expect(await call(`/api/food-imports/${String(id)}`, { token })).toMatchObject({
    body: { previewCounts: { updated: 1, unchanged: 3 } },
  });
});

test('finds foods that are probably the same, by barcode, by name and brand, and by figures', async () => {
  const first = await create({
    name: 'Oat drink',
    brand: 'Oatco',
    barcode: '4006381333931',
    nutrients: figures,
  });
  await create({ name: 'Something else', barcode: '4006381333931' });
  await create({ name: 'OAT-DRINK', brand: 'oatco' });
  await create({ name: 'Oat drinks', brand: 'Other', nutrients: { ...figures, energyKcal: 210.1 } });
  await create({ name: 'Cake', nutrients: figures });
  const listed = await allDuplicates();
  expect(listed).toEqual([
    { reasons: ['barcode'], score: 0.8, names: ['Oat drink', 'Something else'] },
    { reasons: ['name'], score: 0.7, names: ['OAT-DRINK', 'Oat drink'] },
    { reasons: ['figures'], score: 0.5, names: ['Oat drink', 'Oat drinks'] },
  ]);
  const { body } = await call(`/api/foods/${String(first)}/duplicates`, { token });
  expect(body.docs).toMatchObject([
    { food: { name: 'Something else' }, reasons: ['barcode'], score: 0.8 },
    { food: { name: 'OAT-DRINK' }, reasons: ['name'], score: 0.7 },
    { food: { name: 'Oat drinks' }, reasons: ['figures'], score: 0.5 },
  ]);
  expect(await call('/api/foods/duplicates?cursor=WzFd', { token })).toMatchObject({ status: 400 });
  expect(await call('/api/foods/999999/duplicates', { token })).toMatchObject({ status: 404 });
  expect(await call('/api/foods/duplicates')).toMatchObject({ status: 401 });
});

test('reads an index for duplicates, and no whole table', async () => {
  const plans = await Promise.all(
    duplicateReasons.map(async (reason) => {
      const client = await server.pool.connect();
      try {
        // A small table is read as a whole otherwise.
        await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
        const plan = await runOn(client)(sql`EXPLAIN ${scanSql(reason, '1')}`);
        return JSON.stringify(plan);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }),
  );
  expect(plans[0]).toContain('foods_listed_barcode_idx');
  expect(plans[1]).toMatch(/food_search_\d+_food_name_key_food_id_idx/);
  expect(plans[2]).toContain('foods_figures_key_idx');
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on food/);
});

test('merges a food into another one with all that names it, and takes that back with a restore', async () => {
  const [into, from] = [
    await create({ name: 'Kept', code: 'kept' }),
    await create({ name: 'Merged', code: 'merged', brand: 'Brand of the merged', nutrients: { sodium: 5 } }),
  ];
  const member = await signUp(server.payload);
  const memberToken = await startTestSession(server.payload, { collection: 'users', id: member.id });
  await server.pool.query(
    'INSERT INTO scan_history (user_id, food_id, barcode, scanned_at) VALUES ($1, $2, $3, now())',
    [member.id, from, '4006381333931'],
  );
  const diary = await call('/api/meal-diaries', {
    token: memberToken,
    json: {
      date: '2026-11-01',
      mealType: 'lunch',
      items: [
        { food: into, amount: 10, unit: 'g' },
        { food: from, amount: 20, unit: 'g' },
      ],
    },
  });
  expect(diary).toMatchObject({ status: 201 });
  const named = async () => {
    const { rows } = await server.pool.query(
      `SELECT (SELECT array_agg((item ->> 'food')::int) FROM jsonb_array_elements(items) item) AS diary,
              (SELECT food_id FROM scan_history WHERE user_id = $2) AS scan
         FROM meal_diaries WHERE id = $1`,
      [diary.body.doc.id, member.id],
    );
    return rows[0] as object;
  };
  const path = `/api/foods/${String(from)}/merge`;
  expect(await call(path, { token: memberToken, json: { into } })).toMatchObject({ status: 403 });
  expect(await call(path, { token, json: { into: from } })).toMatchObject({ status: 400 });
  expect(await call(path, { token, json: {} })).toMatchObject({ status: 400, body: { field: 'into' } });
  expect(await call(path, { token, json: { into, fields: ['owner'] } })).toMatchObject({ status: 400 });
  expect(await call(path, { token, json: { into: 999_999 } })).toMatchObject({ status: 404 });

  expect(await call(path, { token, json: { into, fields: ['brand', 'nutrients'] } })).toMatchObject({
    status: 200,
    body: {
      doc: { id: into, name: 'Kept', brand: 'Brand of the merged', nutrients: { sodium: 5 } },
      merged: from,
    },
  });
  expect(await named()).toEqual({ diary: [into, into], scan: into });
  expect(await call(`/api/foods/${String(from)}`, { token })).toMatchObject({ status: 404 });
  // It does not come back by an import.
  const csv = `code,name,kind,sourceName,sodium\nmerged,Merged,processed,Duplicates,9`;
  expect(await importBack(csv, 'preview')).toMatchObject({ rows: 1, trashed: 1, created: 0 });

  expect(await call(`/api/foods/${String(from)}/restore`, { method: 'POST', token })).toMatchObject({
    status: 200,
  });
  expect(await named()).toEqual({ diary: [into, from], scan: from });
  expect(await call(`/api/foods/${String(into)}`, { token })).toMatchObject({
    body: { brand: null, nutrients: { sodium: null } },
  });
  const { rows } = await server.pool.query(
    `SELECT action::text, changed FROM audit_log WHERE target = 'foods' AND document = ANY ($1) ORDER BY id`,
    [[String(into), String(from)]],
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'delete', changed: null },
      { action: 'update', changed: `merged: ${String(from)}` },
    ]),
  );
});

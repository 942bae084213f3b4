import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLocalReq } from 'payload';
import type pg from 'pg';
import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { foodsCsv, inState, uploadImport } from '../../helpers/imports.ts';
import { until } from '../../helpers/until.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The way of an import as the admin UI goes it: upload, preview, run, report, roll back. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let worker: Worker;
let token: string;

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  server = await startTestServer({ environment: { IMPORT_MAX_MEGABYTES: '1' } });
  call = clientOf(server.url);
  const dietitian = await createStaff(server.payload, 'dietitian');
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

const act = (id: number, action: string, json?: object) =>
  call(`/api/food-imports/${String(id)}/${action}`, {
    method: 'POST',
    token,
    ...(json === undefined ? {} : { json }),
  });
const upload = (files: Parameters<typeof uploadImport>[1]['files'], settings?: object) =>
  uploadImport(server.url, { files, token, ...(settings === undefined ? {} : { settings }) });
const countFoods = async (source = 'Test source') =>
  (
    await server.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM foods WHERE source_name = $1', [
      source,
    ])
  ).rows[0]?.n;

test('goes from the upload through a preview to a run, its report, and back', async () => {
  const csv = foodsCsv([
    ['1', 'Tofu', '7'],
    ['2', '=Salt', '38758'],
    ['3', '', '5'],
  ]);
  const created = await upload({ 'foods.csv': csv });
  expect(created).toMatchObject({ status: 201, body: { doc: { state: 'inspecting', title: 'foods.csv' } } });
  const { id } = created.body.doc;
  const ready = await inState(call, { id, token, states: ['ready', 'asking', 'failed'] });
  expect(ready).toMatchObject({
    state: 'ready',
    settings: { preset: 'diningcoach', matchBy: 'code' },
    files: [{ name: 'foods.csv', bytes: csv.length, sha256: expect.stringMatching(/^[\da-f]{64}$/) }],
    inspection: { guess: 'diningcoach' },
    actions: ['preview', 'cancel', 'delete'],
  });
  expect(await act(id, 'start')).toMatchObject({ status: 409, body: { code: 'import_state' } });

  expect(await act(id, 'preview')).toMatchObject({ status: 202, body: { id, state: 'previewing' } });
  const previewed = await inState(call, { id, token, states: ['previewed', 'failed'] });
  expect(previewed).toMatchObject({
    state: 'previewed',
    previewCounts: { rows: 3, created: 2, refused: 1 },
    counts: null,
  });
  expect(await countFoods()).toBe(0);

  // Two people start it at once.
  const starts = await Promise.all([act(id, 'start'), act(id, 'start')]);
  expect(starts.map(({ status }) => status).sort()).toEqual([202, 409]);
  const done = await inState(call, { id, token, states: ['done', 'failed', 'rolling-back'] });
  expect(done).toMatchObject({
    state: 'done',
    counts: { rows: 3, created: 2, refused: 1 },
    progress: { rows: 3, totalRows: 3, secondsLeft: null },
    actions: ['rollback', 'delete'],
    changesNothing: false,
  });
  expect(await countFoods()).toBe(2);
  // A page that looks again and again leaves out what does not change.
  const look = await call(`/api/food-imports/${String(id)}?depth=0&select[inspection]=false`, { token });
  expect(look.body).toMatchObject({ state: 'done', progress: { rows: 3 } });
  expect(look.body).not.toHaveProperty('inspection');

  const { body: page } = await call(`/api/food-imports/${String(id)}/rows?outcome=created&limit=1`, {
    token,
  });
  expect(page).toMatchObject({
    docs: [{ n: 1, name: 'Tofu', outcome: 'created' }],
    nextCursor: expect.any(String),
  });
  const next = await call(
    `/api/food-imports/${String(id)}/rows?outcome=created&limit=1&cursor=${String(page.nextCursor)}`,
    { token },
  );
  expect(next.body).toMatchObject({ docs: [{ n: 2, name: '=Salt' }], nextCursor: null });

  const report = await call(`/api/food-imports/${String(id)}/report.csv?language=en`, { token });
  expect(report.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(report.body).toContain(`2,foods.csv,3,created,`);
  expect(report.body).toContain(`,'=Salt,`);
  expect(report.body).toMatch(/3,foods\.csv,4,refused,,.*,error,name,,,/);

  expect(await act(id, 'rollback')).toMatchObject({ status: 202, body: { state: 'rolling-back' } });
  expect(await inState(call, { id, token, states: ['rolled-back', 'done'] })).toMatchObject({
    state: 'rolled-back',
    rollbackCounts: { deleted: 2 },
  });
  expect(await countFoods()).toBe(0);
  expect(await act(id, 'rollback')).toMatchObject({ status: 409, body: { code: 'import_state' } });
});

/** The names of the stored files. */
const stored = () => {
  try {
    return readdirSync(join(process.env['MEDIA_DIR'] ?? '', 'food-imports'));
  } catch {
    return [];
  }
};
const previewedImport = async (csv: string): Promise<number> => {
  const { body } = await upload({ 'foods.csv': csv });
  const { id } = body.doc;
  await inState(call, { id, token, states: ['ready'] });
  await act(id, 'preview');
  await inState(call, { id, token, states: ['previewed'] });
  return id as number;
};
/** Runs work while a transaction of the test is open. */
const during = async (statement: string, work: (client: pg.PoolClient) => Promise<void>) => {
  const client = await server.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(statement);
    await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

test('waits while another import has the lock, and can be paused, resumed and cancelled meanwhile', async () => {
  const [first, second] = [
    await previewedImport(foodsCsv([['10', 'Rice', '1']])),
    await previewedImport(foodsCsv([['11', 'Barley', '1']])),
  ];
  await during('SELECT pg_advisory_xact_lock(17475, 4)', async () => {
    expect(await act(first, 'start')).toMatchObject({ status: 202, body: { state: 'queued' } });
    expect(await act(second, 'start')).toMatchObject({ status: 202, body: { state: 'queued' } });
    expect(await call(`/api/food-imports/${String(first)}`, { method: 'DELETE', token })).toMatchObject({
      status: 409,
      body: { code: 'import_state', current: { state: 'queued', actions: ['pause', 'cancel'] } },
    });
    expect(await act(first, 'preview')).toMatchObject({ status: 409, body: { code: 'import_state' } });
    expect((await call(`/api/food-imports/${String(first)}`, { token })).body.progress.rows).toBe(0);
    expect(await act(first, 'pause')).toMatchObject({ status: 202, body: { state: 'paused' } });
    expect(await act(first, 'resume')).toMatchObject({ status: 202, body: { state: 'queued' } });
    expect(await act(second, 'pause')).toMatchObject({ status: 202 });
    expect(await act(second, 'cancel')).toMatchObject({ status: 202, body: { state: 'cancelled' } });
  });
  expect(await inState(call, { id: first, token, states: ['done'] })).toMatchObject({
    counts: { created: 1 },
  });
  expect(await inState(call, { id: second, token, states: ['cancelled'] })).toMatchObject({ counts: null });
  expect(await act(second, 'resume')).toMatchObject({ status: 409 });

  // The same file again changes nothing, and says so.
  const again = await previewedImport(foodsCsv([['10', 'Rice', '1']]));
  await act(again, 'start');
  expect(await inState(call, { id: again, token, states: ['done'] })).toMatchObject({
    sameAs: first,
    counts: { rows: 1, unchanged: 1, created: 0, updated: 0 },
    changesNothing: true,
  });
});

test('takes back what a run wrote when it is cancelled in the middle, and keeps it when it is paused', async () => {
  const rows = Array.from(
    { length: 1_010 },
    (_, at) => [`b${String(at)}`, `Bread ${String(at)}`, '400'] as const,
  );
  // The second batch waits for this food.
  const blocking = `INSERT INTO foods (name, kind, source_name, code, updated_at, created_at)
    VALUES ('Bread', 'processed', 'Test source', 'b1005', now(), now())`;
  const before = await countFoods();
  const id = await previewedImport(foodsCsv(rows));
  await during(blocking, async () => {
    await act(id, 'start');
    await until('the first batch is written', async () => (await countFoods()) === (before ?? 0) + 1_000);
    expect(await act(id, 'rollback')).toMatchObject({ status: 409 });
    expect(await act(id, 'pause')).toMatchObject({ status: 202, body: { state: 'paused' } });
  });
  expect(await inState(call, { id, token, states: ['paused'] })).toMatchObject({
    actions: ['resume', 'cancel'],
  });
  await act(id, 'resume');
  expect(await inState(call, { id, token, states: ['done'] })).toMatchObject({
    counts: { rows: 1_010, created: 1_010 },
  });
  await act(id, 'rollback');
  await inState(call, { id, token, states: ['rolled-back'] });

  const other = await previewedImport(foodsCsv(rows));
  await during(blocking, async () => {
    await act(other, 'start');
    await until('the first batch is written', async () => (await countFoods()) === (before ?? 0) + 1_000);
    expect(await act(other, 'cancel')).toMatchObject({ status: 202, body: { state: 'rolling-back' } });
  });
  await inState(call, { id: other, token, states: ['cancelled'] });
  expect(await countFoods()).toBe(before);
});

test.each([
  ['a PDF', 'foods.csv', '%PDF-1.7\n\u0000\u0001\u0002binary', ['failed', 'asking']],
  ['a header without rows', 'foods.csv', 'code,name,kind,sourceName,sodium\n', ['failed', 'asking']],
  ['columns of nobody', 'foods.csv', 'a,b\n1,2\n', ['asking', 'failed']],
])('of %s says what is wrong, and writes nothing', async (_, name, content, states) => {
  const { body, status } = await upload({ [name]: content });
  expect(status).toBe(201);
  const { id } = body.doc;
  const found = await inState(call, { id, token, states: ['failed', 'asking', 'ready', 'previewed'] });
  expect(states).toContain(found.state);
  if (found.state === 'failed')
    expect(found.failure).toMatchObject({ text: { ko: expect.any(String), en: expect.any(String) } });
  else expect(await act(id, 'preview')).toMatchObject({ status: 400, body: { code: 'preset_needed' } });
  expect(await act(id, 'start')).toMatchObject({ status: 409 });
});

test('refuses a broken upload with a code, and keeps nothing of it', async () => {
  const before = stored();
  const foods = foodsCsv([['1', 'Tofu', '7']]);
  const nine = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`${String(at)}.csv`, `a,${String(at)}`]),
  );
  const answers = [
    await upload({}),
    await upload({ 'empty.csv': '' }),
    await upload(nine),
    await upload({ 'a.csv': foods, 'b.csv': foods }),
    await upload({ 'large.csv': 'x'.repeat(1_100_000) }),
    await upload({ 'large.csv': 'x'.repeat(2_100_000) }),
    await upload({ 'foods.csv': foods }, { preset: 'nasa' }),
    await upload({ 'foods.csv': foods }, { preset: 'own' }),
    await upload({ 'foods.csv': foods }, { format: 'csv' }),
    await call('/api/food-imports', { token, json: { title: 'x' } }),
    await uploadImport(server.url, {
      files: { 'foods.csv': foods },
      token,
      headers: { 'Idempotency-Key': 'k'.repeat(201) },
    }),
  ];
  expect(answers.map(({ status, body }) => [status, body.code, body.field])).toEqual([
    [400, 'required', 'file'],
    [400, 'empty_file', 'file'],
    [400, 'too_many_files', 'file'],
    [400, 'sent_twice', 'file'],
    [413, 'too_large', 'file'],
    [413, 'too_large', 'file'],
    [400, 'unknown_value', 'preset'],
    [400, 'required', 'mapping'],
    [400, 'unknown_field', 'format'],
    [415, 'unsupported_media_type', 'Content-Type'],
    [400, 'invalid_idempotency_key', 'Idempotency-Key'],
  ]);
  await until('nothing is left', () => stored().length === before.length);
  expect(
    (
      await server.pool.query(
        "SELECT count(*)::int AS n FROM files_to_remove WHERE not_before > now() AND collection = 'food-imports'",
      )
    ).rows,
  ).toEqual([{ n: 0 }]);
});

test('keeps nothing of an upload whose connection is cut', async () => {
  const before = stored();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(
    `POST /api/food-imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: JWT ${token}\r\n` +
      'Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: 100000\r\n\r\n' +
      '--cut\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\n\r\ncode,name\n',
  );
  await until('the file has begun', () => stored().length === before.length + 1);
  socket.destroy();
  await until('nothing is left', () => stored().length === before.length);
});

test('answers an upload that is sent again under its key with the same import', async () => {
  const files = { 'foods.csv.gz': new Uint8Array(gzipSync(foodsCsv([['20', 'Oats', '2']]))) };
  const headers = { 'Idempotency-Key': 'import-20' };
  const first = await uploadImport(server.url, { files, token, headers });
  const second = await uploadImport(server.url, { files, token, headers });
  expect(second.body.doc.id).toBe(first.body.doc.id);
  const other = await uploadImport(server.url, { files: { 'other.csv': 'a,b' }, token, headers });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  const { id } = first.body.doc;
  expect(await inState(call, { id, token, states: ['ready', 'asking', 'failed'] })).toMatchObject({
    state: 'ready',
  });
  // It can be deleted, and its file goes.
  const names = stored();
  expect(await call(`/api/food-imports/${String(id)}`, { method: 'DELETE', token })).toMatchObject({
    status: 200,
  });
  await until('its file is removed', () => stored().length === names.length - 1);
});

test('is for dietitians alone', async () => {
  const { id } = (await upload({ 'foods.csv': foodsCsv([['30', 'Rye', '2']]) })).body.doc;
  const moderator = await createStaff(server.payload, 'moderator');
  const member = await signUp(server.payload);
  const callers = [
    undefined,
    await startTestSession(server.payload, { collection: 'staff', id: moderator.id }),
    await startTestSession(server.payload, { collection: 'users', id: member.id }),
  ];
  const before = stored();
  for (const caller of callers) {
    const refused = caller === undefined ? 401 : 403;
    const path = `/api/food-imports/${String(id)}`;
    const sent = [
      await uploadImport(server.url, { files: { 'a.csv': 'a' }, token: caller }),
      await call(`${path}/preview`, { method: 'POST', token: caller }),
      await call(`${path}/cancel`, { method: 'POST', token: caller }),
      await call(`${path}/rows`, { token: caller }),
      await call(`${path}/report.csv`, { token: caller }),
    ];
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => refused));
    expect((await call(path, { token: caller })).status).not.toBe(200);
  }
  expect(stored()).toEqual(before);
});

test('proposes a saved mapping for the next file with its columns', async () => {
  const mapping = {
    name: 'Supplier',
    kind: 'processed',
    sourceName: 'Supplier',
    per: '100g',
    columns: [
      { column: 'no', field: 'code' },
      { column: 'title', field: 'name' },
      { column: 'salt', field: 'sodium', unit: 'mg' },
    ],
  };
  const { id } = (await upload({ 'supplier.csv': 'no,title,salt\n1,Miso,4000\n' })).body.doc;
  await inState(call, { id, token, states: ['asking'] });
  const settings = { preset: 'own', mapping };
  expect(
    await act(id, 'preview', { settings: { ...settings, mapping: { ...mapping, columns: [] } } }),
  ).toMatchObject({
    status: 400,
    body: { field: 'settings.mapping.columns' },
  });
  expect(await act(id, 'preview', { settings })).toMatchObject({ status: 202 });
  await inState(call, { id, token, states: ['previewed', 'asking', 'failed'] });

  const next = (await upload({ 'supplier2.csv': 'no,title,salt\n2,Soy sauce,5500\n' })).body.doc;
  expect(await inState(call, { id: next.id, token, states: ['ready', 'asking', 'failed'] })).toMatchObject({
    state: 'ready',
    settings: { preset: 'own', mapping },
  });
});

test('forgets the files and rows of an old import, and can roll it back no more', async () => {
  const id = await previewedImport(
    foodsCsv([
      ['40', 'Millet', '2'],
      ['41', '', '2'],
    ]),
  );
  await act(id, 'start');
  await inState(call, { id, token, states: ['done'] });
  await server.pool.query("UPDATE food_imports SET kept_until = now() - interval '1 day' WHERE id = $1", [
    id,
  ]);
  const { pruneImports } = await import('../../../src/services/imports/process/prune.ts');
  const names = stored();
  await pruneImports({ req: await createLocalReq({}, server.payload), signal: new AbortController().signal });
  await until('its file is removed', () => stored().length === names.length - 1);
  expect(await act(id, 'rollback')).toMatchObject({ status: 409, body: { code: 'import_pruned' } });
  expect((await call(`/api/food-imports/${String(id)}/rows`, { token })).body.docs).toEqual([]);
  expect((await call(`/api/food-imports/${String(id)}`, { token })).body).toMatchObject({
    counts: { created: 1 },
  });
});

test('records in the audit log who started and cancelled imports', async () => {
  const { rows } = await server.pool.query(
    "SELECT DISTINCT action::text, changed FROM audit_log WHERE target = 'food-imports' ORDER BY 1, 2",
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'create', changed: null },
      { action: 'delete', changed: null },
      { action: 'update', changed: 'state' },
      { action: 'update', changed: 'settings, state' },
    ]),
  );
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLocalReq } from 'payload';
import type pg from 'pg';
import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { healImports } from '../../../src/services/imports/process/heal.ts';
import { createStaff, signUp, signUpAndLogIn, startTestSession } from '../../helpers/accounts.ts';
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
  worker = await workHere();
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
});

const workHere = () =>
  startWorker({
    payload: server.payload,
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    log,
    schedules: [],
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

test('is completed by the next worker when the first is killed in the middle', async () => {
  const before = (await countFoods()) ?? 0;
  const rows = Array.from(
    { length: 4_500 },
    (_, at) => [`k${String(at)}`, `Kelp ${String(at)}`, '4'] as const,
  );
  const id = await previewedImport(foodsCsv(rows));
  await worker.stop();
  try {
    const first = spawn(
      process.execPath,
      ['--conditions=production', 'scripts/program.mjs', 'src/server/worker.ts'],
      {
        env: { ...process.env, NODE_OPTIONS: '', ROLE: 'worker' },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    const ended = once(first, 'exit');
    expect(await Promise.race([once(first, 'message'), ended])).toEqual([{ type: 'ready' }, undefined]);
    await act(id, 'start');
    await until('the first batch is written', async () => ((await countFoods()) ?? 0) > before);
    first.kill('SIGKILL');
    await ended;
    const written = ((await countFoods()) ?? 0) - before;
    expect(written % 1_000).toBe(0);
    expect(written).toBeLessThan(4_500);
    // As after the time that a silent worker has.
    await server.pool.query(`UPDATE jobs.agenda_jobs SET locked_until = now() WHERE claim IS NOT NULL`);
  } finally {
    worker = await workHere();
  }
  expect(await inState(call, { id, token, states: ['done'] })).toMatchObject({
    counts: { rows: 4_500, created: 4_500, unchanged: 0, duplicate: 0 },
  });
  expect(await countFoods()).toBe(before + 4_500);
  const { rows: report } = await server.pool.query(
    `SELECT count(*)::int AS rows, count(DISTINCT food_id)::int AS foods, max(n) AS last FROM food_import_rows
      WHERE import_id = $1 AND mode = 'apply' AND outcome = 'created'`,
    [id],
  );
  expect(report).toEqual([{ rows: 4_500, foods: 4_500, last: 4_500 }]);
  await act(id, 'rollback');
  await inState(call, { id, token, states: ['rolled-back'] });
  expect(await countFoods()).toBe(before);
});

test('takes back the first batch of an import that was cancelled before it was written', async () => {
  const before = await countFoods();
  const id = await previewedImport(foodsCsv([['c1', 'Cocoa', '1']]));
  await during(
    `INSERT INTO foods (name, kind, source_name, code, updated_at, created_at)
     VALUES ('Cocoa', 'processed', 'Test source', 'c1', now(), now())`,
    async () => {
      await act(id, 'start');
      await inState(call, { id, token, states: ['running'] });
      await until('the batch waits', async () => {
        const { rows } = await server.pool.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'transactionid'",
        );
        return rows.length === 1;
      });
      expect(await act(id, 'cancel')).toMatchObject({ status: 202, body: { state: 'rolling-back' } });
    },
  );
  await inState(call, { id, token, states: ['cancelled'] });
  expect(await countFoods()).toBe(before);
});

test('keeps a food that a member eats, and says so', async () => {
  const id = await previewedImport(
    foodsCsv([
      ['e1', 'Edamame', '1'],
      ['e2', 'Endive', '1'],
      ['e2', 'Endive', '2'],
    ]),
  );
  await act(id, 'start');
  await inState(call, { id, token, states: ['done'] });
  const rows = async (query: string) =>
    (await call(`/api/food-imports/${String(id)}/rows?${query}`, { token })).body.docs;
  // Duplicates are no doubts, as in the counts.
  expect(await rows('doubtful=true')).toEqual([]);
  const [{ food: eaten }, { food: gone }] = await rows('outcome=created');

  const member = await signUpAndLogIn({ payload: server.payload, call });
  const eat = (food: number) =>
    call('/api/meal-diaries', {
      token: member.token,
      json: { date: '2026-01-30', mealType: 'snack', items: [{ food, amount: 1, unit: 'g' }] },
    });
  expect(await eat(eaten)).toMatchObject({ status: 201 });
  // A diary waits for whoever deletes its food.
  const client = await server.pool.connect();
  await client.query('BEGIN');
  await client.query('DELETE FROM foods WHERE id = $1', [gone]);
  const waiting = eat(gone);
  await until('the diary waits', async () => {
    const { rows: blocked } = await server.pool.query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'transactionid'",
    );
    return blocked.length === 1;
  });
  await client.query('COMMIT');
  client.release();
  expect(await waiting).toMatchObject({ status: 400, body: { code: 'unknown_food' } });

  await act(id, 'rollback');
  await inState(call, { id, token, states: ['rolled-back'] });
  expect(await rows('mode=rollback')).toMatchObject([{ food: eaten, name: 'Edamame', outcome: 'trashed' }]);
});

const heal = async () =>
  healImports({ req: await createLocalReq({}, server.payload), signal: new AbortController().signal });

test.each([
  ['previewing', 'failed'],
  ['running', 'paused'],
])('of a command that was killed while it is %s has stopped', async (state, stopped) => {
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO food_imports (title, state, files, origin, started_at)
     VALUES ('a.csv', $1::enum_food_imports_state, '[]', 'command', now()) RETURNING id`,
    [state],
  );
  const id = rows[0]?.id ?? 0;
  const shown = async () => (await call(`/api/food-imports/${String(id)}`, { token })).body;
  // A command that works changes its row every second.
  await heal();
  expect(await shown()).toMatchObject({ state, failure: null });
  await server.pool.query(`UPDATE food_imports SET updated_at = now() - interval '6 minutes' WHERE id = $1`, [
    id,
  ]);
  await heal();
  expect(await shown()).toMatchObject({ state: stopped, failure: { code: 'stopped' } });
  await server.pool.query('DELETE FROM food_imports WHERE id = $1', [id]);
});

test('refuses an answer to a question that the files do not raise, or that is not offered', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, at) => [`q${String(at)}`, `Quince ${String(at)}`, '0.4'] as const,
  );
  const { body } = await upload({ 'foods.csv': foodsCsv(rows) });
  const { id } = body.doc;
  await inState(call, { id, token, states: ['asking'] });
  const preview = (answers: object) =>
    act(id, 'preview', { settings: { preset: 'diningcoach', matchBy: 'code', answers } });
  const refused = (code: string, field: string) => ({
    status: 400,
    body: { code, field: `settings.answers.${field}`, detail: expect.any(String) as string },
  });
  expect(await preview({})).toMatchObject(refused('question_open', 'unit:sodium'));
  const unknown = await preview({ 'unit:sodium': 'mg', 'unit:salt': 'g' });
  expect(unknown).toMatchObject(refused('unknown_question', 'unit:salt'));
  expect(unknown.body.detail).toContain('unit:sodium');
  const wrong = await preview({ 'unit:sodium': 'spoons' });
  expect(wrong).toMatchObject(refused('unknown_value', 'unit:sodium'));
  expect(wrong.body.detail).toContain('mg');
  expect(await preview({ 'unit:sodium': 'g' })).toMatchObject({ status: 202 });
  await inState(call, { id, token, states: ['previewed'] });
  await act(id, 'cancel');
});

test('says that an import has stopped when its job is parked, and lets it go on', async () => {
  const before = await countFoods();
  const id = await previewedImport(foodsCsv([['d1', 'Dates', '1']]));
  const now = async (state: string, endsAs: string | null = null) => {
    await server.pool.query(
      'UPDATE food_imports SET state = $2, ends_as = $3, started_at = now(), failure = NULL WHERE id = $1',
      [id, state, endsAs],
    );
    await server.pool.query(
      `INSERT INTO jobs.agenda_jobs (name, data, parked_at, parked_reason)
       VALUES ('run-import', jsonb_build_object('import', $1::int), now(), 'worker ended or went silent')`,
      [id],
    );
    await heal();
    return (await call(`/api/food-imports/${String(id)}`, { token })).body;
  };
  const failure = { code: 'stopped', text: { ko: expect.any(String), en: expect.any(String) } };
  expect(await now('inspecting')).toMatchObject({ state: 'failed', failure });
  expect(await now('previewing')).toMatchObject({ state: 'failed', failure });
  expect(await now('rolling-back', 'rolled-back')).toMatchObject({ state: 'done', failure });
  expect(await now('rolling-back', 'cancelled')).toMatchObject({ state: 'paused', failure });
  expect(await now('queued')).toMatchObject({ state: 'paused', failure });
  expect(await now('running')).toMatchObject({ state: 'paused', failure, actions: ['resume', 'cancel'] });

  // Meanwhile somebody works on it again.
  await during('SELECT pg_advisory_xact_lock(17475, 4)', async () => {
    expect(await act(id, 'resume')).toMatchObject({ status: 202, body: { state: 'queued' } });
    await heal();
    expect((await call(`/api/food-imports/${String(id)}`, { token })).body).toMatchObject({
      state: 'queued',
      failure: null,
    });
  });
  await inState(call, { id, token, states: ['done'] });
  await act(id, 'rollback');
  await inState(call, { id, token, states: ['rolled-back'] });
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

import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { createStaff, signUpAndLogIn, startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { foodsCsv, inState, uploadImport } from '../../helpers/imports.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The way of an import as the admin UI goes it: upload, preview, run, report, roll back. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let worker: Worker;
let token: string;

const log = { info: () => undefined, warn: () => undefined, error: console.error };

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
  call(`/api/food-imports/${String(id)}/${action}`, { method: 'POST', token, ...(json === undefined ? {} : { json }) });
const upload = (files: Parameters<typeof uploadImport>[1]['files'], settings?: object) =>
  uploadImport(server.url, { files, token, ...(settings === undefined ? {} : { settings }) });
const countFoods = async (source = 'Test source') =>
  (await server.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM foods WHERE source_name = $1', [source]))
    .rows[0]?.n;

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

  const { body: page } = await call(`/api/food-imports/${String(id)}/rows?outcome=created&limit=1`, { token });
  expect(page).toMatchObject({ docs: [{ n: 1, name: 'Tofu', outcome: 'created' }], nextCursor: expect.any(String) });
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

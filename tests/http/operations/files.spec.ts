import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalReq } from 'payload';
import sharp from 'sharp';
import { env } from '../../../src/env.ts';
import { removeFiles } from '../../../src/services/operations/files/removeFiles.ts';
import { signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The files of uploads: none without a row, and no row without its file. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: TestMember;
let picture: Buffer;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  me = await signUpAndLogIn({ payload: server.payload, call });
  picture = await sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#a33',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
});
afterAll(() => server.stop());

const folder = () => join(env().mediaDir, 'meal-photos');
const files = () => (existsSync(folder()) ? readdirSync(folder()).toSorted() : []);
const send = (token = me.token) => upload({ url: `${server.url}/api/meal-photos`, bytes: picture, token });
const namedFiles = async () =>
  (await server.pool.query('SELECT filename FROM files_to_remove ORDER BY id')).rows.map(
    ({ filename }) => filename as string,
  );

async function runJob(): Promise<void> {
  const req = await createLocalReq({}, server.payload);
  await removeFiles({ req, signal: new AbortController().signal });
}

/** Runs the job as if the entries were old. */
async function runRemoval(): Promise<void> {
  await server.pool.query('UPDATE files_to_remove SET not_before = now()');
  await runJob();
}

async function replaceFile(id: number) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'new.jpg');
  const headers = { authorization: `JWT ${me.token}` };
  const response = await fetch(`${server.url}/api/meal-photos/${id}`, {
    method: 'PATCH',
    headers,
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

test('an upload is stored with its row, and nobody will remove it', async () => {
  const { body, status } = await send();
  expect(status).toBe(201);
  expect(files()).toEqual([body.doc.filename]);
  expect(statSync(join(folder(), body.doc.filename)).mode & 0o777).toBe(0o640);
  await runRemoval();
  expect(files()).toEqual([body.doc.filename]);
  expect((await call(`/api/meal-photos/file/${body.doc.filename}`, { token: me.token })).status).toBe(200);
});

test('an upload that a later hook refuses leaves no file', async () => {
  const before = files();
  const { hooks } = server.payload.collections['meal-photos'].config;
  hooks.afterChange.unshift(() => {
    throw new Error('refused');
  });
  expect((await send()).status).toBe(500);
  hooks.afterChange.shift();
  expect(files()).toEqual(before);
});

test('a job removes the file of an upload whose commit failed, and of none that still runs', async () => {
  await server.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no commit'; END $$;
    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON meal_photos DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION refuse();
    CREATE FUNCTION at_once() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.not_before := now() - interval '1 second'; RETURN NEW; END $$;
    CREATE TRIGGER at_once BEFORE INSERT ON files_to_remove FOR EACH ROW EXECUTE FUNCTION at_once()`);
  const before = files();
  const { hooks } = server.payload.collections['meal-photos'].config;
  let duringUpload: string[] = [];
  hooks.afterOperation.push(async () => {
    await runJob();
    duringUpload = files();
  });
  const { status } = await send();
  hooks.afterOperation.pop();
  await server.pool.query('DROP FUNCTION refuse, at_once CASCADE');

  expect(status).toBe(500);
  expect(duringUpload).toHaveLength(before.length + 1);
  expect(files()).toEqual(duringUpload);
  await runJob();
  expect(files()).toEqual(before);
  expect(await namedFiles()).toEqual([]);
});

test('a change that fails keeps the file, and one that is done replaces it', async () => {
  const { body } = await send();
  const { filename, id } = body.doc;
  const { hooks } = server.payload.collections['meal-photos'].config;
  hooks.afterOperation.push(() => {
    throw new Error('refused');
  });
  expect((await replaceFile(id)).status).toBe(500);
  hooks.afterOperation.pop();
  await runRemoval();
  expect(files()).toContain(filename);

  const replaced = await replaceFile(id);
  expect(replaced.status).toBe(200);
  await runRemoval();
  expect(files()).toContain(replaced.body.doc.filename);
  expect(files()).not.toContain(filename);
});

test('a deletion removes the file after the commit', async () => {
  const { body } = await send();
  const { filename, id } = body.doc;
  expect(
    (await call(`/api/meal-photos/${id}?select[alt]=true`, { method: 'DELETE', token: me.token })).status,
  ).toBe(200);
  expect(files()).toContain(filename);
  await runRemoval();
  expect(files()).not.toContain(filename);
});

test('uploads at the moment of the erasure leave no file', async () => {
  for (let round = 0; round < 3; round += 1) {
    const before = files();
    const member = await signUpAndLogIn({ payload: server.payload, call });
    const uploads = Array.from({ length: 4 }, () => send(member.token));
    const erased = await call('/api/users/me', { method: 'DELETE', token: member.token });
    const answers = await Promise.all(uploads);
    expect(erased.status).toBe(200);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await runRemoval();
    expect(files()).toEqual(before);
  }
});

test('a full disk is an error of its own, without row or file', async () => {
  const { hooks } = server.payload.collections['meal-photos'].config;
  hooks.beforeOperation.push(({ req }) => {
    if (req.file !== undefined) req.file.name = 'full.webp';
  });
  symlinkSync('/dev/full', join(folder(), 'full.webp'));
  const answer = await send();
  hooks.beforeOperation.pop();
  expect(answer).toMatchObject({ status: 507, body: { code: 'storage_full', field: 'file' } });
  const { rowCount } = await server.pool.query(`SELECT FROM meal_photos WHERE filename = 'full.webp'`);
  expect(rowCount).toBe(0);
  await runRemoval();
  expect(files()).not.toContain('full.webp');
});

test('a copy of an upload has a file of its own, and is for its owner', async () => {
  const { body } = await send();
  const path = `/api/meal-photos/${body.doc.id}/duplicate`;
  const copy = await call(path, { method: 'POST', token: me.token, json: {} });
  expect(copy.status).toBe(200);
  expect(copy.body.doc.filename).not.toBe(body.doc.filename);
  expect(files()).toEqual(expect.arrayContaining([copy.body.doc.filename, body.doc.filename]));
  const other = await signUpAndLogIn({ payload: server.payload, call });
  expect((await call(path, { method: 'POST', token: other.token, json: {} })).status).toBe(404);
});

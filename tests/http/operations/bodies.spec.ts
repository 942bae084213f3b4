import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** A body that cannot be read, or that the call does not take, is refused before anything runs. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let dietitian: string;
let photo: Buffer;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  const { email, password } = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email, password } })).body.token as string;
  photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
});
afterAll(() => server.stop());

const food = JSON.stringify({ kind: 'custom', name: '두부', basis: '100g', source: { name: 'me' } });

interface Part {
  readonly name?: string;
  readonly text: string | Uint8Array;
  readonly file?: string;
  readonly type?: string;
}

/** A photo as iPhones make it: by heif-enc of libheif. */
const heic = readFileSync(join(import.meta.dirname, '../../fixtures/meals/photo.heic'));
const heicAs = (name: string, type: string): Part => ({ name: 'file', file: name, type, text: heic });

/** Writes a form byte by byte, because FormData cannot make a broken one. */
function formOf(parts: readonly Part[], { end = '--x--\r\n' } = {}): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ file, name, text, type = 'image/png' }) => [
      Buffer.from(
        `--x\r\nContent-Disposition: form-data${name === undefined ? '' : `; name="${name}"`}${
          file === undefined ? '' : `; filename="${file}"\r\nContent-Type: ${type}`
        }\r\n\r\n`,
      ),
      Buffer.from(text),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);
}

async function send(
  path: string,
  {
    body,
    type = 'multipart/form-data; boundary=x',
    method = 'POST',
    token = member.token,
    headers = {},
  }: {
    body: Uint8Array | string;
    type?: string | null;
    method?: string;
    token?: string;
    headers?: Record<string, string>;
  },
) {
  const response = await fetch(server.url + path, {
    method,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body),
    headers: {
      authorization: `JWT ${token}`,
      ...(type === null ? {} : { 'content-type': type }),
      ...headers,
    },
  });
  const { code, field } = await response.json();
  return { status: response.status, code, field };
}

describe('a form', () => {
  const payload = (text: string | Uint8Array): Part => ({ name: '_payload', text });
  const file = (): Part => ({ name: 'file', file: 'a.png', text: photo });

  test.each<[why: string, parts: () => Part[], code: string, field: string | undefined]>([
    ['whose data is not JSON', () => [payload('{')], 'invalid_json', '_payload'],
    ['whose data is empty', () => [payload('')], 'invalid_json', '_payload'],
    ['whose data is a list', () => [payload('[]')], 'invalid_json', '_payload'],
    ['whose data is null', () => [payload('null')], 'invalid_json', '_payload'],
    ['whose data is a number', () => [payload('7')], 'invalid_json', '_payload'],
    ['with NUL', () => [payload('{"name":"\0"}')], 'invalid_character', '_payload'],
    ['with an escaped NUL', () => [payload(String.raw`{"name":"\u0000"}`)], 'invalid_character', 'name'],
    [
      'with bytes that are not UTF-8',
      () => [payload(Buffer.from([0x7b, 0xc4, 0x7d]))],
      'invalid_character',
      '_payload',
    ],
    [
      'that is nested too deep',
      () => [payload(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`)],
      'too_deep',
      '_payload',
    ],
    ['whose data comes twice', () => [payload(food), payload(food)], 'sent_twice', '_payload'],
    ['whose data comes as a file', () => [{ ...payload(food), file: 'a.json' }], 'wrong_type', '_payload'],
    ['with another part', () => [payload(food), { name: 'name', text: '묵' }], 'unknown_field', 'name'],
    ['with another file', () => [payload(food), { ...file(), name: 'photo' }], 'unknown_field', 'photo'],
    ['with a part without a name', () => [payload(food), { text: 'a' }], 'unknown_field', ''],
    ['with a file that nothing takes', () => [payload(food), file()], 'unknown_field', 'file'],
    ['with eleven parts', () => Array.from({ length: 11 }, () => payload(food)), 'sent_twice', '_payload'],
    ['without any part', () => [], 'required', '_payload'],
  ])('%s is refused', async (_, parts, code, field) => {
    expect(await send('/api/foods', { body: formOf(parts()) })).toEqual({ status: 400, code, field });
  });

  test.each<[why: string, parts: () => Part[], status: number, code: string]>([
    ['an empty file', () => [{ ...file(), text: '' }], 400, 'empty_file'],
    ['two files', () => [file(), file()], 400, 'sent_twice'],
    [
      'a text in place of the file',
      () => [{ name: 'file', text: '{"filename":"a.png"}' }],
      400,
      'wrong_type',
    ],
    ['a file that is no photo', () => [{ ...file(), text: 'GIF89a' }], 400, 'not_a_photo'],
    ['a HEIC photo', () => [{ ...file(), text: heic }], 415, 'unsupported_photo'],
    [
      'a HEIC photo that calls itself a JPEG',
      () => [heicAs('a.jpg', 'image/jpeg')],
      415,
      'unsupported_photo',
    ],
    ['a HEIC photo by its own name', () => [heicAs('a.heic', 'image/heic')], 415, 'unsupported_photo'],
  ])('with %s is refused', async (_, parts, status, code) => {
    const answer = await send('/api/meal-photos', { body: formOf(parts()) });
    expect(answer).toEqual({ status, code, field: 'file' });
  });

  test.each<[why: string, end: string, type: string]>([
    ['that is cut off', '', 'multipart/form-data; boundary=x'],
    ['with another boundary', '--x--\r\n', 'multipart/form-data; boundary=y'],
    ['without a boundary', '--x--\r\n', 'multipart/form-data'],
    [
      'with a broken part',
      '--x\r\nContent-Disposition form-data\r\n\r\na\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
    ],
  ])('%s is refused', async (_, end, type) => {
    const answer = await send('/api/foods', { body: formOf([payload(food)], { end }), type });
    expect(answer).toMatchObject({ status: 400, code: expect.stringMatching(/^(invalid_form|required)$/) });
  });

  test('may be written in any valid way, and the file gets a name of the server', async () => {
    const body = Buffer.concat([
      Buffer.from(
        'preamble\r\n--a b\r\ncontent-disposition: form-data; name=_payload\r\n\r\n{"alt":"점심"}\r\n',
      ),
      Buffer.from(
        `--a b\r\nContent-Disposition: form-data; name=file; filename="a\\"b.png"; filename*=utf-8''x.png\r\n\r\n`,
      ),
      photo,
      Buffer.from('\r\n--a b--\r\nepilogue'),
    ]);
    const response = await fetch(`${server.url}/api/meal-photos`, {
      method: 'POST',
      headers: {
        authorization: `JWT ${member.token}`,
        'content-type': 'Multipart/Form-Data; boundary="a b"',
      },
      body: new Uint8Array(body),
    });
    const { doc } = await response.json();
    expect([response.status, doc.alt]).toEqual([201, '점심']);
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.webp$/);
  });

  test('a photo may be an AVIF', async () => {
    const avif = await sharp(photo).avif().toBuffer();
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(avif)], { type: 'image/jpeg' }), 'a.jpg');
    const response = await fetch(`${server.url}/api/meal-photos`, {
      method: 'POST',
      headers: { authorization: `JWT ${member.token}` },
      body: form,
    });
    expect((await response.json()).doc).toMatchObject({ mimeType: 'image/webp', width: 8 });
  });
});

test('a caller who may not write the document is told that, not which field', async () => {
  const { status, body } = await call('/api/foods', { json: JSON.parse(food) as object });
  expect([status, body.code, body.field]).toEqual([401, 'authentication_required', undefined]);
});

describe('the type of a body', () => {
  test.each<[why: string, type: string | null, headers: Record<string, string>]>([
    ['no type', null, {}],
    ['text/plain', 'text/plain', {}],
    ['another charset', 'application/json; charset=euc-kr', {}],
    ['form data in an address', 'application/x-www-form-urlencoded', {}],
    ['a patch document', 'application/merge-patch+json', {}],
    ['a compressed body', 'application/json', { 'content-encoding': 'gzip' }],
  ])('%s is 415 for documents, accounts, our own calls and GraphQL', async (_, type, headers) => {
    const ours = ['/api/users/login', '/api/meal-diaries/1/restore', '/api/graphql', '/api/foods/scan'];
    for (const path of ['/api/foods', ...ours])
      expect([path, await send(path, { body: food, type, headers })]).toMatchObject([
        path,
        { status: 415, code: 'unsupported_media_type' },
      ]);
    const change = { body: '{}', type, headers, method: 'PATCH' };
    expect(await send('/api/foods/1', change)).toMatchObject({ status: 415 });
  });

  test.each([
    ['POST', '/api/foods', 'body'],
    ['PATCH', '/api/foods/1', 'body'],
    ['POST', '/api/users/login', 'body'],
    ['POST', '/api/graphql', 'query'],
    ['POST', '/api/foods/scan', 'file'],
  ])('%s %s needs a body', async (method, path, field) => {
    const answer = await send(path, { method, body: '', type: 'application/json' });
    expect(answer).toEqual({ status: 400, code: 'required', field });
  });

  test.each([
    ['POST', '/api/meal-diaries/1/restore'],
    ['POST', '/api/users/logout'],
    ['POST', '/api/users/refresh-token'],
    ['DELETE', '/api/users/me'],
    ['DELETE', '/api/foods/1'],
  ])('%s %s takes no body', async (method, path) => {
    const answer = await send(path, { method, body: '{"x":1}', type: 'application/json' });
    expect(answer).toEqual({ status: 400, code: 'no_body_expected', field: 'x' });
  });

  test('another method in a header is refused, because it would be ignored', async () => {
    const headers = { 'x-http-method-override': 'PATCH' };
    const answer = await send('/api/foods', { body: food, type: 'application/json', headers });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_input' });
  });
});

describe('the body of a call about accounts', () => {
  test.each<[path: string, json: object, code: string, field: string]>([
    ['login', { email: ['a@b.c'], password: 'x' }, 'wrong_type', 'email'],
    ['login', { email: 'a@b.c', password: { a: 1 } }, 'wrong_type', 'password'],
    ['login', { email: 'a@b.c' }, 'required', 'password'],
    ['login', { email: 'a@b.c', password: 'x', remember: true }, 'unknown_field', 'remember'],
    ['forgot-password', { email: { a: 1 } }, 'wrong_type', 'email'],
    ['forgot-password', {}, 'required', 'email'],
    ['reset-password', { token: 1, password: 'correct horse' }, 'wrong_type', 'token'],
    ['reset-password', { token: 'a' }, 'required', 'password'],
    ['unlock', { email: [] }, 'wrong_type', 'email'],
  ])('%s with %j is refused', async (path, json, code, field) => {
    for (const collection of ['users', 'staff']) {
      const { status, body } = await call(`/api/${collection}/${path}`, { json });
      expect([status, body.code, body.field]).toEqual([400, code, field]);
    }
  });

  test('is read from the form of the admin UI, too', async () => {
    const form = new FormData();
    form.set('_payload', JSON.stringify({ email: member.email, password: member.password }));
    const response = await fetch(`${server.url}/api/users/login`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
  });
});

test('a GraphQL request has a query, variables and nothing else', async () => {
  for (const [json, code, field] of [
    [{ query: ['{ Foods { totalDocs } }'] }, 'wrong_type', 'query'],
    [{ query: '{ Foods { totalDocs } }', variables: [] }, 'wrong_type', 'variables'],
    [{ query: '{ Foods { totalDocs } }', querry: 1 }, 'unknown_field', 'querry'],
  ] as const) {
    const { status, body } = await call('/api/graphql', { json });
    expect([status, body.code, body.field]).toEqual([400, code, field]);
  }
});

test('preferences of the admin UI are stored and deleted', async () => {
  const answer = await call('/api/payload-preferences/nav', {
    token: dietitian,
    json: { value: { open: true } },
  });
  expect(answer.status).toBe(200);
  const remove = async (key: string) =>
    (await call(`/api/payload-preferences/${key}`, { method: 'DELETE', token: dietitian })).status;
  expect([await remove('nav'), await remove('nav'), await remove('never')]).toEqual([200, 404, 404]);
  const wrong = await call('/api/payload-preferences', {
    token: dietitian,
    json: { key: { a: 1 }, value: 1 },
  });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'wrong_type', field: 'key' } });
});

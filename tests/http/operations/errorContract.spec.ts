import { once } from 'node:events';
import { connect } from 'node:net';
import { z } from 'zod';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, type Call } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let staff: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT_FORGOT_PASSWORD: '2' } });
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  const { email, password } = await createStaff(server.payload, 'dietitian');
  staff = (await call('/api/staff/login', { json: { email, password } })).body.token;
});

afterAll(async () => {
  await server.stop();
});

/** The members of every error answer. */
const members = z.looseObject({
  type: z.string().startsWith('urn:diningcoach:error:'),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().regex(/[.!?]$/),
  code: z.string(),
});

describe('every part of the server answers an error with the same members and type', () => {
  test.each<[string, string, Call, number, string]>([
    ['an unknown path', '/api/nothing', {}, 404, 'not_found'],
    ['the root of the API', '/api', {}, 404, 'not_found'],
    ['a path outside of the API', '/nothing', {}, 404, 'not_found'],
    ['an unknown document', '/api/foods/999999', {}, 404, 'not_found'],
    ['a hot route', '/api/foods/search', {}, 400, 'required'],
    ['a health check', '/api/health/nothing', {}, 404, 'not_found'],
    ['another method of a collection', '/api/foods/login', { method: 'PATCH', json: {} }, 404, 'not_found'],
    ['another method of a route', '/api/users/login', {}, 405, 'method_not_allowed'],
    ['another method of a hot route', '/api/foods/search', { json: {} }, 405, 'method_not_allowed'],
    ['another method of GraphQL', '/api/graphql', {}, 405, 'method_not_allowed'],
    ['a call without a login', '/api/meal-diaries', { json: {} }, 401, 'authentication_required'],
    ['a logout of nobody', '/api/users/logout', { method: 'POST' }, 401, 'authentication_required'],
    ['a body that is not JSON', '/api/users', { json: 'text' }, 400, 'invalid_json'],
    ['a login', '/api/users/login', { json: { email: 'a@example.com', password: 'x' } }, 401, 'login_failed'],
    ['a filter', '/api/foods?where[nothing][equals]=1', {}, 400, 'invalid_filter'],
  ])('%s', async (_, path, options, status, code) => {
    const answer = await call(path, options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(members.safeParse(answer.body).error).toBeUndefined();
    expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
    if (status === 405) expect(answer.headers.get('allow')).toContain('OPTIONS');
  });

  test('a member whose account cannot be read is not asked to log in again', async () => {
    const { token } = member;
    await server.pool.query('ALTER TABLE users RENAME TO users_away');
    const statuses = async () =>
      Promise.all(
        [
          call('/api/meal-diaries', { token }),
          call('/api/users/me', { token }),
          call('/api/graphql', { token, json: { query: '{ MealDiaries { totalDocs } }' } }),
        ].map(async (answer) => (await answer).status),
      );
    try {
      expect(await statuses()).toEqual([500, 500, 500]);
    } finally {
      await server.pool.query('ALTER TABLE users_away RENAME TO users');
    }
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  test('HEAD of a missing document has the status and no body', async () => {
    const answer = await fetch(`${server.url}/api/foods/999999`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    // Payload answers 500 here.
    const file = await fetch(`${server.url}/api/images/file/nothing.webp`, {
      method: 'HEAD',
      headers: { authorization: `JWT ${staff}` },
    });
    expect([file.status, await file.text()]).toEqual([404, '']);
  });

  test('the admin UI gets the type that its forms read', async () => {
    const headers = { referer: `${server.url}/admin/login` };
    const answer = await call('/api/staff/login', {
      json: { email: 'a@example.com', password: 'x' },
      headers,
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.body.errors[0].message).toBe(answer.body.title);
  });
});

describe('texts', () => {
  test.each([
    ['ko-KR,ko;q=0.9,en;q=0.1', 'ko', '‘날짜’ 항목을 확인해 주세요. 올바른 날짜(YYYY-MM-DD)가 아닙니다.'],
    ['fr, en;q=0.5', 'en', 'Please check “Date”. This is not a calendar day (YYYY-MM-DD).'],
  ])('in the language of %s, the detail names the field by its label', async (header, language, detail) => {
    const json = { date: 'soon', mealType: 'lunch', items: [] };
    const answer = await call('/api/meal-diaries', {
      token: member.token,
      json,
      headers: { 'accept-language': header },
    });
    expect(answer.body).toMatchObject({ code: 'invalid_date', field: 'date', detail });
    expect(answer.headers.get('content-language')).toBe(language);
  });

  test('without the header, a member gets the chosen language, also in the reasons of Payload', async () => {
    await server.payload.update({ collection: 'users', id: member.id, data: { language: 'ko' } });
    try {
      const json = { workoutMinutes: -5 };
      const { docs } = (await call('/api/health-profiles', { token: member.token })).body;
      const path = `/api/health-profiles/${String(docs[0].id)}`;
      const { body } = await call(path, { method: 'PATCH', token: member.token, json });
      expect([body.field, body.title, body.detail].join()).toMatch(/^workoutMinutes,[^a-z]*[가-힣][^a-z]*$/);
    } finally {
      await server.payload.update({ collection: 'users', id: member.id, data: { language: 'en' } });
    }
  });

  test.each<[what: string, path: string, request: object]>([
    ['an unknown parameter', '/api/meal-diaries?limt=1', {}],
    ['a hot route', '/api/foods/search?q=', {}],
    ['a hot route about nothing', '/api/foods/9999999/suitability', {}],
    ['an unknown document', '/api/foods/9999999', {}],
    ['an unknown path', '/api/foods/1/nothing', {}],
    ['an unknown field of GraphQL', '/api/graphql', { json: { query: '{ nothing }' } }],
    [
      'a query of GraphQL that is too deep',
      '/api/graphql',
      { json: { query: `{ ${'a{'.repeat(40)}b${'}'.repeat(41)}` } },
    ],
  ])('without the header, the refusal of %s is in the chosen language', async (_, path, request) => {
    await server.payload.update({ collection: 'users', id: member.id, data: { language: 'ko' } });
    try {
      const { body } = await call(path, { token: member.token, ...request });
      expect(body.errors[0].message).toMatch(/[가-힣]/);
      const english = await call(path, {
        token: member.token,
        headers: { 'accept-language': 'en' },
        ...request,
      });
      expect(english.body.errors[0].message).not.toMatch(/[가-힣]/);
    } finally {
      await server.payload.update({ collection: 'users', id: member.id, data: { language: 'en' } });
    }
  });

  test('a validation error lists every field with its code', async () => {
    const { body } = await call('/api/foods', { token: staff, json: { basis: '100g' } });
    expect(body.code).toBe('validation_failed');
    const paths = body.errors[0].data.errors.map((one: { path: string; code: string }) => [
      one.path,
      one.code,
    ]);
    expect(paths).toEqual(
      expect.arrayContaining([
        ['name', 'validation_failed'],
        ['kind', 'validation_failed'],
      ]),
    );
  });
});

describe('limits', () => {
  test('429 says when to try again, in REST and GraphQL', async () => {
    const json = { email: 'nobody@example.com' };
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push(await call('/api/users/forgot-password', { json }));
    const limited = answers[2];
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    const seconds = Number(limited?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3_000);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"forgot";q=2;w=3600');
    expect(answers.map(({ headers }) => /r=\d+/.exec(headers.get('ratelimit') ?? '')?.[0])).toEqual([
      'r=1',
      'r=0',
      'r=0',
    ]);
    expect(limited?.headers.get('ratelimit-policy')).toBe('"forgot";q=2;w=3600');
    expect(limited?.headers.get('ratelimit')).toBe(`"forgot";r=0;t=${String(seconds)}`);

    const query = `mutation { forgotPasswordUser(email: "nobody@example.com") }`;
    const graphql = await call('/api/graphql', { json: { query } });
    expect(graphql.body.errors[0].extensions).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(Number(graphql.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });
});

describe('GraphQL', () => {
  const variables = 'query ($id: Int!) { Food(id: $id) { id } }';
  const meal = 'mutation ($data: mutationMealDiaryInput!) { createMealDiary(data: $data) { id } }';

  test.each<[string, object, object, number]>([
    ['a syntax error', { query: '{ Foods { docs { id }' }, { code: 'graphql_syntax', field: 'query' }, 400],
    ['a subscription', { query: 'subscription { x }' }, { code: 'graphql_invalid', field: 'query' }, 400],
    [
      'an unknown field',
      { query: '{ Foods { docs { id nam } } }' },
      { code: 'unknown_field', field: 'nam' },
      400,
    ],
    ['an unknown root', { query: '{ Fods { totalDocs } }' }, { code: 'unknown_field', field: 'Fods' }, 400],
    [
      'an unknown argument',
      { query: '{ Foods(lmit: 1) { totalDocs } }' },
      { code: 'unknown_field', field: 'lmit' },
      400,
    ],
    ['a missing variable', { query: variables }, { code: 'required', field: 'variables.id' }, 400],
    [
      'a variable of another type',
      { query: variables, variables: { id: 'x' } },
      { code: 'wrong_type', field: 'variables.id' },
      400,
    ],
    [
      'an unknown name in a variable',
      { query: meal, variables: { data: { date: '2026-01-01', dat: 1 } } },
      { code: 'unknown_field' },
      400,
    ],
    [
      'variables that are a list',
      { query: variables, variables: [] },
      { code: 'wrong_type', field: 'variables' },
      400,
    ],
    [
      'an unknown operation',
      { query: variables, variables: { id: 1 }, operationName: 'x' },
      { code: 'invalid_input', field: 'operationName' },
      400,
    ],
    ['a field without a selection', { query: '{ Foods }' }, { code: 'graphql_invalid' }, 400],
    [
      'a mutation of a feature that is off',
      { query: 'mutation { verifyEmailUser(token: "a") }' },
      { code: 'unknown_field', field: 'verifyEmailUser' },
      400,
    ],
    ['a missing document', { query: '{ Food(id: 999999) { id } }' }, { code: 'not_found', status: 404 }, 200],
    [
      'no login',
      { query: '{ MealDiaries { totalDocs } }' },
      { code: 'authentication_required', status: 401 },
      200,
    ],
    [
      'a wrong password',
      { query: 'mutation { loginUser(email: "a@example.com", password: "x") { token } }' },
      { code: 'login_failed', status: 401 },
      200,
    ],
    [
      'a refused name',
      {
        query: `mutation { createUser(data: { username: "x y", email: "a@example.com", password: "correct horse", consents: { terms: true, healthData: true } }) { id } }`,
      },
      { code: 'invalid_username', field: 'username', status: 400 },
      200,
    ],
  ])('%s has code, field and status', async (_, json, extensions, status) => {
    const answer = await call('/api/graphql', { json, headers: { 'accept-language': 'ko' } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const errors: { message: string; extensions: object }[] = answer.body.errors;
    expect(errors).toContainEqual(
      expect.objectContaining({ extensions: expect.objectContaining(extensions) }),
    );
    for (const error of errors) {
      expect(members.safeParse(error.extensions).error).toBeUndefined();
      expect(error.message).toMatch(/[가-힣]/);
    }
  });

  test('an error of the schema has its place and the nearest name', async () => {
    const { body } = await call('/api/graphql', { json: { query: '{\n  Foods { docs { nam } } }' } });
    expect(body.errors[0]).toMatchObject({
      locations: [{ line: 2, column: 18 }],
      extensions: { detail: 'There is no field nam. The most similar name is name.' },
    });
  });

  test('each of several roots has its own error', async () => {
    const query = '{ a: Food(id: 999999) { id } MealDiaries { totalDocs } Foods(limit: 1) { totalDocs } }';
    const { body } = await call('/api/graphql', { json: { query } });
    const found = body.errors.map((error: { path: string[]; extensions: { code: string } }) => [
      error.path[0],
      error.extensions.code,
    ]);
    expect(new Map(found)).toEqual(
      new Map([
        ['a', 'not_found'],
        ['MealDiaries', 'authentication_required'],
      ]),
    );
    expect(body.data.Foods.totalDocs).toBe(0);
  });

  test('the type of the answer is the one that the client accepts', async () => {
    const json = { query: '{ nothing }' };
    const type = 'application/graphql-response+json';
    const answer = await call('/api/graphql', { json, headers: { accept: type } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, `${type}; charset=utf-8`]);
    const refused = await call('/api/graphql', { json, headers: { accept: 'text/csv' } });
    expect(refused).toMatchObject({ status: 406, body: { code: 'not_acceptable' } });
  });
});

test.each([
  ['no host', 400, 'GET /api/foods HTTP/1.1\r\n\r\n'],
  ['a host that is none', 400, 'GET /api/foods HTTP/1.1\r\nHost: a b\r\n\r\n'],
  ['an address that is none', 400, 'GET //:x HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a proxy', 200, 'GET http://example.com/api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['an unknown method', 405, 'TRACE /api/foods HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a method of WebDAV', 405, 'PROPFIND /api/foods HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['the whole server', 204, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['an address of 20 KB', 414, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
  ['headers of 20 KB', 431, `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`],
  ['an expectation', 417, 'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\n\r\n'],
])('a request for %s is answered with %s', async (_, status, request) => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'end');
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
  if (status >= 400) expect(text).toMatch(/content-type: application\/problem\+json[^]*"code":/i);
  socket.destroy();
});

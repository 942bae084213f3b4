import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createStaff } from '../../helpers/accounts.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let staff: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  const { email, password } = await createStaff(server.payload, 'admin');
  const { token } = await server.payload.login({ collection: 'staff', data: { email, password } });
  staff = { authorization: `JWT ${String(token)}` };
  await server.pool.query(
    `INSERT INTO foods (id, name, kind, source_name) VALUES (12, '두부', 'fresh', '시험')`,
  );
});

afterAll(async () => {
  await server.stop();
});

describe('addresses', () => {
  const deepBrackets = `where${'[and][0]'.repeat(1_000)}[name][equals]=a`;
  const deepJson = `where=${encodeURIComponent(`${'{"and":['.repeat(1_000)}{}${']}'.repeat(1_000)}`)}`;

  test.each([
    ['a 2,000-deep where in brackets', `/api/foods?${deepBrackets}`, 'too_deep', 'where'],
    [
      'with its brackets escaped',
      `/api/foods?${deepBrackets.replaceAll('[', '%5B').slice(0, 12_000)}`,
      'too_deep',
      'where',
    ],
    ['a deep where as JSON', `/api/foods?${deepJson.slice(0, 15_000)}`, 'too_deep', 'where'],
    ['a deep where on a write', `/api/foods?${deepBrackets}`, 'too_deep', 'where', 'DELETE'],
    ['deep select', `/api/foods?select${'[a]'.repeat(500)}=true`, 'too_deep', 'select'],
    ['a where that is not JSON', '/api/foods?where=abc', 'invalid_filter', 'where'],
    ['a where that is a number', '/api/foods?where=1', 'invalid_filter', 'where'],
    ['a condition that is not an object', '/api/foods?where[name]=a', 'invalid_filter', 'where'],
    [
      'a condition that is null',
      `/api/foods?where=${encodeURIComponent('{"or":[null]}')}`,
      'invalid_filter',
      'where',
    ],
    [
      'a condition that a DELETE would ignore',
      '/api/foods?where[name]=a',
      'invalid_filter',
      'where',
      'DELETE',
    ],
    ['an unknown operator', '/api/foods?where[or][0][name][near]=1,2', 'invalid_filter', 'where'],
    [
      'an operator that the field does not support',
      '/api/foods?where[id][contains]=a',
      'invalid_filter',
      'where',
    ],
    [
      'a year of five digits',
      '/api/foods?where[createdAt][greater_than]=99999-01-01',
      'invalid_filter',
      'where',
    ],
    ['page -1', '/api/foods?page=-1', 'out_of_range', 'page'],
    ['limit 1e99', '/api/foods?limit=1e99', 'out_of_range', 'limit'],
    ['depth abc', '/api/foods?depth=abc', 'out_of_range', 'depth'],
    ['NUL in a filter', '/api/foods?where[name][equals]=a%00b', 'invalid_character', 'where'],
    [
      'NUL in a JSON filter',
      `/api/foods?where=${encodeURIComponent('{"name":{"equals":"\\u0000"}}')}`,
      'invalid_character',
      'where',
    ],
    ['NUL in a name', '/api/foods?a%00b=1', 'invalid_character', 'ab'],
    ['NUL in the path', '/api/foods/a%00b', 'invalid_character', undefined],
    ['half a surrogate pair', '/api/foods?where[name][equals]=%ED%A0%BD', 'invalid_character', 'where'],
    ['a broken escape', '/api/foods?where[name][equals]=%zz', 'invalid_character', 'where'],
    ['a broken escape in the path', '/api/foods/%E0%A4%A', 'invalid_character', undefined],
  ])('refuses %s', async (_, path, code, field, method = 'GET') => {
    expect(await outcome(path, { method })).toEqual({ status: 400, code, field });
  });

  test('accepts ordinary filters', async () => {
    for (const query of [
      'where[or][0][and][0][name][equals]=두부',
      `where=${encodeURIComponent('{"or":[{"and":[{"name":{"equals":"두부"}}]}]}')}`,
      'where[name][equals]=%EB%91%90%EB%B6%80&limit=5&sort=-name',
    ]) {
      const response = await fetch(`${server.url}/api/foods?${query}`);
      expect((await response.json()).totalDocs).toBe(1);
    }
  });

  test('answers 404 for a file whose name is longer than a file system allows', async () => {
    const path = `/api/images/file/${'a'.repeat(3_000)}`;
    expect(await outcome(path, { headers: staff })).toMatchObject({ status: 404, code: 'not_found' });
  });

  test.each([
    ['GET', '/api/foods/abc'],
    ['GET', '/api/foods/12abc'],
    ['GET', '/api/foods/1e9'],
    ['GET', '/api/foods/0'],
    ['GET', '/api/foods/-1'],
    ['GET', '/api/foods/+12'],
    ['GET', '/api/foods/%2012'],
    ['GET', '/api/foods/1.5'],
    ['GET', '/api/foods/2147483648'],
    ['GET', '/api/foods/99999999999999999999'],
    ['GET', '/api/foods/NaN'],
    ['GET', '/api/users/1e9'],
    ['PATCH', '/api/foods/12abc'],
    ['DELETE', '/api/foods/abc'],
    ['POST', '/api/foods/abc/duplicate'],
    ['GET', '/api/foods/2147483647'],
    ['GET', '/api/foods/versions'],
    ['GET', '/api/foods/versions/1'],
    ['POST', '/api/users/verify/abc'],
    ['GET', '/api/foods/12/nothing'],
    ['GET', '/api/nothing'],
  ])('answers not found for %s %s', async (method, path) => {
    expect(await outcome(path, { method, headers: staff })).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('answers HEAD like GET without a body', async () => {
    for (const [path, status] of [
      ['/api/foods/12', 200],
      ['/api/foods', 200],
      ['/api/foods/13', 404],
    ] as const) {
      const response = await fetch(server.url + path, { method: 'HEAD' });
      expect([response.status, await response.text()]).toEqual([status, '']);
    }
  });

  test('answers ids and named routes', async () => {
    for (const path of ['/api/foods/12', '/api/foods/count', '/api/foods/search?q=a', '/api/users/me']) {
      expect((await fetch(server.url + path, { headers: staff })).status).toBe(200);
    }
  });
});

describe('JSON bodies', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  test.each([
    ['text that is not JSON', '{"name":', 400, 'invalid_json', undefined],
    ['an array', '[]', 400, 'invalid_json', undefined],
    ['null', 'null', 400, 'invalid_json', undefined],
    ['a text', '"a"', 400, 'invalid_json', undefined],
    ['a plain NUL', '{"name":"a\0b"}', 400, 'invalid_character', undefined],
    ['an escaped NUL', String.raw`{"aliases":["a","b\u0000"]}`, 400, 'invalid_character', 'aliases.1'],
    [
      'half a surrogate pair',
      String.raw`{"source":{"name":"\ud83d"}}`,
      400,
      'invalid_character',
      'source.name',
    ],
    ['NUL in a key', String.raw`{"a\u0000":1}`, 400, 'invalid_character', undefined],
    ['65 levels', nested(65), 400, 'too_deep', undefined],
    ['2,000 levels', nested(2_000), 400, 'too_deep', undefined],
    ['200,000 open brackets', '['.repeat(200_000), 400, 'too_deep', undefined],
    ['2 MB', `{"name":"${'a'.repeat(2_000_000)}"}`, 413, 'too_large', undefined],
  ])('refuses %s', async (_, body, status, code, field) => {
    expect(await outcome('/api/foods', json(body))).toEqual({ status, code, field });
    expect(await outcome('/api/foods/12', { ...json(body), method: 'PATCH' })).toEqual({
      status,
      code,
      field,
    });
  });

  test.each([
    ['nutrients', { nutrients: [] }],
    ['nutrients', { nutrients: 'all' }],
    ['source', { source: [] }],
  ])('refuses a wrong value for the group %s', async (field, change) => {
    const food = { name: '묵', kind: 'fresh', source: { name: '시험' }, basis: '100g', ...change };
    const refusal = { status: 400, code: 'wrong_type', field };
    expect(await outcome('/api/foods', json(JSON.stringify(food)))).toEqual(refusal);
    expect(await outcome('/api/foods/12', { ...json(JSON.stringify(change)), method: 'PATCH' })).toEqual(
      refusal,
    );
  });

  test('refuses 2 MB without a content length', async () => {
    const request = httpRequest(`${server.url}/api/foods`, {
      method: 'POST',
      headers: { ...staff, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    for (let sentBytes = 0; sentBytes < 2_000_000; sentBytes += 50_000) request.write(' '.repeat(50_000));
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(await text(response))).toMatchObject({ code: 'too_large' });
  });

  test('refuses bytes that are not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc4, 0xe1]), Buffer.from('"}')]);
    expect(await outcome('/api/foods', { ...json(''), body })).toMatchObject({
      status: 400,
      code: 'invalid_character',
    });
  });

  test('passes a valid body on unchanged, with any case of its content type', async () => {
    const food = {
      name: '순두부 🍲 \\u0000',
      kind: 'fresh',
      source: { name: '시험' },
      basis: '100g',
      ingredientsText: '대두\n간수',
    };
    for (const type of ['application/json', 'Application/JSON; charset=utf-8']) {
      const response = await fetch(`${server.url}/api/foods`, json(JSON.stringify(food), type));
      expect(response.status).toBe(201);
      const { doc } = await response.json();
      expect(doc).toMatchObject({ name: food.name, ingredientsText: food.ingredientsText });
    }
  });

  test('passes a form on', async () => {
    const form = new FormData();
    form.append(
      '_payload',
      JSON.stringify({ name: '묵', kind: 'fresh', source: { name: '시험' }, basis: '100g' }),
    );
    const response = await fetch(`${server.url}/api/foods`, { method: 'POST', headers: staff, body: form });
    expect(response.status).toBe(201);
  });

  test('checks a query in a body like one in an address', async () => {
    const override = (body: string) => ({
      method: 'POST',
      headers: {
        'x-payload-http-method-override': 'GET',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });
    const response = await fetch(`${server.url}/api/foods`, override('where[name][equals]=두부&limit=1'));
    expect((await response.json()).totalDocs).toBe(1);
    const deep = `where${'[and][0]'.repeat(1_000)}=1`;
    expect(await outcome('/api/foods', override(deep))).toEqual({
      status: 400,
      code: 'too_deep',
      field: 'where',
    });
    expect(await outcome('/api/foods', override('where[name][equals]=%00'))).toMatchObject({
      code: 'invalid_character',
    });
  });
});

describe('GraphQL', () => {
  const logins = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `a${String(at)}: loginUser(email: "a@example.com", password: "x") { token }`,
    );
  const deep = (levels: number) =>
    `{ Foods { docs { ${'category { '.repeat(levels)} id ${'} '.repeat(levels)} } } }`;

  const cyclic =
    '{ Foods { docs { ...a } } } fragment a on Food { ...b ...b } fragment b on Food { ...a ...a }';
  const doubling = Array.from(
    { length: 100 },
    (_, at) => `fragment f${String(at)} on Food { ...f${String(at + 1)} ...f${String(at + 1)} }`,
  ).reduce(
    (text, fragment) => `${text} ${fragment}`,
    '{ Foods { docs { ...f0 } } } fragment f100 on Food { id }',
  );

  test.each([
    ['two logins under aliases', `mutation { ${logins(2).join(' ')} }`, 'too_complex'],
    [
      'logins in a fragment',
      `mutation { ...f } fragment f on Mutation { ${logins(2).join(' ')} }`,
      'too_complex',
    ],
    [
      '21 root fields',
      `{ ${Array.from({ length: 21 }, (_, at) => `a${String(at)}: Foods { totalDocs }`).join(' ')} }`,
      'too_complex',
    ],
    ['13 levels', deep(11), 'too_deep'],
    ['1,000 levels', deep(1_000), 'too_deep'],
    ['a fragment that spreads itself', cyclic, 'too_deep'],
    ['fragments that double', doubling, 'too_complex'],
    ['1,001 fields', `{ Foods { docs { ${'id '.repeat(1_000)} } } }`, 'too_complex'],
    [
      'levels through fragments',
      `{ Foods { docs { ...f } } } fragment f on Food { category { ${'parent { '.repeat(10)} id ${'} '.repeat(10)} } }`,
      'too_deep',
    ],
    ['20 KB', `{ Foods { totalDocs } } #${'x'.repeat(20_000)}`, 'too_complex'],
    ['no query', undefined, 'required'],
  ])('refuses %s', async (_, query, code) => {
    expect(await outcome('/api/graphql', json(JSON.stringify({ query })))).toEqual({
      status: 400,
      code,
      field: 'query',
    });
  });

  test('refuses malformed JSON and NUL as in REST', async () => {
    expect(await outcome('/api/graphql', json('{'))).toMatchObject({ status: 400, code: 'invalid_json' });
    const variables = String.raw`{"query":"query($n: String){ Foods(where: {name: {equals: $n}}) { totalDocs } }","variables":{"n":"\u0000"}}`;
    expect(await outcome('/api/graphql', json(variables))).toEqual({
      status: 400,
      code: 'invalid_character',
      field: 'variables.n',
    });
  });

  test('answers an ordinary query', async () => {
    const query = '{ Foods(where: {name: {equals: "두부"}}) { docs { name category { id } } } }';
    const response = await fetch(`${server.url}/api/graphql`, json(JSON.stringify({ query })));
    expect(await response.json()).toEqual({ data: { Foods: { docs: [{ name: '두부', category: null }] } } });
  });

  test('sets no cookie at a login', async () => {
    const { email, password } = await createStaff(server.payload, 'dietitian');
    const query = `mutation { loginStaff(email: "${email}", password: "${password}") { token } }`;
    const response = await fetch(`${server.url}/api/graphql`, json(JSON.stringify({ query })));
    expect((await response.json()).data.loginStaff.token).toEqual(expect.any(String));
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

async function outcome(path: string, options: RequestInit = {}) {
  const response = await fetch(server.url + path, options);
  const { code, field } = await response.json();
  return { status: response.status, code, field };
}

function json(body: string, type = 'application/json') {
  return { method: 'POST', headers: { ...staff, 'content-type': type }, body };
}

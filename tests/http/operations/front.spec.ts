import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { rm, writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createStaff, signUp, type TestAccount } from '../../helpers/accounts.ts';
import { asAdmin } from '../../helpers/database/database.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';

let server: TestServer;
const logged: string[] = [];
let onLogged: (line: string) => void = () => undefined;

interface LogLine {
  readonly level: number;
  readonly hasStack: boolean;
  readonly status?: number;
  readonly code?: string;
}

beforeAll(async () => {
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      logged.push(chunk.toString());
      onLogged(chunk.toString());
      done();
    },
  });
  server = await startTestServer({
    log: pino({ level: 'info' }, sink),
    environment: { TRUST_PROXY: '1', LOG_LEVEL: 'info', PUBLIC_STATEMENT_TIMEOUT_MS: '1000' },
  });
});

afterAll(async () => {
  await server.stop();
});

describe('GET /api/foods/search', () => {
  beforeAll(async () => {
    await server.pool.query(
      `INSERT INTO foods (name, kind, source_name, source_retrieved_at, popularity, nutrients_sodium, aliases, serving_size)
       VALUES ('두부', 'processed', '시험', '2024-05-06T07:08:09.010Z', 3, 5.5, '["콩두부"]', 85.5),
              ('순두부', 'fresh', '시험', NULL, 0, NULL, NULL, NULL), ('두부전', 'cooked', '시험', NULL, 0, 0, NULL, NULL)`,
    );
  });

  test('returns foods like the generated API at depth 0, in the order of the ranking', async () => {
    const { status, body } = await get('/api/foods/search?q=두부');
    expect(status).toBe(200);
    expect(body.total).toEqual({ value: 3, relation: 'eq' });
    expect(body.nextCursor).toBeNull();
    expect(body.docs.map((doc: { food: { name: string } }) => doc.food.name)).toEqual([
      '두부',
      '두부전',
      '순두부',
    ]);
    for (const { food } of body.docs) {
      const { body: generated } = await get(`/api/foods/${String(food.id)}?depth=0`);
      const { deletedAt, ...shown } = generated;
      expect(deletedAt).toBeNull();
      expect(food).toEqual(shown);
    }
  });

  test('pages by a cursor that is valid only for its search', async () => {
    const first = await get('/api/foods/search?q=두부&limit=2');
    const cursor = String(first.body.nextCursor);
    const second = await get(`/api/foods/search?q=두부&limit=2&cursor=${cursor}`);
    expect(second.body.docs.map((doc: { food: { name: string } }) => doc.food.name)).toEqual(['순두부']);
    expect(second.body.nextCursor).toBeNull();
    expect(await get(`/api/foods/search?q=두&cursor=${cursor}`)).toMatchObject(invalid('cursor'));
    expect(await get(`/api/foods/search?q=두부&kind=fresh&cursor=${cursor}`)).toMatchObject(
      invalid('cursor'),
    );
  });

  test.each([
    ['/api/foods/search', 'required', 'q'],
    ['/api/foods/search?q=%20%20', 'required', 'q'],
    ['/api/foods/search?q=a%00b', 'invalid_character', 'q'],
    ['/api/foods/search?q=%ED%A0%80', 'invalid_character', 'q'],
    ['/api/foods/search?q=%zz', 'invalid_character', 'q'],
    ['/api/foods/search?q=a&kind=liquid', 'invalid_filter', 'kind'],
    ['/api/foods/search?q=a&category=abc', 'invalid_filter', 'category'],
    ['/api/foods/search?q=a&category=2147483647', 'invalid_filter', 'category'],
    ['/api/foods/search?q=a&category=99999999999999999999', 'invalid_filter', 'category'],
    ['/api/foods/search?q=a&limit=0', 'out_of_range', 'limit'],
    ['/api/foods/search?q=a&limit=101', 'out_of_range', 'limit'],
    ['/api/foods/search?q=a&cursor=', 'required', 'cursor'],
    ['/api/foods/search?q=a&cursor=WzFd', 'invalid_filter', 'cursor'],
    ['/api/foods/search?q=a&color=red', 'unknown_field', 'color'],
    ['/api/foods/search?q=a&q=b', 'invalid_filter', 'q'],
  ])('%s answers %s for %s', async (path, code, field) => {
    const { status, body, headers } = await get(path);
    expect({ status, code: body.code, field: body.field }).toEqual({ status: 400, code, field });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.errors).toEqual([expect.objectContaining({ message: body.title })]);
  });

  test('answers only the fields that are asked for', async () => {
    const { body } = await get('/api/foods/search?q=두부&limit=1&fields=name,nutrients');
    expect(Object.keys(body.docs[0].food)).toEqual(['id', 'name', 'nutrients']);
  });

  test('accepts 100 characters, but not 101', async () => {
    expect(await get(`/api/foods/search?q=${'콩'.repeat(100)}`)).toMatchObject({ status: 200 });
    const { status, body } = await get(`/api/foods/search?q=${'콩'.repeat(101)}`);
    expect([status, body.code, body.field]).toEqual([400, 'too_long', 'q']);
  });

  test('answers problems in the requested language', async () => {
    const { body } = await get('/api/foods/search', { 'accept-language': 'ko' });
    expect(body.title).toBe('q 항목이 필요합니다.');
  });

  test('shows members their own foods, and refuses a dead token', async () => {
    const { id, email, password } = await signUp(server.payload);
    await server.pool.query(
      `INSERT INTO foods (name, kind, source_name, owner_id) VALUES ('할머니 잡채', 'custom', '시험', $1)`,
      [id],
    );
    const { token } = await server.payload.login({ collection: 'users', data: { email, password } });
    const asMember = await get('/api/foods/search?q=잡채', { authorization: `JWT ${String(token)}` });
    expect(asMember.body.docs).toHaveLength(1);
    expect((await get('/api/foods/search?q=잡채')).body.docs).toEqual([]);
    expect((await get('/api/foods/search?q=잡채', { authorization: 'JWT nonsense' })).status).toBe(401);
  });

  test('answers the same through Payload alone, as under next dev', async () => {
    const { handleEndpoints } = await import('payload');
    const answers = [];
    for (const query of ['q=두부', 'q=', 'q=a&kind=x']) {
      const request = new Request(`http://localhost/api/foods/search?${query}`);
      const response = await handleEndpoints({ config: Promise.resolve(server.payload.config), request });
      const front = await get(`/api/foods/search?${query}`);
      answers.push([response.status, withoutRequestId(await response.json())]);
      answers.push([front.status, withoutRequestId(front.body)]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[2]).toEqual(answers[3]);
    expect(answers[4]).toEqual(answers[5]);
  });

  test('answers OPTIONS with its methods, and allows the configured origins', async () => {
    const posted = await get('/api/foods/search', {}, 'POST');
    expect(posted).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(posted.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    const origin = server.payload.config.csrf[0] ?? '';
    const cross = await get('/api/foods/search?q=두부', { origin });
    expect(cross.headers.get('access-control-allow-origin')).toBe(origin);
    const unknownOrigin = await get('/api/foods/search?q=두부', { origin: 'https://evil.example' });
    expect(unknownOrigin.headers.get('access-control-allow-origin')).toBeNull();
    expect((await get('/api/foods/search', { origin }, 'OPTIONS')).status).toBe(200);
  });

  test('answers a problem when a statement takes too long', async () => {
    const blocker = await server.pool.connect();
    try {
      await blocker.query('BEGIN; LOCK TABLE foods IN ACCESS EXCLUSIVE MODE');
      expect(await get('/api/foods/search?q=두부')).toMatchObject({
        status: 503,
        body: { code: 'query_timeout' },
      });
    } finally {
      await blocker.query('ROLLBACK');
      blocker.release();
    }
    expect((await get('/api/foods/search?q=두부')).status).toBe(200);
  });
});

describe('health', () => {
  test('live answers without the other parts', async () => {
    expect(await get('/api/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await get('/api/health/nonsense')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await get('/api/health/live', {}, 'POST')).toMatchObject({ status: 405 });
  });

  test('ready names the part that is not ready', async () => {
    await server.pool.query('DELETE FROM jobs.workers');
    await server.pool.query(`INSERT INTO catalogue_loads (version) VALUES ('test')`);
    expect(await get('/api/health/ready')).toMatchObject({
      status: 503,
      body: {
        code: 'not_ready',
        checks: { database: { isOk: true }, migrations: { isOk: true }, worker: { isOk: false } },
      },
    });

    await server.pool.query(
      `INSERT INTO jobs.workers (id, pid, host, seen_at) VALUES (gen_random_uuid(), 1, 'test', now() - interval '21 seconds')`,
    );
    expect(await get('/api/health/ready')).toMatchObject({ status: 503 });
    await server.pool.query(`UPDATE jobs.workers SET seen_at = now()`);
    expect(await get('/api/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });

    await server.pool.query(`UPDATE payload_migrations SET name = name || '?' WHERE name LIKE '%baseline'`);
    const { body, status } = await get('/api/health/ready');
    expect([status, body.checks.migrations.isOk]).toEqual([503, false]);
    expect(body.checks.migrations.detail).toContain('baseline');
    await server.pool.query(`UPDATE payload_migrations SET name = rtrim(name, '?')`);
  });
});

describe('health, when something cannot be kept,', () => {
  test.each<[string, string, () => Promise<void>, () => Promise<void>]>([
    ['the database is read-only', 'writes', () => setReadOnly('on'), () => setReadOnly('off')],
    [
      'the folder of uploads is no folder',
      'media',
      () => replaceMedia(),
      () => rm(mediaDir(), { force: true }),
    ],
  ])('ready fails while %s, and live does not', async (_, part, breakIt, repair) => {
    await server.pool.query(
      `INSERT INTO jobs.workers (id, pid, host) VALUES (gen_random_uuid(), 1, 'test');
       INSERT INTO catalogue_loads (version) VALUES ('test') ON CONFLICT DO NOTHING`,
    );
    const isReady = async () => (await get('/api/health/ready')).status === 200;
    await until('ready', isReady);
    await breakIt();
    try {
      // The connections that were closed come back first.
      let answer = await get('/api/health/ready');
      await until('not ready', async () => {
        answer = await get('/api/health/ready');
        const { database, [part]: broken } = answer.body.checks;
        return database.isOk === true && broken.isOk === false;
      });
      const { body, headers } = answer;
      expect(body.code).toBe('not_ready');
      expect(body.checks[part].detail).toMatch(/^the [a-z ]+$/);
      expect(headers.get('retry-after')).toBe('5');
      expect((await get('/api/health/live')).status).toBe(200);
    } finally {
      await repair();
    }
    await until('ready again', isReady);
  });

  const mediaDir = () => process.env['MEDIA_DIR'] ?? '';

  async function replaceMedia(): Promise<void> {
    await rm(mediaDir(), { recursive: true, force: true });
    await writeFile(mediaDir(), '');
  }

  async function setReadOnly(value: 'on' | 'off'): Promise<void> {
    const database = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1);
    await asAdmin(`ALTER DATABASE ${database} SET default_transaction_read_only = ${value}`);
    // Connections keep the setting that they began with.
    await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
  }
});

describe('request ids, addresses and logs', () => {
  test('keeps a valid request id and returns it in the header and in a problem', async () => {
    const { headers, body } = await get('/api/foods/search', { 'x-request-id': 'app-7.3' });
    expect(headers.get('x-request-id')).toBe('app-7.3');
    expect(body.requestId).toBe('app-7.3');
    const generated = await get('/api/foods/999999', { 'x-request-id': 'app-7.4' });
    expect(generated.body.requestId).toBe('app-7.4');
  });

  test.each([
    ['none', undefined],
    ['one with blanks', 'with blanks'],
    ['one too long', 'x'.repeat(129)],
  ])('replaces the request id when it is %s', async (_, sent) => {
    const { headers } = await get('/api/health/live', sent === undefined ? {} : { 'x-request-id': sent });
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  test('takes the address from the trusted proxy, not from the client', async () => {
    const addresses: (string | null)[] = [];
    server.payload.config.endpoints.push({
      path: '/seen-address',
      method: 'get',
      handler: ({ headers }) => {
        addresses.push(headers.get('x-client-ip'));
        return Response.json({});
      },
    });
    await get('/api/seen-address', {
      'x-forwarded-for': '198.51.100.9, 203.0.113.7',
      'x-client-ip': '1.2.3.4',
    });
    await get('/api/seen-address', { 'x-client-ip': '1.2.3.4' });
    expect(addresses).toEqual(['203.0.113.7', '127.0.0.1']);
  });

  test('logs an error of the caller as one warning line without a stack', async () => {
    const lines = listenToLogs();
    const login = { email: 'nobody@example.com', password: 'wrong' };
    const wrong: [number, string, RequestInit?][] = [
      [401, '/api/users/login', { method: 'POST', body: JSON.stringify(login) }],
      [404, '/api/foods/999999'],
      [404, '/api/foods/none'],
      [400, '/api/foods?sort=verifiedBy.email'],
      [400, '/api/foods?where[name][equals]=%00'],
      [401, '/api/meal-diaries'],
      [400, '/api/users', { method: 'POST', body: JSON.stringify({ username: 'x' }) }],
      [400, '/api/foods/search'],
    ];
    for (const [status, path, init] of wrong) {
      const headers = { 'content-type': 'application/json' };
      expect((await fetch(`${server.url}${path}`, { ...init, headers })).status).toBe(status);
      expect(lines.splice(0)).toEqual([{ level: 40, hasStack: false, status }]);
    }
  });

  test('logs an error of a GraphQL caller as one warning line with its code', async () => {
    const lines = listenToLogs();
    const body = JSON.stringify({ query: '{ Food(id: 999999) { id } }' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${server.url}/api/graphql`, { method: 'POST', headers, body });
    expect(lines).toEqual([
      { level: 40, hasStack: false, code: 'not_found' },
      { level: 30, hasStack: false, status: 200 },
    ]);
  });

  test('logs a defect of the product as one error line with its stack', async () => {
    server.payload.config.endpoints.push({
      path: '/defect',
      method: 'get',
      handler: () => {
        throw new TypeError('a defect');
      },
    });
    const lines = listenToLogs();
    expect((await get('/api/defect')).status).toBe(500);
    expect(lines).toEqual([{ level: 50, hasStack: true, status: 500 }]);
  });

  test('logs no token, cookie, keyword or body', async () => {
    await get('/api/foods/search?q=secretfood', {
      authorization: 'JWT secrettoken',
      cookie: 'a=secretcookie',
    });
    await get('/api/users/verify/secretconfirmation', {}, 'POST');
    await fetch(`${server.url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'secretpassword' }),
    });
    const text = logged.join('');
    expect(text).toContain('/api/foods/search');
    expect(text).not.toMatch(/secret|nobody@/);
  });
});

describe('headers', () => {
  test('are on every answer for security', async () => {
    for (const path of ['/api/health/live', '/api/foods/search?q=두부', '/api/foods']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|upgrade-insecure/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('have HSTS when the server uses https', async () => {
    const { headers } = await get('/api/health/live', { 'x-forwarded-proto': 'https' });
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
  });

  test('compress large answers for clients that accept it', async () => {
    await server.pool.query(
      `INSERT INTO foods (name, kind, source_name) SELECT '압축 ' || n, 'cooked', '시험' FROM generate_series(1, 30) AS n`,
    );
    const request = httpRequest(`${server.url}/api/foods/search?q=${encodeURIComponent('압축')}`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.headers['content-encoding']).toBe('gzip');
  });

  test('set cookies for staff, but not for members', async () => {
    const login = (slug: string, { email, password }: TestAccount) =>
      fetch(`${server.url}/api/${slug}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
    const member = await login('users', await signUp(server.payload));
    const staff = await login('staff', await createStaff(server.payload, 'admin'));
    expect([member.status, member.headers.get('set-cookie')]).toEqual([200, null]);
    expect([staff.status, staff.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringContaining('-token='),
    ]);
  });
});

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${server.url}${path}`, { headers, method });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function invalid(field: string) {
  return { status: 400, body: { code: 'invalid_filter', field } };
}

function withoutRequestId({ requestId: _, ...body }: Record<string, unknown>) {
  return body;
}

/** Records the lines that the front and Payload log. */
function listenToLogs(): LogLine[] {
  const lines: LogLine[] = [];
  const hear = (text: string): void => {
    const { level, err, res, code } = JSON.parse(text);
    lines.push({
      level,
      hasStack: err?.frames !== undefined,
      ...(res === undefined ? {} : { status: res.status }),
      ...(code === undefined ? {} : { code }),
    });
  };
  onLogged = hear;
  // Payload's logger writes directly to standard output; a test can replace only its stream.
  const logger = server.payload.logger as unknown as Record<symbol, unknown>;
  const stream = Object.getOwnPropertySymbols(logger).find(
    ({ description }) => description === 'pino.stream',
  );
  if (stream === undefined) throw new Error('Payload’s logger has no stream.');
  logger[stream] = { write: hear };
  return lines;
}

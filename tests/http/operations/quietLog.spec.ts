import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { startWorker } from '../../../jobs/worker.ts';
import { quietLog } from '../../../src/errors/quietLog.ts';
import { quietConsole } from '../../../src/server/quietProcess.ts';
import { takes } from '../../../src/endpoints/operations/guard/routeParameters.ts';
import { clientOf, upload } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { startSilentServer } from '../../helpers/smtp.ts';
import { until } from '../../helpers/until.ts';

/** Every secret begins with this word, which nothing else contains. */
const canary = `canary${randomUUID().slice(0, 8)}`;
const logged: string[] = [];
const log = pino(
  { level: 'trace', ...quietLog },
  new Writable({
    write: (chunk: Buffer, _, done) => {
      hear(chunk.toString());
      done();
    },
  }),
);
const consoleOfTest = { ...console };
let server: TestServer;

function hear(text: string): void {
  logged.push(text);
}

beforeAll(async () => {
  server = await startTestServer({
    log,
    environment: { LOG_LEVEL: 'trace', PUBLIC_STATEMENT_TIMEOUT_MS: '300', STATEMENT_TIMEOUT_MS: '300' },
  });
  quietConsole(log);
  // Payload's logger writes directly to standard output; a test can replace only its stream.
  const logger = server.payload.logger as unknown as Record<symbol, unknown>;
  const stream = Object.getOwnPropertySymbols(logger).find(
    ({ description }) => description === 'pino.stream',
  );
  if (stream === undefined) throw new Error('Payload’s logger has no stream.');
  logger[stream] = { write: hear };
});

afterAll(async () => {
  Object.assign(console, consoleOfTest);
  await server.stop();
});

/** A trigger that refuses every write of a table with a message that contains the row, like a careless one. */
async function withBrokenTable(table: string, work: () => Promise<unknown>): Promise<void> {
  await server.pool.query(`
    CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'refused %', row_to_json(NEW) USING DETAIL = row_to_json(NEW)::text; END $$;
    CREATE TRIGGER refuse_row BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_row()`);
  try {
    await work();
  } finally {
    await server.pool.query(`DROP TRIGGER refuse_row ON ${table}`);
  }
}

test('nothing that a caller sends is in a log or in a job, on every way that fails', async () => {
  const call = clientOf(server.url);
  const secret = (kind: string) => `${canary}${kind}`;
  const email = `${canary}@example.com`;
  const password = secret('-password');
  const account = { username: canary, email, password, consents: { terms: true, healthData: true } };
  const headers = { 'idempotency-key': secret('-key'), 'x-forwarded-for': secret('-address') };
  expect((await call('/api/users', { json: account, headers })).status).toBe(201);
  const { token } = (await call('/api/users/login', { json: { email, password } })).body;
  const asMember = { token, headers };
  const meal = { date: '2026-01-02', mealType: 'lunch', items: [], content: secret('-note') };
  const graphql = (query: string, variables = {}) =>
    call('/api/graphql', { json: { query, variables }, ...asMember });

  // The caller errs.
  await call('/api/users', { json: account });
  await call('/api/users/login', { json: { email, password: secret('-wrong') } });
  await fetch(`${server.url}/api/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"${canary}`,
  });
  await call(`/api/foods/search?q=${secret('-search')}&kind=x`);
  await call(`/api/foods?where[name][equals]=${secret('-filter')}&sort=${canary}`);
  await call(`/api/users/confirm-email?token=${secret('-token')}`);
  await call(`/api/images/file/${secret('-photo')}.jpg`);
  await call(`/api/${canary}/${canary}`);
  await call('/api/meal-diaries', { json: meal, ...asMember });
  await call('/api/health-profiles', { json: { allergens: [{ allergen: canary }] }, ...asMember });
  await upload({ url: `${server.url}/api/meal-photos`, bytes: Buffer.from(secret('-bytes')), token });
  await graphql(`{ Foods(where: { name: { equals: "${canary}" } }) { ${canary} } }`);
  await graphql('query ($id: Int!) { Food(id: $id) { id } }', { id: canary });
  await graphql(`{ "${canary}`);
  // The server fails.
  for (const table of ['users', 'meal_diaries', 'health_profiles', 'rate_limits', 'jobs.agenda_jobs']) {
    await withBrokenTable(table, async () => {
      await call('/api/users', { json: { ...account, username: secret('-2'), email: `2${email}` } });
      await call('/api/users/login', { json: { email, password } });
      await call('/api/meal-diaries', {
        json: { ...meal, items: [{ food: 1, amount: 1, unit: 'g' }] },
        ...asMember,
      });
      await graphql(`mutation { loginUser(email: "${email}", password: "${password}") { token } }`);
    });
  }
  const blocker = await server.pool.connect();
  try {
    await blocker.query('BEGIN; LOCK TABLE users, foods IN ACCESS EXCLUSIVE MODE');
    await Promise.all([
      call(`/api/foods/search?q=${canary}`),
      call(`/api/foods?where[name][equals]=${canary}`),
      call('/api/users/login', { json: { email, password } }),
    ]);
  } finally {
    await blocker.query('ROLLBACK');
    blocker.release();
  }
  server.payload.config.endpoints.push({
    path: '/defect',
    method: 'get',
    custom: takes({ word: 'text' }),
    handler: () => {
      globalThis.console.error(`a package writes ${canary}`, new Error(canary));
      throw new TypeError(`a defect with ${canary}`);
    },
  });
  expect((await call(`/api/defect?word=${canary}`, asMember)).status).toBe(500);
  // A job fails.
  const silent = await startSilentServer();
  const url = process.env['DATABASE_URL'] ?? '';
  Object.assign(process.env, {
    SMTP_URL: silent.url.replace('//', `//${canary}:${canary}@`),
    SMTP_TIMEOUT_MS: '100',
  });
  const worker = await startWorker({ payload: server.payload, databaseUrl: url, log });
  try {
    await until('a failed mail', async () => {
      const { rows } = await server.pool.query('SELECT 1 FROM jobs.agenda_jobs WHERE fail_count > 0');
      return rows.length > 0;
    });
  } finally {
    delete process.env['SMTP_URL'];
    delete process.env['SMTP_TIMEOUT_MS'];
    await worker.stop();
    await silent.close();
  }

  const { rows: jobs } = await server.pool.query('SELECT * FROM jobs.agenda_jobs');
  const { rows: accounts } = await server.pool.query<{ hash: string; salt: string }>(
    'SELECT hash, salt FROM users',
  );
  const texts = [...logged, JSON.stringify(jobs)];
  const secrets = [canary, token, ...accounts.flatMap(({ hash, salt }) => [hash, salt])];
  expect(texts.filter((text) => secrets.some((one) => text.includes(one)))).toEqual([]);
  // The log is not empty instead.
  const lines = logged.map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 50,
      requestId: expect.any(String),
      err: expect.objectContaining({ frames: expect.arrayContaining([expect.stringMatching(/^at /)]) }),
    }),
  );
  expect(JSON.stringify(lines)).toContain('P0001');
  expect(lines.filter(({ level, res }) => level === 50 && res?.status === 500).length).toBeGreaterThan(3);
});

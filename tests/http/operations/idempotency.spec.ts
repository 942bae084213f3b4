import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer, type Call } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { startServerProcess, type ServerProcess } from '../../helpers/serverProcess.ts';
import { until } from '../../helpers/until.ts';

/** A POST with an Idempotency-Key is carried out once, however often it is sent. */
let server: TestServer;
let otherServer: ServerProcess;
let call: ReturnType<typeof clientOf>;
let me: TestMember;
let other: TestMember;
let dietitian: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const starting = startServerProcess();
  me = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
  const json = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email: json.email, password: json.password } })).body
    .token as string;
  otherServer = await starting;
});
afterAll(async () => {
  await otherServer.kill();
  await server.stop();
});

const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key });
const food = (name: string) => ({ kind: 'custom', name, basis: '100g', nutrients: { sodium: 5 } });
const count = async (table: string, column: string, value: unknown): Promise<number> =>
  Number(
    (await server.pool.query(`SELECT count(*) AS n FROM ${table} WHERE ${column} = $1`, [value])).rows[0].n,
  );
const statusesOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))];
const bodiesOf = (answers: readonly Answer[]) =>
  new Set(answers.map(({ body }) => JSON.stringify(body))).size;

test('fifty equal calls at once create one food and get fifty equal answers', async () => {
  const send: Call = { token: me.token, headers: keyed(), json: food('쉰 번') };
  const answers = await Promise.all(Array.from({ length: 50 }, () => call('/api/foods', send)));
  expect([statusesOf(answers), bodiesOf(answers)]).toEqual([[201], 1]);
  expect(await count('foods', 'name', '쉰 번')).toBe(1);
  expect(answers.filter(({ headers }) => headers.has('idempotent-replayed'))).toHaveLength(49);
  expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
});

test('a sign-up that is sent ten times makes one account, and the answer is sealed', async () => {
  const username = `m${randomUUID().slice(0, 8)}`;
  const email = `${username}@example.com`;
  const json = { username, email, password: 'correct horse', consents: { terms: true, healthData: true } };
  const send: Call = { headers: keyed(), json };
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('/api/users', send)));
  expect([statusesOf(answers), bodiesOf(answers)]).toEqual([[201], 1]);
  expect(await count('users', 'email', email)).toBe(1);
  const { rows } = await server.pool.query('SELECT * FROM idempotency_keys');
  expect(JSON.stringify(rows)).not.toContain(username);
});

test('an upload is stored once, although each try has its own boundary', async () => {
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#3a3' } })
    .png()
    .toBuffer();
  const send = { url: `${server.url}/api/meal-photos`, bytes, type: 'image/png', token: me.token };
  const headers = keyed();
  const [one, two] = [await upload({ ...send, headers }), await upload({ ...send, headers })];
  expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
  expect(await count('meal_photos', 'user_id', me.id)).toBe(1);
  const changed = await upload({ ...send, bytes: bytes.subarray(0, -1), headers });
  expect([changed.status, changed.body.code]).toEqual([422, 'idempotency_key_reused']);
});

test('a mutation of GraphQL runs once, and two mutations need two keys', async () => {
  const create = (name: string) =>
    `createFood(data: { kind: custom, name: "${name}", basis: _100g, source: { name: "me" } }) { id name }`;
  const send = (query: string, headers: Record<string, string>) =>
    call('/api/graphql', { token: me.token, headers, json: { query } });
  const headers = keyed();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => send(`mutation { ${create('그래프')} }`, headers)),
  );
  expect(answers[0]?.body.errors).toBeUndefined();
  expect(answers[0]?.body.data.createFood).toMatchObject({ name: '그래프' });
  expect([statusesOf(answers), bodiesOf(answers)]).toEqual([[200], 1]);
  expect(await count('foods', 'name', '그래프')).toBe(1);

  const two = await send(`mutation { a: ${create('둘')} b: ${create('둘')} }`, keyed());
  expect([two.status, two.body.code]).toEqual([400, 'too_complex']);
  // The process died before the answer was stored.
  await server.pool.query(
    `UPDATE idempotency_keys SET state = 'written', lease_ends = now() WHERE user_id = $1`,
    [me.id],
  );
  const lost = await send(`mutation { ${create('그래프')} }`, headers);
  expect([lost.status, lost.body.code]).toEqual([409, 'answer_lost']);
});

test('an endpoint of our own runs once', async () => {
  const { body } = await call('/api/foods', {
    token: dietitian,
    json: { ...food('시험'), kind: 'fresh', source: { name: 'test' } },
  });
  const duplicate: Call = { method: 'POST', token: dietitian, headers: keyed() };
  const path = `/api/foods/${body.doc.id}/duplicate`;
  const answers = [await call(path, duplicate), await call(path, duplicate)];
  expect(bodiesOf(answers)).toBe(1);
  expect(await count('foods', 'name', '시험')).toBe(answers[0]?.status === 400 ? 1 : 2);
});

test('the same key with another request is refused, and other callers have keys of their own', async () => {
  const headers = keyed();
  const json = food('하나');
  const first = await call('/api/foods', { token: me.token, headers, json });
  expect(first.status).toBe(201);
  const sameInOtherOrder = Object.fromEntries(Object.entries(json).toReversed());
  expect((await call('/api/foods', { token: me.token, headers, json: sameInOtherOrder })).body).toEqual(
    first.body,
  );
  const requests: [path: string, json: object][] = [
    ['/api/foods', { ...json, name: '둘' }],
    ['/api/foods?depth=0', json],
    ['/api/meal-diaries', json],
  ];
  for (const [path, changed] of requests) {
    const { status, body } = await call(path, { token: me.token, headers, json: changed });
    expect([status, body.code, body.field]).toEqual([422, 'idempotency_key_reused', 'Idempotency-Key']);
  }
  const others = await call('/api/foods', { token: other.token, headers, json });
  expect([others.status, others.body.doc.owner?.id ?? others.body.doc.owner]).toEqual([201, other.id]);
  expect((await call('/api/foods', { headers, json })).status).toBe(401);
});

test.each(['', 'two words', '열쇠', 'x'.repeat(201)])('the key %j is refused', async (key) => {
  const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
  const { status, body } = await call('/api/foods', { token: me.token, headers, json: food('나쁜 열쇠') });
  expect([status, body.code]).toEqual([400, 'invalid_idempotency_key']);
});

test('a request that failed frees its key', async () => {
  const headers = keyed();
  const refused = await call('/api/foods', { token: me.token, headers, json: { ...food('고침'), basis: 5 } });
  expect(refused.status).toBe(400);
  expect((await call('/api/foods', { token: me.token, headers, json: food('고침') })).status).toBe(201);
});

test('answers with tokens are never stored, and an ended session gets no stored answer', async () => {
  const headers = keyed();
  const { email, password } = await signUpAndLogIn({ payload: server.payload, call });
  const logIn = async () =>
    (await call('/api/users/login', { headers, json: { email, password } })).body.token;
  const [token, second] = [await logIn(), await logIn()];
  expect(second).not.toBe(token);
  const send: Call = { token, headers, json: food('세션') };
  expect((await call('/api/foods', send)).status).toBe(201);
  await call('/api/users/logout', { method: 'POST', token });
  expect((await call('/api/foods', send)).status).toBe(401);
});

test('a request whose key another one has taken over writes nothing', async () => {
  const headers = keyed();
  const blocker = await server.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE foods IN SHARE ROW EXCLUSIVE MODE');
  const slow = call('/api/foods', { token: other.token, headers, json: food('느림') });
  await until('the insert waits', isWaiting);
  await server.pool.query(`UPDATE idempotency_keys SET holder = gen_random_uuid() WHERE user_id = $1`, [
    other.id,
  ]);
  await blocker.query('COMMIT');
  blocker.release();
  expect((await slow).body).toMatchObject({ status: 409, code: 'conflict' });
  expect(await count('foods', 'name', '느림')).toBe(0);
});

const isWaiting = async (): Promise<boolean> => {
  const { rowCount } = await server.pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return (rowCount ?? 0) > 0;
};

test('a process that is killed before or after the commit leaves one document and its answer', async () => {
  await server.pool.query(`
    CREATE FUNCTION never_answer() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
    CREATE TRIGGER never_answer BEFORE UPDATE ON idempotency_keys FOR EACH ROW
      WHEN (NEW.state = 'answered') EXECUTE FUNCTION never_answer()`);
  const callOther = clientOf(otherServer.url);
  const written: Call = { token: me.token, headers: keyed(), json: food('적힘') };
  const unwritten: Call = {
    token: me.token,
    headers: keyed(),
    json: {
      date: '2026-01-02',
      mealType: 'lunch',
      items: [{ food: await foodId(), amount: 100, unit: 'g' }],
    },
  };
  const blocker = await server.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE meal_diaries IN SHARE ROW EXCLUSIVE MODE');
  const lost = [callOther('/api/foods', written), callOther('/api/meal-diaries', unwritten)];
  await until('the food is committed', async () => (await count('foods', 'name', '적힘')) === 1);
  await until('the meal waits', isWaiting);
  await otherServer.kill();
  expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  // PostgreSQL notices the end of a client only when the statement ends.
  await server.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND (wait_event_type = 'Lock' OR wait_event = 'PgSleep')`,
  );
  await blocker.query('COMMIT');
  blocker.release();
  await server.pool.query('DROP TRIGGER never_answer ON idempotency_keys');

  const retries = await Promise.all([call('/api/foods', written), call('/api/meal-diaries', unwritten)]);
  expect(statusesOf(retries)).toEqual([201]);
  expect([await count('foods', 'name', '적힘'), await count('meal_diaries', 'user_id', me.id)]).toEqual([
    1, 1,
  ]);
  const [storedFood] = retries;
  expect((await call(`/api/foods/${storedFood.body.doc.id}`, { token: me.token })).body).toEqual(
    storedFood.body.doc,
  );
});

const foodId = async (): Promise<number> =>
  (
    await call('/api/foods?depth=0', {
      token: dietitian,
      json: { ...food('쌀'), kind: 'fresh', source: { name: 'test' } },
    })
  ).body.doc.id;

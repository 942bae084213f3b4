import type pg from 'pg';
import { createStaff } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Bursts of calls on a small pool. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
const poolSize = 4;
const signUpsAtOnce = 2;

beforeAll(async () => {
  server = await startTestServer({
    environment: {
      DATABASE_POOL_SIZE: String(poolSize),
      DATABASE_CONNECT_TIMEOUT_MS: '5000',
      BUDGET_PASSWORDS: String(signUpsAtOnce),
      BUDGET_WRITES: '2',
      BUDGET_READS: '4',
    },
  });
  call = clientOf(server.url);
});
afterAll(() => server.stop());

test('six times as many sign-ups at once as connections all succeed, and none waits for a connection', async () => {
  const { pool } = server.payload.db as unknown as { pool: pg.Pool };
  let longestQueue = 0;
  pool.on('acquire', () => (longestQueue = Math.max(longestQueue, pool.waitingCount)));
  const answers = await Promise.all(
    Array.from({ length: 6 * poolSize }, (_, at) =>
      call('/api/users', {
        json: {
          email: `burst${at}@example.com`,
          username: `burst-${at}`,
          password: 'correct horse',
          consents: { terms: true, healthData: true },
        },
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  // The pool hands a free connection to the head of its queue, so a call that need not wait is in it for a moment.
  expect(longestQueue).toBeLessThan(signUpsAtOnce);
  const { rows } = await server.pool.query(
    `SELECT count(*)::int AS complete FROM users JOIN members ON members.user_id = users.id
       JOIN health_profiles ON health_profiles.user_id = users.id WHERE email LIKE 'burst%'`,
  );
  expect(rows).toEqual([{ complete: answers.length }]);
});

test('changes that wait for one document keep no reader waiting, and all of them happen', async () => {
  const { email, password } = await createStaff(server.payload, 'dietitian');
  const { token } = (await call('/api/staff/login', { json: { email, password } })).body;
  const json = { name: '두부', kind: 'fresh', basis: '100g', source: { name: 'test' } };
  const { id } = (await call('/api/foods', { token, json })).body.doc;
  const holder = await server.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM foods WHERE id = $1 FOR UPDATE', [id]);
  const changes = Array.from({ length: 5 * poolSize }, (_, at) =>
    call(`/api/foods/${id}`, { method: 'PATCH', token, json: { brand: `상표 ${at}` } }),
  );
  const reads = await Promise.all(Array.from({ length: 20 }, () => call(`/api/foods/${id}`)));
  await holder.query('COMMIT');
  holder.release();
  expect(reads.map(({ status }) => status)).toEqual(reads.map(() => 200));
  expect((await Promise.all(changes)).map(({ status }) => status)).toEqual(changes.map(() => 200));
});

import { createLocalReq } from 'payload';
import { pruneExpired } from '../../../src/services/operations/pruneExpired.ts';
import { createStaff, signUpAndLogIn, type TestAccount, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { ean13 } from '../../helpers/foods/ean13.ts';
import { scannableFood } from '../../helpers/foods/scannableFood.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let food: number;
let barcode: string;
const unknown = '4006381333931';

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  ({ id: food, barcode } = await scannableFood(server.payload));
});
afterAll(() => server.stop());

const agree = (someone: TestMember, scanHistory: unknown, more: object = {}) =>
  call(`/api/users/${someone.id}`, {
    method: 'PATCH',
    token: someone.token,
    json: { consents: { scanHistory, ...more } },
  });
const scan = async (token?: string) => {
  expect((await call(`/api/foods/scan/${barcode}`, { token })).status).toBe(200);
};
const history = async (token: string, query = '') =>
  (await call(`/api/scan-history?depth=0${query}`, { token })).body;
const rowsOf = async ({ id }: TestAccount) =>
  (await server.pool.query('SELECT barcode, food_id FROM scan_history WHERE user_id = $1', [id])).rows;

/** Counts running statements with this text, or only those that wait for a lock. */
async function busy(text: string, { isWaiting }: { isWaiting: boolean }): Promise<number> {
  const { rowCount } = await server.pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
        AND (wait_event_type = 'Lock' OR NOT $2) AND strpos(query, $1) > 0 AND pid <> pg_backend_pid()`,
    [text, isWaiting],
  );
  return rowCount ?? 0;
}

describe('without consent', () => {
  test('records no scan of a member or an anonymous caller', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await scan(me.token);
    await scan();
    expect(await rowsOf(me)).toEqual([]);
    expect((await server.pool.query('SELECT 1 FROM scan_history')).rowCount).toBe(0);
  });
});

describe('the consent', () => {
  test('is given and withdrawn by the member, with version and time', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const agreement = await agree(me, true);
    expect(agreement.status).toBe(200);
    const { consents } = agreement.body.doc;
    expect(consents).toMatchObject({
      terms: true,
      healthData: true,
      scanHistory: true,
      scanHistoryVersion: '2026-11',
    });
    expect(Date.now() - Date.parse(consents.scanHistoryAcceptedAt)).toBeLessThan(60_000);

    // Another change of the account does not change the consent.
    const phone = await call(`/api/users/${me.id}`, {
      method: 'PATCH',
      token: me.token,
      json: { phone: '010-1234-5678' },
    });
    expect(phone.body.doc.consents).toEqual(consents);

    const withdrawn = await agree(me, false);
    expect(withdrawn.body.doc.consents).toMatchObject({
      terms: true,
      scanHistory: false,
      scanHistoryVersion: null,
      scanHistoryAcceptedAt: null,
    });
  });

  test('can be given at sign-up', async () => {
    const account = { email: 'scanner@example.com', username: 'scanner', password: 'correct horse' };
    const created = await call('/api/users', {
      json: { ...account, consents: { terms: true, healthData: true, scanHistory: true } },
    });
    expect(created.body.doc.consents).toMatchObject({ scanHistory: true, scanHistoryVersion: '2026-11' });
  });

  test('is the only consent that can be changed, and takes only true or false', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    expect(await agree(me, 'perhaps')).toMatchObject({
      status: 400,
      body: { field: 'consents.scanHistory' },
    });
    await agree(me, false, {
      terms: false,
      healthData: false,
      scanHistoryVersion: '1999',
      scanHistoryAcceptedAt: '1999-01-01T00:00:00.000Z',
    });
    const { rows } = await server.pool.query(
      `SELECT consents_terms t, consents_health_data h, consents_scan_history s, consents_scan_history_version v,
              consents_scan_history_accepted_at a FROM users WHERE id = $1`,
      [me.id],
    );
    expect(rows).toEqual([{ t: true, h: true, s: false, v: null, a: null }]);
  });

  test('cannot be given by an admin for a member', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const { email, password } = await createStaff(server.payload, 'admin');
    const { token } = (await call('/api/staff/login', { json: { email, password } })).body;
    const answer = await call(`/api/users/${me.id}`, {
      method: 'PATCH',
      token,
      json: { consents: { scanHistory: true } },
    });
    expect(answer.body).toMatchObject({ status: 403, field: 'consents.scanHistory' });
  });
});

describe('with consent', () => {
  test('records a scan by number or photo once, the newest first', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    await scan(me.token);
    const bytes = new Uint8Array(await ean13(barcode));
    const photo = await upload({
      url: `${server.url}/api/foods/scan`,
      bytes,
      type: 'image/png',
      token: me.token,
    });
    expect(photo.status).toBe(200);
    const { docs, totalDocs } = await history(me.token);
    expect(totalDocs).toBe(2);
    for (const entry of docs) {
      expect(entry).toEqual({
        id: expect.any(Number),
        food,
        barcode,
        scannedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      });
    }
    expect(Date.parse(docs[0].scannedAt)).toBeGreaterThanOrEqual(Date.parse(docs[1].scannedAt));
    expect(docs[0].id).toBeGreaterThan(docs[1].id);

    const second = await history(me.token, '&limit=1&page=2');
    expect(second).toMatchObject({ totalDocs: 2, page: 2, hasNextPage: false, docs: [{ id: docs[1].id }] });
  });

  test('does not record a scan that finds nothing', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    expect((await call(`/api/foods/scan/${unknown}`, { token: me.token })).status).toBe(404);
    expect(await rowsOf(me)).toEqual([]);
  });

  test('answers a scan when the history cannot be written', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    await server.pool.query('ALTER TABLE scan_history RENAME TO scan_history_away');
    try {
      await scan(me.token);
    } finally {
      await server.pool.query('ALTER TABLE scan_history_away RENAME TO scan_history');
    }
    await scan(me.token);
    expect(await rowsOf(me)).toHaveLength(1);
  });

  test('keeps the barcode of a food that is deleted', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    const { id } = await server.payload.create({
      collection: 'foods',
      data: {
        kind: 'processed',
        name: '사라질 과자',
        barcode: unknown,
        basis: '100g',
        source: { name: 'test' },
      },
    });
    expect((await call(`/api/foods/scan/${unknown}`, { token: me.token })).status).toBe(200);
    await server.pool.query('DELETE FROM foods WHERE id = $1', [id]);
    expect(await rowsOf(me)).toEqual([{ barcode: unknown, food_id: null }]);
  });

  test('lets only its owner read and delete entries', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    await agree(me, true);
    await scan(me.token);
    await scan(me.token);
    const [entry] = (await history(me.token)).docs;
    const path = `/api/scan-history/${entry.id}`;
    expect((await history(other.token)).docs).toEqual([]);
    expect((await call(path, { token: other.token })).status).toBe(404);
    expect((await call(path, { method: 'DELETE', token: other.token })).status).toBe(404);
    expect((await call('/api/scan-history')).status).toBe(401);
    const forgedEntry = { json: { barcode, scannedAt: '2026-01-01T00:00:00Z', user: other.id, food } };
    expect((await call('/api/scan-history', { ...forgedEntry, token: me.token })).status).toBe(403);
    expect((await call(path, { ...forgedEntry, method: 'PATCH', token: me.token })).status).toBe(403);
    expect((await call(path, { method: 'DELETE', token: me.token })).status).toBe(200);
    expect(await rowsOf(me)).toHaveLength(1);
  });
});

describe('a withdrawal', () => {
  test('deletes the history of this member only', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    for (const someone of [me, other]) {
      await agree(someone, true);
      await scan(someone.token);
    }
    // An update whose answer selects other fields must keep the consent and the history.
    const select = `/api/users/${me.id}?select[phone]=true`;
    await call(select, { method: 'PATCH', token: me.token, json: { phone: '1' } });
    expect(await rowsOf(me)).toHaveLength(1);

    await agree(me, false);
    expect(await rowsOf(me)).toEqual([]);
    expect(await rowsOf(other)).toHaveLength(1);
    await scan(me.token);
    expect(await rowsOf(me)).toEqual([]);
  });

  test('keeps the history when it is rolled back', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    await scan(me.token);
    const req = await createLocalReq({}, server.payload);
    const transactionID = (await server.payload.db.beginTransaction())!;
    req.transactionID = transactionID;
    await server.payload.update({
      collection: 'users',
      id: me.id,
      data: { consents: { scanHistory: false } },
      req,
    });
    await server.payload.db.rollbackTransaction(transactionID);
    expect(await rowsOf(me)).toHaveLength(1);
  });

  test('wins against a scan that is recorded at the same time', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    const client = await server.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('UPDATE users SET consents_scan_history = false WHERE id = $1', [me.id]);
      await client.query('DELETE FROM scan_history WHERE user_id = $1', [me.id]);
      await scan(me.token); // answered, although its entry waits for the lock on the account
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    await until(
      'the entry has been decided on',
      async () => (await busy('INSERT INTO scan_history', { isWaiting: false })) === 0,
    );
    expect(await rowsOf(me)).toEqual([]);
  });

  test('is not undone by a change of the account that began before it', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await agree(me, true);
    const client = await server.pool.connect();
    let change: Promise<Answer>;
    try {
      await client.query('BEGIN');
      await client.query('UPDATE users SET consents_scan_history = false WHERE id = $1', [me.id]);
      change = call(`/api/users/${me.id}`, { method: 'PATCH', token: me.token, json: { phone: '1' } });
      await until('the change waits', async () => (await busy('users', { isWaiting: true })) > 0);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect((await change).body.doc).toMatchObject({ phone: '1', consents: { scanHistory: false } });
  });
});

test('the daily clean-up removes entries older than 400 days and all but the newest thousand', async () => {
  const [me, other] = [
    await signUpAndLogIn({ payload: server.payload, call }),
    await signUpAndLogIn({ payload: server.payload, call }),
  ];
  await server.pool.query(
    `INSERT INTO scan_history (user_id, barcode, scanned_at)
     SELECT $1, n::text, now() - make_interval(hours => n) FROM generate_series(1, 1005) n`,
    [me.id],
  );
  await server.pool.query(
    `INSERT INTO scan_history (user_id, barcode, scanned_at) VALUES
       ($1, 'kept', now() - interval '399 days'), ($1, 'old', now() - interval '401 days')`,
    [other.id],
  );
  await pruneExpired({ req: await createLocalReq({}, server.payload) });
  const mine = await rowsOf(me);
  expect(mine).toHaveLength(1_000);
  expect(mine.map(({ barcode: text }) => Number(text)).sort((a, b) => b - a)[0]).toBe(1_000);
  expect((await rowsOf(other)).map(({ barcode: text }) => text)).toEqual(['kept']);
});

import { createStaff, signUp, startTestSession, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
});
afterAll(() => server.stop());

const phone = 'DiningCoach/1.2 (iPhone; iOS 17.5)';
const logIn = async ({ id }: TestAccount, collection: 'users' | 'staff' = 'users', userAgent = 'node') =>
  startTestSession(server.payload, { collection, id }, { userAgent });
const isAlive = async (token: string, collection = 'users') =>
  (await call(`/api/${collection}/me`, { token })).status === 200;
const sessionsOf = async (token: string, collection = 'users') =>
  (await call(`/api/${collection}/me/sessions`, { token })).body.docs as {
    id: string;
    current: boolean;
    device: string;
  }[];

describe.each(['users', 'staff'] as const)('sessions of %s', (collection) => {
  const newAccount = () =>
    collection === 'users' ? signUp(server.payload) : createStaff(server.payload, 'moderator');

  test('are listed with device and times, the current one marked', async () => {
    const account = await newAccount();
    const first = await logIn(account, collection, phone);
    const second = await logIn(account, collection);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    const { status, body, headers } = await call(`/api/${collection}/me/sessions`, { token: first });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    const times = { id: expect.any(String), createdAt: time, lastUsedAt: time, expiresAt: time };
    expect(body.docs).toHaveLength(2);
    expect(body.docs).toEqual(
      expect.arrayContaining([
        { ...times, device: 'DiningCoach · iPhone', current: true },
        { ...times, device: 'node', current: false },
      ]),
    );
    expect(await isAlive(second, collection)).toBe(true);
  });

  test('end one by one, once; those of others stay', async () => {
    const [mine, other] = [await newAccount(), await newAccount()];
    const [token, lost, foreign] = [
      await logIn(mine, collection),
      await logIn(mine, collection),
      await logIn(other, collection),
    ];
    const lostId = (await sessionsOf(lost, collection)).find(({ current }) => current)!.id;
    const foreignId = (await sessionsOf(foreign, collection))[0]!.id;
    const end = (id: string) =>
      call(`/api/${collection}/me/sessions/${id}`, { method: 'DELETE', token }).then(({ status }) => status);
    expect([await end(lostId), await end(lostId), await end(foreignId), await end('x')]).toEqual([
      200, 404, 404, 404,
    ]);
    expect(await isAlive(lost, collection)).toBe(false);
    expect(await isAlive(foreign, collection)).toBe(true);
    expect(await isAlive(token, collection)).toBe(true);
  });

  test('end all at once, with or without the current one', async () => {
    const account = await newAccount();
    const [first, second] = [await logIn(account, collection), await logIn(account, collection)];
    const others = await call(`/api/${collection}/me/sessions?keepCurrent=true`, {
      method: 'DELETE',
      token: second,
    });
    expect(others).toMatchObject({ status: 200, body: { ended: 1 } });
    expect([await isAlive(first, collection), await isAlive(second, collection)]).toEqual([false, true]);
    await call(`/api/${collection}/me/sessions`, { method: 'DELETE', token: second });
    expect(await isAlive(second, collection)).toBe(false);
  });

  test('both end when two log out at the same time, and a login beside them stays', async () => {
    const account = await newAccount();
    const tokens = await Promise.all(Array.from({ length: 4 }, () => logIn(account, collection)));
    const { email, password } = account;
    const [login] = await Promise.all([
      call(`/api/${collection}/login`, { json: { email, password }, headers: { 'user-agent': phone } }),
      ...tokens.map(async (token) => {
        expect((await call(`/api/${collection}/logout`, { method: 'POST', token })).status).toBe(200);
      }),
    ]);
    expect(await Promise.all(tokens.map((token) => isAlive(token, collection)))).toEqual(
      tokens.map(() => false),
    );
    expect(await sessionsOf(login.body.token, collection)).toMatchObject([
      { device: 'DiningCoach · iPhone' },
    ]);
  });

  test('a refresh beside the end of its session does not bring it back', async () => {
    const account = await newAccount();
    const token = await logIn(account, collection);
    const [refreshed, ended] = await Promise.all([
      call(`/api/${collection}/refresh-token`, { method: 'POST', token }),
      call(`/api/${collection}/me/sessions`, { method: 'DELETE', token }),
    ]);
    expect(ended.status).toBe(200);
    expect([200, 401]).toContain(refreshed.status);
    const { refreshedToken = token } = refreshed.body;
    expect(await isAlive(refreshedToken, collection)).toBe(false);
  });

  test('nobody reads them as a part of the account, the owner and an admin included', async () => {
    const account = await newAccount();
    const token = await logIn(account, collection);
    const admin = await logIn(await createStaff(server.payload, 'admin'), 'staff');
    for (const answer of [
      await call(`/api/${collection}/me`, { token }),
      await call(`/api/${collection}/${account.id}`, { token: admin }),
    ]) {
      expect(answer.status).toBe(200);
      expect((answer.body.user ?? answer.body).sessions ?? []).toEqual([]);
    }
  });
});

test('a stranger has no sessions to list, and staff none of a member', async () => {
  expect((await call('/api/users/me/sessions')).status).toBe(401);
  const token = await logIn(await createStaff(server.payload, 'admin'), 'staff');
  expect((await call('/api/users/me/sessions', { token })).status).toBe(403);
});

describe('sessions end at once', () => {
  const asAdmin = async () => logIn(await createStaff(server.payload, 'admin'), 'staff');
  const change = async (path: string, json: object, token: string) =>
    call(path, { method: 'PATCH', json, token });

  test('when an admin suspends a member', async () => {
    const account = await signUp(server.payload);
    const token = await logIn(account);
    expect((await change(`/api/users/${account.id}`, { suspended: true }, await asAdmin())).status).toBe(200);
    expect(await isAlive(token)).toBe(false);
  });

  test('when an admin changes the role of staff', async () => {
    const account = await createStaff(server.payload, 'moderator');
    const token = await logIn(account, 'staff');
    const { status } = await change(`/api/staff/${account.id}`, { role: 'dietitian' }, await asAdmin());
    expect(status).toBe(200);
    expect(await isAlive(token, 'staff')).toBe(false);
  });

  test('the others, when somebody changes the own password', async () => {
    const account = await createStaff(server.payload, 'moderator');
    const [token, other] = [await logIn(account, 'staff'), await logIn(account, 'staff')];
    const json = { currentPassword: account.password, password: 'a longer battery staple' };
    expect((await call('/api/staff/me/password', { token, json })).status).toBe(200);
    expect([await isAlive(token, 'staff'), await isAlive(other, 'staff')]).toEqual([true, false]);
  });

  test('but not when another field changes', async () => {
    const account = await signUp(server.payload);
    const token = await logIn(account);
    expect((await change(`/api/users/${account.id}`, { phone: '010' }, token)).status).toBe(200);
    expect(await isAlive(token)).toBe(true);
  });
});

test.each([
  ['a new password', 'users', `hash = 'x'`, 'login_failed'],
  ['a suspension', 'users', 'suspended = true', 'suspended'],
  ['a suspension for a time', 'users', `suspended_until = now() + interval '1 day'`, 'suspended'],
  ['another role', 'staff', `role = 'dietitian'`, 'login_failed'],
])('a login whose account gets %s while it checks the password fails', async (_, slug, set, code) => {
  const account = await (slug === 'staff'
    ? createStaff(server.payload, 'moderator')
    : signUp(server.payload));
  const client = await server.pool.connect();
  try {
    await client.query('BEGIN');
    // The login reads the account as it was, and waits for this transaction before it stores its session.
    await client.query(`UPDATE ${slug} SET ${set} WHERE id = $1`, [account.id]);
    const login = call(`/api/${slug}/login`, { json: { email: account.email, password: account.password } });
    await until('the login waits for the account', async () => {
      const { rows } = await server.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    await client.query('COMMIT');
    expect((await login).body.code).toBe(code);
  } finally {
    client.release();
  }
});

test('the last use of a session is stored, but not at every request', async () => {
  const account = await signUp(server.payload);
  const token = await logIn(account);
  const lastUse = async () => {
    const { rows } = await server.pool.query<{ at: Date }>(
      'SELECT last_used_at AS at FROM users_sessions WHERE _parent_id = $1',
      [account.id],
    );
    return rows[0]!.at.getTime();
  };
  const first = await lastUse();
  await call('/api/foods/search?q=x', { token });
  expect(await lastUse()).toBe(first);
  await server.pool.query(`UPDATE users_sessions SET last_used_at = now() - interval '6 minutes'`);
  await call('/api/foods/search?q=x', { token });
  expect(Date.now() - (await lastUse())).toBeLessThan(60_000);
});

import { createHook } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { addDiets } from '../../helpers/addDiets.ts';
import { clientOf } from '../../helpers/client.ts';
import { deliverMails } from '../../helpers/mails.ts';
import { createStaff } from '../../helpers/accounts.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;

beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT_LOGIN_PER_ACCOUNT: '5', TRUST_PROXY: '1' } });
  call = clientOf(server.url);
  await addDiets(server.pool, 'low-salt');
});
afterAll(() => server.stop());

const newcomer = (change: object = {}) => {
  const unique = randomUUID().slice(0, 8);
  return {
    username: `회원${unique}`,
    email: `${unique}@example.com`,
    password: 'correct horse',
    consents: { terms: true, healthData: true },
    ...change,
  };
};
const signUp = async (change: object = {}) => {
  const account = newcomer(change);
  const { body } = await call('/api/users', { json: account });
  return { ...account, id: body.doc.id as number };
};
const logIn = async ({ email, password }: { email: string; password: string }, collection = 'users') =>
  (await call(`/api/${collection}/login`, { json: { email, password } })).body.token as string;

describe('a member', () => {
  test('signs up, logs in, sees and changes the own profile, refreshes and logs out', async () => {
    const account = newcomer();
    const created = await call('/api/users', { json: account });
    expect(created.status).toBe(201);
    expect(created.body.doc).toMatchObject({ email: account.email, username: account.username });
    expect(JSON.stringify(created.body)).not.toMatch(/hash|salt|usernameKey/);

    const login = await call('/api/users/login', {
      json: { email: account.email, password: account.password },
    });
    expect(login.status).toBe(200);
    expect(login.headers.get('set-cookie')).toBeNull();
    const { token } = login.body;

    const me = await call('/api/users/me', { token });
    expect(me.body.user).toMatchObject({ email: account.email });

    const profiles = await call('/api/health-profiles', { token });
    expect(profiles.body.docs).toHaveLength(1);
    const { id } = profiles.body.docs[0];
    const update = await call(`/api/health-profiles/${id}`, {
      method: 'PATCH',
      token,
      json: { diets: [{ diet: 'low-salt' }], heightCm: 170 },
    });
    expect(update.status).toBe(200);
    expect(update.body.doc).toMatchObject({ diets: [{ diet: 'low-salt' }], heightCm: 170 });

    const refreshed = await call('/api/users/refresh-token', { method: 'POST', token });
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.get('set-cookie')).toBeNull();
    expect((await call('/api/users/logout', { method: 'POST', token })).status).toBe(200);
    expect((await call('/api/users/me', { token })).status).toBe(401);
  });

  test('reads in Korean or English which name is taken', async () => {
    const first = await signUp();
    const again = await call('/api/users', {
      json: newcomer({ email: first.email.toUpperCase() }),
      headers: { 'accept-language': 'ko' },
    });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'email_taken', field: 'email', title: '이미 가입된 이메일입니다.' },
    });
    const named = await call('/api/users', {
      json: newcomer({ username: first.username }),
      headers: { 'accept-language': 'en' },
    });
    expect(named).toMatchObject({
      status: 409,
      body: { code: 'username_taken', field: 'username', title: 'This username is taken.' },
    });
    expect(named.body.errors).toHaveLength(1);
  });

  test.each([
    [{ email: 'no address' }, 'validation_failed', 'email'],
    [{ email: undefined }, 'validation_failed', 'email'],
    [{ username: 'x' }, 'invalid_username', 'username'],
    [{ password: '1234567' }, 'password_too_short', 'password'],
    [{ consents: { terms: true } }, 'consent_required', 'consents.healthData'],
    [{ language: 'fr' }, 'unknown_value', 'language'],
  ])('cannot sign up with %j', async (change, code, field) => {
    const { status, body } = await call('/api/users', { json: newcomer(change) });
    expect({ status, code: body.code, field: body.field }).toEqual({ status: 400, code, field });
  });

  test('sets a new password through the mailed token, which the database and the queue do not hold', async () => {
    const account = await signUp();
    await deliverMails(server);
    expect((await call('/api/users/forgot-password', { json: { email: account.email } })).status).toBe(200);
    const [mail] = await deliverMails(server);
    expect(mail).toMatchObject({ to: account.email, token: expect.stringMatching(/^[\w-]{43}$/) });
    const { rows } = await server.pool.query(
      `SELECT data::text FROM jobs.agenda_jobs UNION ALL SELECT t::text FROM mailed_tokens t UNION ALL SELECT u::text FROM users u`,
    );
    expect(JSON.stringify(rows)).not.toContain(mail?.token);
    const reset = (password: string) =>
      call('/api/users/reset-password', { json: { token: mail?.token, password } });
    expect(await reset('password1')).toMatchObject({ status: 400, body: { code: 'password_common' } });
    expect((await reset('battery staple')).status).toBe(200);
    expect(await logIn({ email: account.email, password: 'battery staple' })).toEqual(expect.any(String));
    expect(await reset('once more please')).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
  });

  test('gets the same answer for a wrong password and an unknown address', async () => {
    const account = await signUp();
    const wrong = await call('/api/users/login', {
      json: { email: account.email, password: 'not this one' },
    });
    const unknown = await call('/api/users/login', {
      json: { email: 'unknown@example.com', password: 'not this one' },
    });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    const forgot = await call('/api/users/forgot-password', { json: { email: account.email } });
    const unknownAddress = await call('/api/users/forgot-password', {
      json: { email: 'unknown@example.com' },
    });
    expect(unknownAddress).toMatchObject({ status: forgot.status, body: forgot.body });
  });

  describe('is limited after many wrong passwords', () => {
    const from = (address: string, token?: string) => ({
      'x-forwarded-for': address,
      ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
    });
    const tryTo = async (password: string, email: string, headers: Record<string, string>) =>
      (await call('/api/users/login', { json: { email, password }, headers })).status;

    test('but those of a stranger lock out neither the owner nor the devices of the owner', async () => {
      const account = await signUp();
      const { email, password } = account;
      const token = await logIn(account);
      // The token is as good when its session has ended.
      await call('/api/users/logout', { method: 'POST', token });
      const stranger = from('203.0.113.9');
      const guesses = await Promise.all(
        Array.from({ length: 7 }, () => tryTo('not this one', email, stranger)),
      );
      expect(guesses.filter((status) => status === 429)).toHaveLength(2);
      expect(await tryTo(password, email, stranger)).toBe(429);
      expect(await tryTo(password, email, from('2001:db8::1'))).toBe(200);
      expect(await tryTo(password, email, from('203.0.113.9', token))).toBe(200);
      const another = await signUp();
      expect(await tryTo(password, email, from('203.0.113.9', await logIn(another)))).toBe(429);
      expect(await tryTo(another.password, another.email, stranger)).toBe(200);
    });

    test('and then costs no more hashes, however the address and the password are written', async () => {
      const { email } = await signUp();
      const stranger = from('203.0.113.12');
      const spelled = email.replace('@', '＠').toUpperCase();
      // Each form of such a password is tried.
      const guess = () => tryTo('ｎｏｔ ｔｈｉｓ ｏｎｅ', spelled, stranger);
      const counted = await Promise.all([email, email, email, email, email].map(guess));
      expect(counted).toEqual(Array(5).fill(401));
      let hashes = 0;
      const hook = createHook({
        init: (_, type) => {
          if (type === 'PBKDF2REQUEST') hashes += 1;
        },
      }).enable();
      const refused = await guess();
      hook.disable();
      expect({ refused, hashes }).toEqual({ refused: 429, hashes: 0 });
    });

    test('by a device of the owner, too', async () => {
      const account = await signUp();
      const headers = from('203.0.113.10', await logIn(account));
      const guesses = await Promise.all(
        Array.from({ length: 7 }, () => tryTo('not this one', account.email, headers)),
      );
      expect(guesses.filter((status) => status === 429)).toHaveLength(2);
    });
  });
});

test('a token does not lift the limit of sign-ups', async () => {
  const token = await logIn(await signUp());
  const { RATE_LIMIT_SIGN_UP: limit } = process.env;
  process.env['RATE_LIMIT_SIGN_UP'] = '1';
  try {
    const headers = { 'x-forwarded-for': '203.0.113.11' };
    const first = await call('/api/users', { json: newcomer(), token, headers });
    const second = await call('/api/users', { json: newcomer(), token, headers });
    expect([first.status, second.status]).toEqual([201, 429]);
  } finally {
    if (limit === undefined) delete process.env['RATE_LIMIT_SIGN_UP'];
    else process.env['RATE_LIMIT_SIGN_UP'] = limit;
  }
});

describe('no caller', () => {
  test.each([['/api/staff/first-register'], ['/api/users/first-register']])(
    'becomes staff through %s',
    async (path) => {
      const { status } = await call(path, {
        json: { email: 'me@example.com', password: 'correct horse', role: 'admin' },
      });
      expect(status).toBe(404);
      expect((await server.pool.query(`SELECT 1 FROM staff WHERE email = 'me@example.com'`)).rowCount).toBe(
        0,
      );
    },
  );

  test('becomes staff by a field of the own account', async () => {
    const change = { role: 'admin', collection: 'staff' };
    const refusal = { status: 400, code: 'unknown_field' };
    expect((await call('/api/users', { json: newcomer(change) })).body).toMatchObject(refusal);
    const account = await signUp();
    const token = await logIn(account);
    const update = await call(`/api/users/${account.id}`, { method: 'PATCH', token, json: change });
    expect(update.body).toMatchObject(refusal);
    expect((await call('/api/staff', { token })).status).toBe(403);
    expect(
      (
        await call('/api/staff', {
          token,
          json: { email: 'x@example.com', password: 'correct horse', role: 'admin' },
        })
      ).status,
    ).toBe(403);
  });

  test("unlocks, reads or changes another's account", async () => {
    const [mine, other] = [await signUp(), await signUp()];
    const token = await logIn(mine);
    for (const [method, path] of [
      ['GET', `/api/users/${other.id}`],
      ['PATCH', `/api/users/${other.id}`],
      ['DELETE', `/api/users/${other.id}`],
    ] as const) {
      const { status } = await call(path, {
        method,
        token,
        ...(method === 'PATCH' ? { json: { phone: '1' } } : {}),
      });
      expect([403, 404]).toContain(status);
    }
    expect((await call('/api/users/unlock', { token, json: { email: other.email } })).status).toBe(403);
    expect((await call('/api/users', { token })).body.docs).toHaveLength(1);
  });

  test('runs the jobs of Payload', async () => {
    const token = await logIn(await signUp());
    expect((await call('/api/payload-jobs/run', { token })).status).toBe(404);
  });

  test('locks a document against an editor', async () => {
    const token = await logIn(await signUp());
    const { status } = await call('/api/payload-locked-documents', {
      token,
      json: { document: { relationTo: 'foods', value: 1 } },
    });
    expect([403, 404]).toContain(status);
  });

  test('sorts through a relation', async () => {
    const token = await logIn(await signUp());
    expect(await call('/api/members?sort=user.email', { token })).toMatchObject({
      status: 400,
      body: { code: 'invalid_filter', field: 'sort' },
    });
  });
});

describe('staff logins', () => {
  test('set a cookie that scripts cannot read and other sites cannot use', async () => {
    const admin = await createStaff(server.payload, 'admin');
    const { headers } = await call('/api/staff/login', {
      json: { email: admin.email, password: admin.password },
    });
    expect(headers.get('set-cookie')).toMatch(/diningcoach-token=.*HttpOnly.*SameSite=Lax/i);
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const here = await call('/api/staff/me', { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    expect(here.body.user).toMatchObject({ email: admin.email });
    const elsewhere = await call('/api/staff/me', { headers: { cookie, origin: 'https://evil.example' } });
    expect(elsewhere.body.user).toBeNull();
  });
});

describe('GraphQL', () => {
  const graphql = (query: string, token?: string) => call('/api/graphql', { json: { query }, token });

  test('applies the same rules to a sign-up', async () => {
    const account = newcomer();
    const mutation = (name: string) =>
      `mutation { createUser(data: { email: "${account.email}", username: "${name}", password: "${account.password}", consents: { terms: true, healthData: true } }) { id } }`;
    const short = await graphql(mutation('x'));
    expect(short.body.errors[0].extensions).toMatchObject({ code: 'invalid_username', field: 'username' });
    const good = await graphql(mutation(account.username));
    expect(good.body.data.createUser.id).toEqual(expect.any(Number));
    const { rows } = await server.pool.query('SELECT 1 FROM health_profiles WHERE user_id = $1', [
      good.body.data.createUser.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('does not show the profile of another member', async () => {
    const [mine, other] = [await signUp(), await signUp()];
    const token = await logIn(mine);
    const { rows } = await server.pool.query<{ id: number }>(
      'SELECT id FROM health_profiles WHERE user_id = $1',
      [other.id],
    );
    const { body } = await graphql(
      `{ HealthProfile(id: ${rows[0]!.id}) { id diets } HealthProfiles { docs { id } } }`,
      token,
    );
    expect(body.data?.HealthProfile ?? null).toBeNull();
    expect(body.data?.HealthProfiles?.docs ?? []).not.toContainEqual({ id: rows[0]!.id });
  });
});

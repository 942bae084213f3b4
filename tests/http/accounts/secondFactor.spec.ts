import { codeAt } from '../../../src/domain/accounts/credentials/oneTimeCodes.ts';
import { createStaff, signUp, startTestSession, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { deliverMails } from '../../helpers/mails.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
});
afterAll(() => server.stop());

/** The code of some steps from now. The server takes the last, the present and the next one, each once. */
const code = (secret: string, steps: number) =>
  codeAt({ secret, now: new Date(Date.now() + steps * 30_000) });
const tokenOf = ({ id }: TestAccount) => startTestSession(server.payload, { collection: 'staff', id });
const logIn = ({ email, password }: TestAccount, otp?: string, headers: Record<string, string> = {}) =>
  call('/api/staff/login', { json: { email, password, ...(otp === undefined ? {} : { otp }) }, headers });
const factor = '/api/staff/me/second-factor';

/** A staff account that has confirmed a second factor with the code of the last step. */
async function withFactor(role: 'admin' | 'moderator' = 'moderator') {
  const account = await createStaff(server.payload, role);
  const token = await tokenOf(account);
  const begun = await call(factor, { method: 'POST', token });
  expect(begun.status).toBe(201);
  const { secret } = begun.body;
  const confirmed = await call(`${factor}/confirm`, { json: { otp: code(secret, -1) }, token });
  expect(confirmed.status).toBe(200);
  return {
    account,
    token,
    secret: secret as string,
    recoveryCodes: confirmed.body.recoveryCodes as string[],
  };
}

test('a setup shows the secret with its QR code once, and is stored sealed', async () => {
  const account = await createStaff(server.payload, 'moderator');
  const token = await tokenOf(account);
  const { body } = await call(factor, { method: 'POST', token });
  expect(body.uri).toContain(`secret=${body.secret}`);
  expect(body.qr).toMatch(/^<svg /);
  const { rows } = await server.pool.query<{ row: string }>(
    'SELECT f::text AS row FROM staff_second_factors f',
  );
  expect(rows.map(({ row }) => row).join()).not.toContain(body.secret);
  // It does not count before it is confirmed.
  expect((await logIn(account)).status).toBe(200);
  expect(await call(`${factor}/confirm`, { json: { otp: '000000' }, token })).toMatchObject({
    status: 401,
    body: { code: 'otp_invalid' },
  });
});

test('a login asks for the code, by REST, by GraphQL and by the form of the admin UI', async () => {
  const { account, secret } = await withFactor();
  const withoutCode = await logIn(account);
  expect(withoutCode).toMatchObject({ status: 401, body: { code: 'otp_required' } });
  // Payload's form would keep a fault at a field that it does not have, and never send again.
  expect(withoutCode.body.errors[0]).not.toHaveProperty('data');
  expect(await logIn(account, '123')).toMatchObject({ status: 401, body: { code: 'otp_invalid' } });
  expect((await logIn(account, code(secret, 0))).status).toBe(200);
  const { email, password } = account;
  const query = `mutation { loginStaff(email: "${email}", password: "${password}") { token } }`;
  const without = await call('/api/graphql', { json: { query } });
  expect(without.body.errors[0].extensions.code).toBe('otp_required');
  // Once: the next step may begin between two calls.
  const next = code(secret, 1);
  const byGraphql = await call('/api/graphql', { json: { query }, headers: { 'x-otp': next } });
  expect(byGraphql.body.data.loginStaff.token).toEqual(expect.any(String));
  const cookie = `diningcoach-otp=${next}`;
  expect((await logIn(account, undefined, { cookie })).body.code).toBe('otp_invalid');
});

test('a code works once, even for two logins at the same time', async () => {
  const { account, secret } = await withFactor();
  const otp = code(secret, 0);
  const statuses = await Promise.all([logIn(account, otp), logIn(account, otp)]);
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect((await logIn(account, code(secret, -1))).status).toBe(401);
});

test('a wrong password says nothing about the code', async () => {
  const { account } = await withFactor();
  expect((await logIn({ ...account, password: 'not this one' }, '123456')).body.code).toBe('login_failed');
});

test('a recovery code replaces the phone, once', async () => {
  const { account, recoveryCodes } = await withFactor();
  expect(recoveryCodes).toHaveLength(10);
  const [first = ''] = recoveryCodes;
  expect((await logIn(account, first.toUpperCase())).status).toBe(200);
  expect((await logIn(account, first)).status).toBe(401);
});

test('guesses of codes are limited, and lock out no device of the owner', async () => {
  const { account, secret, token } = await withFactor();
  const guesses = await Promise.all(Array.from({ length: 11 }, () => logIn(account, '000000')));
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(1);
  expect((await logIn(account, code(secret, 0))).status).toBe(429);
  const device = { authorization: `JWT ${token}` };
  expect((await logIn(account, code(secret, 0), device)).status).toBe(200);
});

test('a right code that was used is no guess', async () => {
  const { account, secret } = await withFactor();
  const used = code(secret, 0);
  expect((await logIn(account, used)).status).toBe(200);
  for (let times = 0; times < 11; times += 1)
    expect(await logIn(account, used)).toMatchObject({ status: 401, body: { code: 'otp_invalid' } });
  expect((await logIn(account, code(secret, 1))).status).toBe(200);
});

test('its owner turns it off with a code, not without', async () => {
  const { account, secret, token } = await withFactor();
  const remove = (otp: string) => call(factor, { method: 'DELETE', json: { otp }, token });
  expect((await remove('000000')).status).toBe(401);
  expect((await remove(code(secret, 0))).status).toBe(200);
  expect((await logIn(account)).status).toBe(200);
});

test('an admin turns that of a colleague off, whose sessions end; a moderator does not', async () => {
  const { account, token } = await withFactor();
  const admin = await withFactor('admin');
  const path = (id: number) => `/api/staff/${String(id)}/second-factor`;
  expect((await call(path(admin.account.id), { method: 'DELETE', token })).status).toBe(403);
  expect((await call(path(admin.account.id), { method: 'DELETE', token: admin.token })).status).toBe(403);
  expect((await call(path(account.id), { method: 'DELETE', token: admin.token })).status).toBe(200);
  expect((await call('/api/staff/me', { token })).status).toBe(401);
  const { rows } = await server.pool.query(
    `SELECT actor, document FROM audit_log WHERE action = 'secondFactorOff' AND document = $1`,
    [String(account.id)],
  );
  expect(rows).toEqual([{ actor: admin.account.email, document: String(account.id) }]);
  expect((await logIn(account)).status).toBe(200);
});

test('an old login sets nothing up, and a member has no second factor', async () => {
  const token = await tokenOf(await createStaff(server.payload, 'moderator'));
  await server.pool.query(`UPDATE staff_sessions SET created_at = now() - interval '16 minutes'`);
  expect((await call(factor, { method: 'POST', token })).body.code).toBe('login_not_fresh');
  const { id } = await signUp(server.payload);
  const member = await startTestSession(server.payload, { collection: 'users', id });
  expect((await call(factor, { method: 'POST', token: member })).status).toBe(403);
});

test('who must have one sees and changes nothing before it is there', async () => {
  const account = await createStaff(server.payload, 'admin');
  process.env['STAFF_TOTP'] = 'required';
  try {
    const token = (await logIn(account)).body.token as string;
    const me = await call('/api/staff/me', { token });
    expect(me.body.user).toMatchObject({ mustAddSecondFactor: true });
    expect((await call('/api/users', { token })).status).toBe(403);
    expect((await call('/api/staff', { token })).body.docs).toHaveLength(1);
    expect((await call('/api/foods', { json: { name: 'x' }, token })).status).toBe(403);
    const { body } = await call(factor, { method: 'POST', token });
    await call(`${factor}/confirm`, { json: { otp: code(body.secret, 0) }, token });
    expect((await call('/api/users', { token })).status).toBe(200);
  } finally {
    delete process.env['STAFF_TOTP'];
  }
});

test('a reset of the password does not get around it', async () => {
  const { account } = await withFactor();
  await call('/api/staff/forgot-password', { json: { email: account.email } });
  const mails = await deliverMails(server);
  const { token = '' } = mails.find(({ template }) => template === 'reset-password') ?? {};
  const json = { token, password: 'a longer battery staple' };
  const reset = await call('/api/staff/reset-password', { json });
  expect(reset.status).toBe(200);
  expect(reset.body).not.toHaveProperty('token');
  expect(reset.headers.get('set-cookie')).toMatch(/^diningcoach-token=;/);
  const { rows } = await server.pool.query('SELECT FROM staff_sessions WHERE _parent_id = $1', [account.id]);
  expect(rows).toEqual([]);
  // The empty cookie counts as none.
  expect((await call('/api/foods', { headers: { cookie: 'diningcoach-token=' } })).status).toBe(200);
  expect((await logIn({ ...account, password: json.password })).body.code).toBe('otp_required');
});

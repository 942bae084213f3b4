import { randomBytes, pbkdf2Sync, randomUUID } from 'node:crypto';
import { createLocalReq } from 'payload';
import { createStaff, signUp, startTestSession, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { deliverMails } from '../../helpers/mails.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** How passwords and e-mail addresses change, and what a change ends. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  template = await signUp(server.payload);
});
beforeEach(async () => {
  await deliverMails(server);
});
afterAll(() => server.stop());

type Kind = 'users' | 'staff';

let template: TestAccount;

/**
 * A member with a session. The row is a copy, because a hash for each of them would take most of the time.
 *
 * @param input.isConfirmed whether the address was confirmed
 */
async function newMember({ isConfirmed = false } = {}): Promise<TestAccount & { token: string }> {
  const unique = randomUUID().slice(0, 8);
  const account = {
    username: `member-${unique}`,
    email: `${unique}@example.com`,
    password: template.password,
  };
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO users (username, username_key, email, hash, salt, language, email_verified_at)
     SELECT $1, $1, $2, hash, salt, language, CASE WHEN $4 THEN now() END FROM users WHERE id = $3 RETURNING id`,
    [account.username, account.email, template.id, isConfirmed],
  );
  const id = rows[0]?.id ?? 0;
  return { ...account, id, token: await sessionOf({ id }) };
}
const sessionOf = ({ id }: { id: number }, collection: Kind = 'users') =>
  startTestSession(server.payload, { collection, id });
const isAlive = async (token: string, collection: Kind = 'users') =>
  (await call(`/api/${collection}/me`, { token })).status === 200;
const logIn = async (email: string, password: string, collection: Kind = 'users') =>
  (await call(`/api/${collection}/login`, { json: { email, password } })).status;
const pathOf = (link = '') => link.replace(/^https?:\/\/[^/]+/, '');
const newAddress = () => `${randomUUID().slice(0, 8)}@example.com`;

/** Links a sign-in that is not the owner's. */
const linkStranger = (id: number) =>
  server.pool.query(`INSERT INTO identities (user_id, provider, subject) VALUES ($1, 'google', $2)`, [
    id,
    randomUUID(),
  ]);
const identitiesOf = async (id: number) =>
  (await server.pool.query('SELECT FROM identities WHERE user_id = $1', [id])).rowCount;

async function askForReset(email: string): Promise<string> {
  await call('/api/users/forgot-password', { json: { email } });
  const mail = (await deliverMails(server)).find(({ template }) => template === 'reset-password');
  return mail?.token ?? '';
}
const reset = (token: string, password = 'battery staple') =>
  call('/api/users/reset-password', { json: { token, password } });

/** Sends the form of a page as a browser does. */
const sendForm = (path: string, fields: Record<string, string>, language = 'en') =>
  call(path, {
    method: 'POST',
    headers: {
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'accept-language': language,
      'content-type': 'application/x-www-form-urlencoded',
    },
    text: new URLSearchParams(fields).toString(),
  });

describe('a new password', () => {
  const change = (token: string, json: object) => call('/api/users/me/password', { token, json });

  test('needs the present one, ends the other sessions and mailed links, and is told by mail', async () => {
    const { email, password, token, ...member } = await newMember();
    const other = await sessionOf(member);
    const link = await askForReset(email);

    expect(
      await change(token, { currentPassword: 'not this one', password: 'battery staple' }),
    ).toMatchObject({
      status: 403,
      body: { code: 'wrong_password', field: 'currentPassword' },
    });
    expect(await change(token, { password: 'battery staple' })).toMatchObject({
      status: 400,
      body: { code: 'required', field: 'currentPassword' },
    });
    expect(await isAlive(other)).toBe(true);

    const answer = await change(token, { currentPassword: password, password: 'battery staple' });
    expect(answer).toMatchObject({ status: 200, body: { changed: true, endedSessions: 1 } });
    expect([await isAlive(token), await isAlive(other)]).toEqual([true, false]);
    expect(await reset(link)).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
    expect([await logIn(email, password), await logIn(email, 'battery staple')]).toEqual([401, 200]);
    expect(await deliverMails(server)).toMatchObject([{ to: email, template: 'password-changed' }]);
  });

  test.each([
    ['1234567', 'password_too_short', '비밀번호는 8자 이상이어야 합니다.'],
    ['x'.repeat(129), 'password_too_long', '비밀번호는 128자까지 쓸 수 있습니다.'],
    ['Password1', 'password_common', undefined],
  ])('is refused when it is %j, also at a sign-up and a reset', async (password, code, title) => {
    const { email, password: currentPassword, token } = await newMember();
    const refusal = {
      status: 400,
      body: { code, field: 'password', ...(title === undefined ? {} : { title }) },
    };
    const headers = { 'accept-language': 'ko' };
    const json = { currentPassword, password };
    expect(await call('/api/users/me/password', { token, json, headers })).toMatchObject(refusal);
    const link = await askForReset(email);
    const resetJson = { token: link, password };
    expect(await call('/api/users/reset-password', { json: resetJson, headers })).toMatchObject(refusal);
    expect((await reset(link)).status).toBe(200);
    const newcomer = {
      username: `new-${randomUUID().slice(0, 8)}`,
      email: newAddress(),
      password,
      consents: { terms: true, healthData: true },
    };
    expect(await call('/api/users', { json: newcomer, headers })).toMatchObject(refusal);
  });

  test('is refused when it is made of the names of the account', async () => {
    const { email, password: currentPassword, token, username } = await newMember();
    for (const password of [`${username}-2026`, email, email.split('@')[0]?.repeat(2) ?? ''])
      expect(await change(token, { currentPassword, password })).toMatchObject({
        status: 400,
        body: { code: 'password_from_name', field: 'password' },
      });
  });

  test('of two at the same time only one is set', async () => {
    const { email, password: currentPassword, token } = await newMember();
    const answers = await Promise.all(
      ['battery staple', 'horse correct'].map(async (password) => ({
        password,
        status: (await change(token, { currentPassword, password })).status,
      })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const { password, status } of answers)
      expect(await logIn(email, password)).toBe(status === 200 ? 200 : 401);
  });

  test('is the first one of a member without a password, with a login of the last minutes', async () => {
    const { email, token, ...member } = await newMember();
    await server.pool.query('UPDATE users SET hash = NULL, salt = NULL WHERE id = $1', [member.id]);
    const old = await sessionOf(member);
    await server.pool.query(
      `UPDATE users_sessions SET created_at = now() - interval '16 minutes' WHERE _parent_id = $1
          AND id <> (SELECT id FROM users_sessions WHERE _parent_id = $1 ORDER BY _order LIMIT 1)`,
      [member.id],
    );
    const json = { password: 'battery staple' };
    expect(await change(old, json)).toMatchObject({ status: 403, body: { code: 'login_not_fresh' } });
    expect(await change(token, { ...json, currentPassword: 'x' })).toMatchObject({ status: 403 });
    expect(await change(token, json)).toMatchObject({ status: 200 });
    expect(await logIn(email, 'battery staple')).toBe(200);
  });

  test('guesses of the present one are limited', async () => {
    const { token } = await newMember();
    await server.pool.query('DELETE FROM rate_limits');
    const guess = () => change(token, { currentPassword: 'not this one', password: 'battery staple' });
    await guess();
    await server.pool.query('UPDATE rate_limits SET count = 1000000');
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  });

  test('of a member is chosen by nobody else: staff create no accounts of members', async () => {
    const token = await sessionOf(await createStaff(server.payload, 'admin'), 'staff');
    const json = {
      username: `new-${randomUUID().slice(0, 8)}`,
      email: newAddress(),
      password: 'battery staple',
      consents: { terms: true, healthData: true },
    };
    expect(await call('/api/users', { token, json })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const { body } = await call('/api/access', { token });
    expect([body.collections.users.create, body.collections.staff.create]).toEqual([undefined, true]);
  });

  test('staff change their own in the same way, with 12 characters', async () => {
    const staff = await createStaff(server.payload, 'moderator');
    const token = await sessionOf(staff, 'staff');
    const json = { currentPassword: staff.password, password: 'elevenchars' };
    const path = '/api/staff/me/password';
    expect(await call(path, { token, json })).toMatchObject({ body: { code: 'password_too_short' } });
    expect(await call(path, { token, json: { ...json, password: 'twelve chars' } })).toMatchObject({
      status: 200,
    });
    expect(await logIn(staff.email, 'twelve chars', 'staff')).toBe(200);
    expect(await call(path, { token: (await newMember()).token, json })).toMatchObject({ status: 403 });
    expect(await call(path, { json })).toMatchObject({ status: 401 });
  });

  test('by a mailed link is set once, also when the form comes twice at once, and ends all sessions', async () => {
    const { email, token } = await newMember();
    const link = await askForReset(email);
    const answers = await Promise.all([reset(link, 'battery staple'), reset(link, 'horse correct')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await isAlive(token)).toBe(false);
    expect(await isAlive(answers.find(({ status }) => status === 200)?.body.token)).toBe(true);
  });

  test('by a mailed link confirms the address, and who signed up with it before has no other way in', async () => {
    const [hijacked, confirmed] = [await newMember(), await newMember()];
    await server.pool.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [confirmed.id]);
    for (const { id, email } of [hijacked, confirmed]) {
      await linkStranger(id);
      const link = await askForReset(email);
      expect((await reset(link, 'short')).status).toBe(400);
      expect(await identitiesOf(id)).toBe(1);
      expect((await reset(link)).status).toBe(200);
      const { rows } = await server.pool.query('SELECT email_verified_at AS at FROM users WHERE id = $1', [
        id,
      ]);
      expect(rows[0]).toEqual({ at: expect.any(Date) });
    }
    expect([await identitiesOf(hijacked.id), await identitiesOf(confirmed.id)]).toEqual([0, 1]);
  });

  test('by GraphQL is asked for and set by the same rules', async () => {
    const { email } = await newMember();
    const graphql = (query: string) => call('/api/graphql', { json: { query } });
    expect((await graphql(`mutation { forgotPasswordUser(email: "${email}") }`)).body.data).toEqual({
      forgotPasswordUser: true,
    });
    const [mail] = await deliverMails(server);
    const set = (password: string) =>
      graphql(
        `mutation { resetPasswordUser(token: "${mail?.token ?? ''}", password: "${password}") { token } }`,
      );
    expect((await set('password1')).body.errors[0].extensions).toMatchObject({ code: 'password_common' });
    expect((await set('battery staple')).body.data.resetPasswordUser.token).toEqual(expect.any(String));
  });
});

describe('spellings of a password', () => {
  test('are the same password', async () => {
    const email = newAddress();
    const json = {
      username: `두부-${randomUUID().slice(0, 8)}`,
      email,
      password: '두부 ＡＢＣ 두부'.normalize('NFD'),
      consents: { terms: true, healthData: true },
    };
    expect((await call('/api/users', { json })).status).toBe(201);
    expect(await logIn(email, '두부 ABC 두부')).toBe(200);
    expect(await logIn(email, '두부 ＡＢＣ 두부')).toBe(200);
    expect(await logIn(email, '두부 abc 두부')).toBe(401);
  });

  test('that were hashed as they were typed go on working', async () => {
    const { id, email } = await newMember();
    const typed = '두부 ＡＢＣ'.normalize('NFD');
    const salt = randomBytes(32).toString('hex');
    const hash = `pbkdf2-sha256-v1:${pbkdf2Sync(typed, salt, 600_000, 32, 'sha256').toString('hex')}`;
    await server.pool.query('UPDATE users SET hash = $1, salt = $2 WHERE id = $3', [hash, salt, id]);
    expect(await logIn(email, typed)).toBe(200);
    const token = await sessionOf({ id });
    const json = { currentPassword: typed, password: 'battery staple' };
    expect((await call('/api/users/me/password', { token, json })).status).toBe(200);
  });
});

describe('a new address', () => {
  const ask = (token: string, email: string, password = 'correct horse') =>
    call('/api/users/me/email', { token, json: { email, password } });
  const confirm = (token: string) => call('/api/users/change-email', { json: { token } });
  const undo = (token: string) => call('/api/users/undo-email', { json: { token } });
  const accountOf = async (id: number) =>
    (await server.pool.query('SELECT email, email_verified_at AS confirmed FROM users WHERE id = $1', [id]))
      .rows[0];

  /** Asks for an address, and confirms it. Returns the token that undoes the change. */
  async function move(token: string, email: string): Promise<string> {
    expect(await ask(token, email)).toMatchObject({ status: 202 });
    const mails = await deliverMails(server);
    expect(await confirm(mails.find(({ to }) => to === email)?.token ?? '')).toMatchObject({ status: 200 });
    const [told] = await deliverMails(server);
    expect(told?.template).toBe('email-changed');
    return told?.token ?? '';
  }

  test('counts when it is confirmed, and only the session that asked for it goes on', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    const other = await sessionOf({ id });
    const link = await askForReset(email);
    const address = newAddress();
    expect(await ask(token, address, 'not this one')).toMatchObject({
      status: 403,
      body: { code: 'wrong_password' },
    });
    expect(await ask(token, 'no address')).toMatchObject({ status: 400, body: { field: 'email' } });
    expect(await ask(token, email.toUpperCase())).toMatchObject({ body: { code: 'email_unchanged' } });
    expect(await ask(token, address)).toMatchObject({ status: 202, body: { confirmationSent: true } });
    const mails = await deliverMails(server);
    expect(mails).toMatchObject([
      { to: address, template: 'change-email' },
      { to: email, template: 'email-change-requested' },
    ]);

    // A program that checks mails opens the link.
    expect((await call(pathOf(mails[0]?.link))).status).toBe(200);
    expect(await accountOf(id)).toMatchObject({ email });
    expect(await confirm(mails[0]?.token ?? '')).toMatchObject({ status: 200 });
    expect(await confirm(mails[0]?.token ?? '')).toMatchObject({
      status: 400,
      body: { code: 'invalid_token' },
    });
    expect(await accountOf(id)).toEqual({ email: address, confirmed: expect.any(Date) });
    expect([await isAlive(token), await isAlive(other)]).toEqual([true, false]);
    expect([await logIn(email, 'correct horse'), await logIn(address, 'correct horse')]).toEqual([401, 200]);
    expect(await reset(link)).toMatchObject({ body: { code: 'invalid_token' } });
    expect(await deliverMails(server)).toMatchObject([{ to: email, template: 'email-changed' }]);
  });

  test('gives no way back to an old one that was never confirmed and may belong to a stranger', async () => {
    const { id, email, token } = await newMember();
    const address = newAddress();
    expect(await ask(token, address)).toMatchObject({ status: 202 });
    const [mail, notice] = await deliverMails(server);
    expect(notice).toMatchObject({ to: email, template: 'unconfirmed-email-change' });
    expect(notice?.link).not.toMatch(/forgot|token/);
    expect(await confirm(mail?.token ?? '')).toMatchObject({ status: 200 });
    expect(await deliverMails(server)).toEqual([]);
    expect(await accountOf(id)).toMatchObject({ email: address });
    expect((await signUp(server.payload, { email })).id).not.toBe(id);
    // The new one is confirmed, so it may come back.
    expect(await move(token, newAddress())).not.toBe('');
  });

  test('is undone by the old one, and then nobody has another way in', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    await linkStranger(id);
    const address = newAddress();
    const undoToken = await move(token, address);
    const link = await askForReset(address);
    expect(await undo(undoToken)).toMatchObject({ status: 200 });
    expect(await accountOf(id)).toEqual({ email, confirmed: expect.any(Date) });
    expect(await isAlive(token)).toBe(false);
    expect([await logIn(email, 'correct horse'), await logIn(address, 'correct horse')]).toEqual([401, 401]);
    expect(await identitiesOf(id)).toBe(0);
    expect(await reset(link)).toMatchObject({ body: { code: 'invalid_token' } });
    expect(await undo(undoToken)).toMatchObject({ body: { code: 'invalid_token' } });
    const [mail, notice] = await deliverMails(server);
    expect(mail).toMatchObject({ to: email, template: 'reset-password' });
    expect(notice).toMatchObject({ to: email, template: 'sign-ins-changed' });
    expect((await reset(mail?.token ?? '')).status).toBe(200);
    expect(await logIn(email, 'battery staple')).toBe(200);
  });

  test('ends the links that lie in the mailbox of the old one, also one that an address asked for', async () => {
    const { issueMailedToken, mailedTokenToSend } =
      await import('../../../src/services/accounts/mailedTokens.ts');
    const { id, email, token } = await newMember({ isConfirmed: true });
    const account = { collection: 'users', id } as const;
    const req = await createLocalReq({}, server.payload);
    const linkOf = async (purpose: 'export' | 'reset', data: object) => {
      const issued = await issueMailedToken(req, { purpose, account, data: { ...data } });
      return (await mailedTokenToSend(req, { id: issued, purpose }))?.token ?? '';
    };
    const download = await linkOf('export', { export: 1 });
    const page = { headers: { accept: 'text/html' } };
    expect((await call(`/api/users/export?token=${download}`, page)).status).toBe(200);
    await move(token, newAddress());
    expect((await call(`/api/users/export?token=${download}`, page)).status).toBe(400);
    // As if the job had found the account just before the change.
    const late = await linkOf('reset', { email });
    expect(await reset(late)).toMatchObject({ status: 400, body: { code: 'invalid_token', field: 'token' } });

    const another = await linkOf('export', { export: 1 });
    const json = { currentPassword: 'correct horse', password: 'battery staple' };
    expect((await call('/api/users/me/password', { token, json })).status).toBe(200);
    expect((await call(`/api/users/export?token=${another}`, page)).status).toBe(400);
  });

  test('that follows another one is undone together with it', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    const [second, third] = [newAddress(), newAddress()];
    const toFirst = await move(token, second);
    const toSecond = await move(token, third);
    expect(await undo(toFirst)).toMatchObject({ status: 200 });
    expect(await accountOf(id)).toMatchObject({ email });
    expect(await undo(toSecond)).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
  });

  test('that is undone leaves the way back to a still older one', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    const second = newAddress();
    const toFirst = await move(token, second);
    const toSecond = await move(token, newAddress());
    expect(await undo(toSecond)).toMatchObject({ status: 200 });
    expect(await accountOf(id)).toMatchObject({ email: second });
    expect(await undo(toFirst)).toMatchObject({ status: 200 });
    expect(await accountOf(id)).toMatchObject({ email });
  });

  test('nobody takes the old one while it may come back', async () => {
    const { email, token } = await newMember({ isConfirmed: true });
    const undoToken = await move(token, newAddress());
    const json = {
      username: `thief-${randomUUID().slice(0, 8)}`,
      email,
      password: 'battery staple',
      consents: { terms: true, healthData: true },
    };
    for (const query of ['', '?select[username]=true'])
      expect(await call(`/api/users${query}`, { json })).toMatchObject({
        status: 409,
        body: { code: 'email_taken' },
      });
    expect(await undo(undoToken)).toMatchObject({ status: 200 });
  });

  test('that has an account gets the same answer and a kind mail; the account stays', async () => {
    const [member, owner] = [await newMember({ isConfirmed: true }), await newMember({ isConfirmed: true })];
    const taken = await ask(member.token, owner.email);
    const free = await ask(member.token, newAddress());
    expect({ ...taken, headers: 0 }).toEqual({ ...free, headers: 0 });
    const mails = (await deliverMails(server)).filter(({ to }) => to === owner.email);
    // The second request has replaced the first one, whose mail was not sent yet.
    expect(mails).toEqual([]);
    await ask(member.token, owner.email);
    const [mail] = await deliverMails(server);
    expect(mail).toMatchObject({ to: owner.email, template: 'change-email', token: '' });
    expect(mail?.text).toContain('이미 있어서');
    expect(await accountOf(owner.id)).toMatchObject({ email: owner.email });
  });

  test('that somebody else took meanwhile is refused clearly', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    const address = newAddress();
    await ask(token, address);
    const [mail] = await deliverMails(server);
    await signUp(server.payload, { email: address });
    expect(await confirm(mail?.token ?? '')).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    expect(await accountOf(id)).toMatchObject({ email });
  });

  test('replaces the one that was asked for before, and dies with a new password', async () => {
    const { id, email, token } = await newMember({ isConfirmed: true });
    await ask(token, newAddress());
    const [first] = await deliverMails(server);
    await ask(token, newAddress());
    const [second] = await deliverMails(server);
    expect(await confirm(first?.token ?? '')).toMatchObject({ body: { code: 'invalid_token' } });
    const json = { currentPassword: 'correct horse', password: 'battery staple' };
    await call('/api/users/me/password', { token, json });
    expect(await confirm(second?.token ?? '')).toMatchObject({ body: { code: 'invalid_token' } });
    expect(await accountOf(id)).toMatchObject({ email });
  });

  test('is confirmed once by two at the same time', async () => {
    const { token } = await newMember({ isConfirmed: true });
    await ask(token, newAddress());
    const [mail] = await deliverMails(server);
    const answers = await Promise.all([1, 2, 3].map(() => confirm(mail?.token ?? '')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(await deliverMails(server)).toHaveLength(1);
  });

  test('of a first sign-up is confirmed by a mail that can be sent again', async () => {
    const { id, token } = await newMember();
    expect(await call('/api/users/me/email/confirmation', { method: 'POST', token })).toMatchObject({
      status: 202,
    });
    const [mail] = await deliverMails(server);
    const json = { token: mail?.token };
    expect((await call(`/api/users/confirm-email?token=${mail?.token ?? ''}`)).status).toBe(200);
    expect((await accountOf(id)).confirmed).toBeNull();
    expect((await call('/api/users/confirm-email', { json })).status).toBe(200);
    expect((await call('/api/users/confirm-email', { json })).status).toBe(200);
    expect((await accountOf(id)).confirmed).toEqual(expect.any(Date));
    await call('/api/users/me/email/confirmation', { method: 'POST', token });
    expect(await deliverMails(server)).toEqual([]);
  });

  test('may be an international one, and every spelling of it is the same account', async () => {
    const local = `홍길동${randomUUID().slice(0, 4)}`;
    const email = `${local}@예시.한국`;
    const json = {
      username: `길동-${randomUUID().slice(0, 8)}`,
      email: `${local.normalize('NFD')}@xn--vv4b11d.xn--3e0b707e`,
      password: 'correct horse',
      consents: { terms: true, healthData: true },
    };
    expect(await call('/api/users', { json })).toMatchObject({ status: 201, body: { doc: { email } } });
    expect(await logIn(email, 'correct horse')).toBe(200);
    expect(await logIn(`${local}@예시．한국`, 'correct horse')).toBe(200);
    const again = { ...json, username: `${json.username}2`, email };
    const headers = { 'accept-language': 'ko' };
    const title = '이미 가입된 이메일입니다.';
    expect(await call('/api/users', { json: again, headers })).toMatchObject({
      status: 409,
      body: {
        code: 'email_taken',
        title,
        errors: [{ message: title, data: { errors: [{ path: 'email', message: title }] } }],
      },
    });
    expect(await askForReset(json.email)).not.toBe('');
  });
});

describe('the rest of an account', () => {
  const elsewhere = [
    ['password', { password: 'battery staple' }],
    ['email', { email: 'other@example.com' }],
  ] as const;

  test.each(elsewhere)('does not take a new %s, from its owner or from an admin', async (field, json) => {
    const member = await newMember();
    const admin = await sessionOf(await createStaff(server.payload, 'admin'), 'staff');
    const refusal = { code: `${field}_elsewhere`, field };
    for (const token of [member.token, admin]) {
      const one = await call(`/api/users/${member.id}`, { method: 'PATCH', token, json });
      expect(one).toMatchObject({ status: 400, body: refusal });
      // The admin UI shows it to people, who send no requests.
      expect(one.body.title).not.toContain('/api/');
      const bulk = await call(`/api/users?where[id][equals]=${member.id}`, { method: 'PATCH', token, json });
      expect(JSON.stringify(bulk.body)).toContain(`${field}_elsewhere`);
      const [[name, value] = ['', '']] = Object.entries(json);
      const query = `mutation { updateUser(id: ${member.id}, data: { ${name}: "${value}" }) { id } }`;
      const graphql = await call('/api/graphql', { token, json: { query } });
      expect(graphql.body.errors[0].extensions).toMatchObject(refusal);
    }
    expect(await logIn(member.email, 'correct horse')).toBe(200);
  });

  test.each(elsewhere)('of staff does not take a new %s', async (field, json) => {
    const staff = await createStaff(server.payload, 'dietitian');
    const admin = await createStaff(server.payload, 'admin');
    for (const caller of [staff, admin]) {
      const token = await sessionOf(caller, 'staff');
      expect(await call(`/api/staff/${staff.id}`, { method: 'PATCH', token, json })).toMatchObject({
        status: 400,
        body: { code: `${field}_elsewhere` },
      });
    }
  });

  test('takes back the address that an app has read, and tells nobody the address of another account', async () => {
    const [member, other] = [await newMember(), await newMember()];
    const patch = (id: number, json: object) =>
      call(`/api/users/${id}`, { method: 'PATCH', token: member.token, json });
    expect(await patch(member.id, { email: member.email, phone: '010-1' })).toMatchObject({
      status: 200,
      body: { doc: { phone: '010-1', email: member.email } },
    });
    const right = await patch(other.id, { email: other.email });
    const wrong = await patch(other.id, { email: newAddress() });
    expect([right.status, right.body.code]).toEqual([wrong.status, wrong.body.code]);
    expect(right.status).toBeGreaterThanOrEqual(400);
  });

  test('gets a mail for a new password when an admin asks for it', async () => {
    const member = await newMember();
    const start = (token?: string, id: number = member.id) =>
      call(`/api/users/${id}/password-reset`, { method: 'POST', token });
    const as = async (role: 'admin' | 'dietitian') =>
      sessionOf(await createStaff(server.payload, role), 'staff');
    expect((await start()).status).toBe(401);
    expect((await start(member.token)).status).toBe(403);
    expect((await start(await as('dietitian'))).status).toBe(403);
    expect((await start(await as('admin'), 2_000_000_000)).status).toBe(404);
    expect((await start(await as('admin'))).status).toBe(202);
    const [mail] = await deliverMails(server);
    expect(mail).toMatchObject({ to: member.email, template: 'reset-by-staff' });
    expect(mail?.text).toContain('직원이');
    expect((await reset(mail?.token ?? '')).status).toBe(200);
  });
});

describe('the last admin', () => {
  const everyWay = (id: number): [string, Parameters<typeof call>[1]][] => [
    [`/api/staff/${id}`, { method: 'PATCH', json: { role: 'moderator' } }],
    [`/api/staff?where[id][equals]=${id}`, { method: 'PATCH', json: { role: 'moderator' } }],
    [`/api/staff/${id}`, { method: 'DELETE' }],
    [`/api/staff/${id}?select[email]=true`, { method: 'DELETE' }],
    [`/api/staff?where[id][equals]=${id}&select[email]=true`, { method: 'DELETE' }],
    [`/api/staff?where[id][equals]=${id}`, { method: 'DELETE' }],
    [
      '/api/graphql',
      { json: { query: `mutation { updateStaff(id: ${id}, data: { role: moderator }) { id } }` } },
    ],
    ['/api/graphql', { json: { query: `mutation { deleteStaff(id: ${id}) { id } }` } }],
  ];

  test('neither gives up the role nor leaves, by any way', async () => {
    await server.pool.query('DELETE FROM staff');
    const admin = await createStaff(server.payload, 'admin');
    const token = await sessionOf(admin, 'staff');
    for (const [path, request] of everyWay(admin.id))
      expect(JSON.stringify((await call(path, { ...request, token })).body)).toContain('last_admin');
    expect(await isAlive(token, 'staff')).toBe(true);
  });

  test('remains when the last two demote each other at the same time', async () => {
    await server.pool.query('DELETE FROM staff');
    const admins = [await createStaff(server.payload, 'admin'), await createStaff(server.payload, 'admin')];
    const tokens = await Promise.all(admins.map((admin) => sessionOf(admin, 'staff')));
    const demote = (at: number) =>
      call(`/api/staff/${admins[at]?.id}`, {
        method: 'PATCH',
        token: tokens[at],
        json: { role: 'moderator' },
      });
    const answers = await Promise.all([demote(0), demote(1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rows } = await server.pool.query(
      `SELECT count(*)::int AS admins FROM staff WHERE role = 'admin'`,
    );
    expect(rows).toEqual([{ admins: 1 }]);
  });
});

describe('a page of a mail', () => {
  test.each(['ko', 'en'])(
    'in %s has no script, is stored nowhere, and sets a new password by its form',
    async (lang) => {
      const { email } = await newMember();
      const token = await askForReset(email);
      const path = `/api/users/reset-password?token=${token}&lang=${lang}`;
      const page = await call(path, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      expect(page.headers.get('content-language')).toBe(lang);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toContain('no-referrer');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.body).not.toMatch(/<script|javascript:|https?:\/\//i);
      expect(/[가-힣]/.test(String(page.body).replace('한국어', ''))).toBe(lang === 'ko');

      const form = { token, lang, passwordAgain: 'battery staple', password: 'battery staple' };
      const differing = await sendForm('/api/users/set-password', { ...form, passwordAgain: 'x' }, lang);
      expect(differing).toMatchObject({ status: 400, body: expect.stringContaining('role="alert"') });
      expect(differing.body).toContain(token);
      expect(differing.body).not.toContain('battery staple');
      const done = await sendForm('/api/users/set-password', form, lang);
      expect(done).toMatchObject({ status: 200, body: expect.stringContaining('</html>') });
      expect(await logIn(email, 'battery staple')).toBe(200);
      const { rows } = await server.pool.query(
        'SELECT count(*)::int AS sessions FROM users_sessions s JOIN users u ON u.id = s._parent_id WHERE u.email = $1',
        [email],
      );
      expect(rows).toEqual([{ sessions: 1 }]);

      const dead = await call(path, { headers: { accept: 'text/html' } });
      expect(dead).toMatchObject({ status: 400, body: expect.stringContaining('</html>') });
      expect(await call(path)).toMatchObject({
        status: 400,
        body: { code: 'invalid_token', field: 'token' },
      });
    },
  );

  test('asks for a reset by its form, with the same answer for every address', async () => {
    const { email } = await newMember();
    const form = await call('/api/users/forgot-password', { headers: { accept: 'text/html' } });
    expect(form.body).toContain('type="email"');
    const answers = [];
    for (const address of [email, newAddress()])
      answers.push((await sendForm('/api/users/forgot-password', { email: address })).body);
    expect(answers[0]).toBe(answers[1]);
    expect(await deliverMails(server)).toMatchObject([{ to: email, template: 'reset-password' }]);
  });

  test.each([
    ['a wrong language', '/api/users/confirm-email', { token: 'x', lang: 'fr' }],
    ['no token', '/api/users/confirm-email', { lang: 'en' }],
    ['a missing field', '/api/users/set-password', { token: 'x', lang: 'en', password: 'battery staple' }],
    ['no field', '/api/users/forgot-password', {}],
    ['an unknown field', '/api/users/guardian', { token: 'x', more: '1' }],
  ])('tells by a page, too, that its form has %s; programs get JSON', async (_, path, fields: object) => {
    expect(await sendForm(path, { ...fields }, 'en')).toMatchObject({
      status: 400,
      body: expect.stringMatching(/<html lang="en">[^]*role="alert"/),
    });
    expect(await call(path, { json: fields })).toMatchObject({
      status: 400,
      body: { code: expect.any(String) },
    });
  });

  test('takes its token also from an address to which a mail program has added something', async () => {
    const { email } = await newMember();
    const token = await askForReset(email);
    const page = await call(`/api/users/reset-password?token=${token}&utm_source=mail&lang=ko`, {
      headers: { accept: 'text/html' },
    });
    expect(page).toMatchObject({ status: 400, body: expect.stringContaining(`value="${token}"`) });
  });

  test.each([
    ['a forged token', 'forged'],
    ['an unknown token', 'x'.repeat(43)],
    ['a token with markup', '"><script>alert(1)</script>'],
  ])('with %s is a clear page, too', async (_, token) => {
    for (const path of ['confirm-email', 'reset-password', 'change-email', 'undo-email']) {
      const page = await call(`/api/users/${path}?token=${encodeURIComponent(token)}`, {
        headers: { accept: 'text/html' },
      });
      expect(page.status).toBe(400);
      expect(JSON.stringify(page.body)).not.toContain('<script');
    }
  });
});

import type { Page } from 'playwright-core';
import { startBrowser } from '../../e2e/browser.ts';
import { signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { deliverMails } from '../../helpers/mails.ts';
import { passkeyDevice } from '../../helpers/passkeyDevice.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Passkeys of members, with authenticators in software, and once with Chromium's. */
const site = 'https://api.diningcoach.example';
const app = 'android:apk-key-hash:6WDrPuKfnVLkjLGyhmbUDu4-dTPGdNyYBZrWSJZmFhQ';
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let other: TestMember;

beforeAll(async () => {
  server = await startTestServer({
    environment: { PUBLIC_URL: site, PASSKEY_ORIGINS: app, RATE_LIMIT_LOGIN: '1000' },
  });
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
});
afterAll(() => server.stop());

type Device = ReturnType<typeof passkeyDevice>;

const own = '/api/users/me/passkeys';
const toMake = async (token = member.token) =>
  (await call(`${own}/options`, { method: 'POST', token })).body as Parameters<Device['create']>[0];
const add = (credential: object, { token = member.token, ...more }: { token?: string; name?: string } = {}) =>
  call(own, { token, json: { credential, ...more } });
const toUse = async () =>
  (await call('/api/users/passkey/options', { method: 'POST' })).body as Parameters<Device['get']>[0];
const logIn = (credential: object) => call('/api/users/passkey', { json: { credential } });

/** A device with a passkey of a member. */
async function added(token = member.token): Promise<Device> {
  const device = passkeyDevice(site);
  expect((await add(device.create(await toMake(token)), { token })).status).toBe(201);
  return device;
}

test('is added with a fresh login, told by mail, and then leads into the account', async () => {
  await deliverMails(server);
  const device = passkeyDevice(site);
  const options = await toMake();
  expect(options).toMatchObject({
    rp: { id: 'api.diningcoach.example' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  });
  expect(JSON.stringify(options.user?.id)).not.toContain(String(member.id));
  const { body, headers, status } = await add(device.create(options), { name: ' 내 열쇠 ' });
  expect(status).toBe(201);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body.docs).toMatchObject([{ name: '내 열쇠', isBackedUp: false, lastUsedAt: null }]);
  expect(Object.keys(body.docs[0])).not.toEqual(expect.arrayContaining(['publicKey']));
  expect(await deliverMails(server)).toMatchObject([{ to: member.email, template: 'sign-ins-changed' }]);

  const session = await logIn(device.get(await toUse()));
  expect(session).toMatchObject({ status: 200, body: { user: { id: member.id }, exp: expect.any(Number) } });
  const { token } = session.body;
  // It is a fresh login, and another device can be added by it.
  expect((await add(passkeyDevice(site).create(await toMake(token)), { token })).body.docs).toHaveLength(2);
  const { docs } = (await call(own, { token })).body;
  expect(docs[0].lastUsedAt).not.toBeNull();
  expect((await call(own, { token: other.token })).body.docs).toEqual([]);
  expect((await call(own)).status).toBe(401);
});

test('works once for each challenge, by its owner, and not after its time', async () => {
  const device = passkeyDevice(site);
  const options = await toMake();
  const created = device.create(options);
  const expired = { status: 400, body: { code: 'sign_in_expired', field: 'credential' } };
  expect(await add(created, { token: other.token })).toMatchObject(expired);
  // The attempt of the stranger has ended it.
  expect(await add(created)).toMatchObject(expired);
  expect((await add(device.create(await toMake()))).status).toBe(201);
  expect(await add(device.create(await toMake()))).toMatchObject({
    status: 409,
    body: { code: 'passkey_taken', field: 'credentialId' },
  });

  const signed = device.get(await toUse());
  const answers = await Promise.all([logIn(signed), logIn(signed)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(await logIn(signed)).toMatchObject(expired);
  const late = device.get(await toUse());
  await server.pool.query("UPDATE sign_in_steps SET expires_at = now() - interval '1 second'");
  expect(await logIn(late)).toMatchObject(expired);
  // A challenge to add a key is none to log in with, and the other way round.
  expect(await logIn(device.get(await toMake()))).toMatchObject(expired);
  expect(await add(passkeyDevice(site).create(await toUse()))).toMatchObject(expired);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a site below ours', { origin: 'https://x.api.diningcoach.example' }],
  ['our host without encryption', { origin: 'http://api.diningcoach.example' }],
  ['a key of another site', { rpId: 'evil.example' }],
  ['a person whom the device did not check', { isVerified: false }],
  ['an answer of the other kind', { type: 'payment.get' }],
])('is refused for %s', async (_, ways) => {
  const device = await added();
  expect(await logIn(device.get(await toUse(), ways))).toMatchObject({
    status: 401,
    body: { code: 'passkey_refused', field: 'credential' },
  });
  expect(await add(passkeyDevice(site).create(await toMake(), ways))).toMatchObject({
    status: 400,
    body: { code: 'invalid_passkey', field: 'credential' },
  });
  expect((await logIn(device.get(await toUse()))).status).toBe(200);
  await server.pool.query('DELETE FROM passkeys');
});

test('is accepted from an app of ours, by its own origin', async () => {
  const device = await added();
  expect((await logIn(device.get(await toUse(), { origin: app }))).status).toBe(200);
});

test('is refused when it is unknown, of another key, for another account, and rubbish', async () => {
  const [device, foreign] = [await added(), await added(other.token)];
  const [mine, theirs] = [device.get(await toUse()), foreign.get(await toUse())];
  const refused = { status: 401, body: { code: 'passkey_refused' } };
  expect(await logIn(passkeyDevice(site).get(await toUse()))).toMatchObject(refused);
  expect(await logIn({ ...theirs, id: mine.id, rawId: mine.id })).toMatchObject(refused);
  const next = device.get(await toUse());
  const response = { ...next.response, userHandle: 'AAAA' };
  expect(await logIn({ ...next, response })).toMatchObject(refused);
  const last = device.get(await toUse());
  const cut = { ...last.response, authenticatorData: 'AAAA' };
  expect(await logIn({ ...last, response: cut })).toMatchObject(refused);
  for (const [credential, code] of [
    [{}, 'required'],
    [{ ...mine, type: 'password' }, 'unknown_value'],
    [{ ...mine, response: { ...mine.response, clientDataJSON: '!' } }, 'sign_in_expired'],
  ] as const)
    expect(await logIn(credential)).toMatchObject({ status: 400, body: { code } });
});

test('a copied key is refused: its counter does not go up, even for two at once', async () => {
  const device = await added();
  expect((await logIn(device.get(await toUse(), { counter: 10 }))).status).toBe(200);
  for (const counter of [10, 9, 0])
    expect(await logIn(device.get(await toUse(), { counter }))).toMatchObject({
      status: 401,
      body: { code: 'passkey_refused' },
    });
  const both = [
    device.get(await toUse(), { counter: 11 }),
    device.get(await toUse(), { counter: 11 }),
  ] as const;
  const answers = await Promise.all(both.map(logIn));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('a device that does not count says 0 each time', async () => {
  const device = passkeyDevice(site);
  expect((await add(device.create(await toMake(), { counter: 0 }))).status).toBe(201);
  for (let time = 0; time < 2; time += 1)
    expect((await logIn(device.get(await toUse(), { counter: 0 }))).status).toBe(200);
});

test('can go except for the last way in, and all go when the owner takes the account back', async () => {
  const one = await signUpAndLogIn({ payload: server.payload, call });
  const device = await added(one.token);
  await server.pool.query('UPDATE users SET hash = NULL, salt = NULL WHERE id = $1', [one.id]);
  const idOf = async () => Number((await call(own, { token: one.token })).body.docs[0].id);
  const remove = (id: number, token = one.token) => call(`${own}/${id}`, { method: 'DELETE', token });
  expect(await remove(await idOf())).toMatchObject({ status: 409, body: { code: 'last_way_in' } });
  expect((await remove(await idOf(), other.token)).status).toBe(404);
  await added(one.token);
  expect((await remove(await idOf())).body.docs).toHaveLength(1);
  expect(await logIn(device.get(await toUse()))).toMatchObject({ body: { code: 'passkey_refused' } });

  // Whoever signed up with the address of somebody else has no way in after its owner sets a password.
  await call('/api/users/forgot-password', { json: { email: one.email } });
  const reset = (await deliverMails(server)).find(({ template }) => template === 'reset-password');
  const json = { token: reset?.token, password: 'battery staple' };
  expect((await call('/api/users/reset-password', { json })).status).toBe(200);
  expect((await server.pool.query('SELECT FROM passkeys WHERE user_id = $1', [one.id])).rowCount).toBe(0);
});

test('lasts five minutes from its challenge', async () => {
  const device = await added();
  const pass = (seconds: number) =>
    server.pool.query('UPDATE sign_in_steps SET expires_at = expires_at - make_interval(secs => $1)', [
      seconds,
    ]);
  const [signed, created] = [device.get(await toUse()), passkeyDevice(site).create(await toMake())];
  // Some seconds are left for the calls.
  await pass(5 * 60 - 30);
  expect((await logIn(signed)).status).toBe(200);
  expect((await add(created)).status).toBe(201);
  const [late, lateKey] = [device.get(await toUse()), passkeyDevice(site).create(await toMake())];
  await pass(5 * 60);
  for (const answer of [await logIn(late), await add(lateKey)])
    expect(answer).toMatchObject({ status: 400, body: { code: 'sign_in_expired' } });
});

test.each([
  ['banned', 'suspended = true', 403],
  ['suspended for a while', "suspended_until = now() + interval '1 day'", 403],
  ['muted', "muted_until = now() + interval '1 day'", 200],
  ['no longer suspended', "suspended_until = now() - interval '1 second'", 200],
])('of a member who is %s ends as the login with a password does', async (_, change, status) => {
  const one = await signUpAndLogIn({ payload: server.payload, call });
  const device = await added(one.token);
  await server.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [one.id]);
  const { email, password } = one;
  const byPassword = await call('/api/users/login', { json: { email, password } });
  const byPasskey = await logIn(device.get(await toUse()));
  for (const { body, status: given } of [byPassword, byPasskey])
    expect([given, body.code]).toEqual([status, status === 403 ? 'suspended' : undefined]);
  expect(byPasskey.body.detail).toBe(byPassword.body.detail);
});

test('is neither added nor removed by an old login', async () => {
  const one = await signUpAndLogIn({ payload: server.payload, call });
  await added(one.token);
  await server.pool.query(
    `UPDATE users_sessions SET created_at = now() - interval '16 minutes' WHERE _parent_id = $1`,
    [one.id],
  );
  const stale = { status: 403, body: { code: 'login_not_fresh' } };
  expect(await call(`${own}/options`, { method: 'POST', token: one.token })).toMatchObject(stale);
  const { docs } = (await call(own, { token: one.token })).body;
  const remove = call(`${own}/${docs[0].id}`, { method: 'DELETE', token: one.token });
  expect(await remove).toMatchObject(stale);
});

describe('in a browser', () => {
  /** What an app does with the options of our API, in the page of a site. */
  const make = (page: Page, options: object) =>
    page.evaluate(async (json) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
        json as PublicKeyCredentialCreationOptionsJSON,
      );
      const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
      return made.toJSON() as object;
    }, options);
  const use = (page: Page, options: object) =>
    page.evaluate(async (json) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
        json as PublicKeyCredentialRequestOptionsJSON,
      );
      const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      return used.toJSON() as object;
    }, options);

  test('two are added, listed, used and removed, and other sites get nothing', async () => {
    const one = await signUpAndLogIn({ payload: server.payload, call });
    const browser = await startBrowser();
    try {
      const context = await browser.newContext();
      await context.route('https://**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>app</title>' }),
      );
      const page = await context.newPage();
      const devices = await context.newCDPSession(page);
      await devices.send('WebAuthn.enable');
      const plugIn = async (transport: 'internal' | 'usb') => {
        const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
          options: {
            ...{ protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true },
            isUserVerified: true,
          },
        });
        return () => devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      };
      await page.goto(site);
      const plugOut = await plugIn('internal');
      const first = await add(await make(page, await toMake(one.token)), { token: one.token, name: 'One' });
      expect(first).toMatchObject({ status: 201, body: { docs: [{ name: 'One' }] } });
      // The device has a key of this account already.
      await expect(make(page, await toMake(one.token))).rejects.toThrow('InvalidStateError');
      expect(await logIn(await use(page, await toUse()))).toMatchObject({
        status: 200,
        body: { user: { id: one.id } },
      });

      // The browser itself refuses a foreign site; one below ours is refused by the server.
      await page.goto('https://evil.example');
      await expect(use(page, await toUse())).rejects.toThrow('SecurityError');
      await page.goto(`https://x.${new URL(site).host}`);
      expect(await logIn(await use(page, await toUse()))).toMatchObject({
        status: 401,
        body: { code: 'passkey_refused' },
      });

      await page.goto(site);
      await plugOut();
      await plugIn('usb');
      const second = await add(await make(page, await toMake(one.token)), { token: one.token, name: 'Two' });
      expect(second.body.docs.map(({ name }: { name: string }) => name)).toEqual(['One', 'Two']);
      const { token } = (await logIn(await use(page, await toUse()))).body;
      const removed = await call(`${own}/${second.body.docs[1].id}`, { method: 'DELETE', token });
      expect(removed.body.docs).toMatchObject([{ name: 'One' }]);
      expect(await logIn(await use(page, await toUse()))).toMatchObject({ status: 401 });
    } finally {
      await browser.close();
    }
  });
});

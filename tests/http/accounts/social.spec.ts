import { createHash, randomUUID } from 'node:crypto';
import { exportPKCS8, generateKeyPair } from 'jose';
import { signUp as signUpWithPassword } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { newBrowser as newBrowserOf, type Browser } from '../../helpers/social/browser.ts';
import { until } from '../../helpers/until.ts';
import { startProviders, type Misbehaviour, type TestProviders } from '../../helpers/social/providers.ts';

const publicUrl = 'http://localhost:3000';
const consents = { terms: true, healthData: true };

let server: TestServer;
let providers: TestProviders;
let call: ReturnType<typeof clientOf>;

beforeAll(async () => {
  const apple = await generateKeyPair('ES256', { extractable: true });
  providers = await startProviders(publicUrl, { appleKey: apple.publicKey });
  const { origin } = providers;
  server = await startTestServer({
    environment: {
      PUBLIC_URL: publicUrl,
      SIGN_IN_RETURN_URLS: 'https://app.example.com/signed-in,diningcoach://signed-in',
      GOOGLE_CLIENT_ID: 'web',
      GOOGLE_CLIENT_SECRET: 'secret',
      GOOGLE_APP_CLIENT_IDS: 'ios,android',
      GOOGLE_ISSUER: `${origin}/google`,
      APPLE_CLIENT_ID: 'web',
      APPLE_TEAM_ID: 'TEAM',
      APPLE_KEY_ID: 'KEY',
      APPLE_PRIVATE_KEY: (await exportPKCS8(apple.privateKey)).replaceAll('\n', '\\n'),
      APPLE_ISSUER: `${origin}/apple`,
      KAKAO_CLIENT_ID: 'web',
      KAKAO_CLIENT_SECRET: 'secret',
      KAKAO_ISSUER: `${origin}/kakao`,
      KAKAO_API_URL: `${origin}/kakao-api`,
      NAVER_CLIENT_ID: 'web',
      NAVER_CLIENT_SECRET: 'secret',
      NAVER_ISSUER: `${origin}/naver`,
      NAVER_API_URL: `${origin}/naver-api`,
    },
  });
  call = clientOf(server.url);
});
afterAll(async () => {
  await server.stop();
  await providers.stop();
});
afterEach(() => {
  Object.assign(providers, { misbehave: undefined, tamper: undefined, userInfo: {} });
});

const newBrowser = () => newBrowserOf({ publicUrl, url: server.url });
const unique = () => randomUUID().slice(0, 8);
const newPerson = (change: object = {}) => {
  const sub = unique();
  return { sub, email: `${sub}@example.com`, email_verified: true, name: `Person ${sub}`, ...change };
};

/** Signs in with an ID token, as an app does. */
const signInWithToken = async (claims: object, { issuer = 'google', ...rest } = {}) => {
  const nonce = unique();
  const idToken = await providers.idToken(issuer, { nonce, ...claims });
  return call(`/api/auth/${issuer}/token`, { json: { idToken, nonce, ...rest } });
};

/** Exchanges the code or uses the ticket of a sign-in in a browser. */
const exchange = (browser: Browser, provider: string, json: object) =>
  call(`/api/auth/${provider}/token`, {
    json,
    headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });

/** A new member who signs in with Google only. */
const newMember = async (change: object = {}) => {
  const person = newPerson(change);
  const { ticket } = (await signInWithToken(person)).body.signIn;
  const { body } = await call('/api/auth/google/token', {
    json: { ticket, username: `m-${person.sub}`, consents },
  });
  return { ...person, id: body.user.id as number, token: body.token as string };
};

const confirmEmail = (id: number) =>
  server.pool.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [id]);
const count = async (table: string) =>
  Number((await server.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

test('lists the enabled providers with their names', async () => {
  const { body, status } = await call('/api/auth/providers');
  expect(status).toBe(200);
  expect(body.providers.map((each: { provider: string }) => each.provider)).toEqual([
    'kakao',
    'naver',
    'google',
    'apple',
  ]);
  expect(body.providers[0]).toEqual({
    provider: 'kakao',
    name: { ko: '카카오', en: 'Kakao' },
    web: '/api/auth/kakao',
    app: '/api/auth/kakao/token',
  });
  expect((await call('/api/auth/line')).status).toBe(404);
});

describe('a sign-in in a browser', () => {
  test.each(['google', 'apple', 'kakao', 'naver'])(
    'with %s creates an account, and the next one leads into it',
    async (provider) => {
      const person = (providers.person = newPerson());
      providers.userInfo =
        provider === 'naver'
          ? { resultcode: '00', message: 'success', response: { id: person.sub, email: person.email } }
          : {
              id: person.sub,
              kakao_account: { email: person.email, is_email_valid: true, is_email_verified: true },
            };
      const browser = newBrowser();
      const { app, headers } = await browser.open(
        `/api/auth/${provider}?state=of-the-app&returnTo=diningcoach://signed-in`,
      );
      expect(app?.href).toMatch(/^diningcoach:\/\/signed-in\?code=[\w-]{43}&state=of-the-app$/);
      expect(headers.get('cache-control')).toBe('no-store');
      const code = app?.searchParams.get('code');

      const first = await exchange(browser, provider, { code });
      expect(first).toMatchObject({ status: 409, body: { code: 'sign_up_needed' } });
      const isEmailVerified = provider !== 'naver';
      expect(first.body.signIn).toMatchObject({ provider, email: person.email, isEmailVerified });
      const { ticket } = first.body.signIn;
      const { status, body } = await exchange(browser, provider, {
        ticket,
        username: `b-${person.sub}`,
        consents,
      });
      expect({ status, isNew: body.isNew, email: body.user?.email }).toEqual({
        status: 201,
        isNew: true,
        email: person.email,
      });
      expect(body.user.emailVerifiedAt != null).toBe(isEmailVerified);
      expect((await call('/api/health-profiles', { token: body.token })).body.docs).toHaveLength(1);

      const again = (await browser.open(`/api/auth/${provider}`)).app;
      expect(again?.origin).toBe('https://app.example.com');
      const second = await exchange(browser, provider, { code: again?.searchParams.get('code') });
      expect(second).toMatchObject({ status: 200, body: { isNew: false, user: { id: body.user.id } } });
      expect((await call('/api/users/me', { token: second.body.token })).body.user.id).toBe(body.user.id);
    },
  );

  test('binds the attempt to the browser by a cookie that scripts cannot read', async () => {
    const { headers, status } = await call('/api/auth/google');
    expect(status).toBe(302);
    expect(headers.get('set-cookie')).toMatch(
      /^diningcoach-sign-in-google=[\w-]{43}; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/,
    );
    const address = new URL(headers.get('location') ?? '');
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('redirect_uri')).toBe(`${publicUrl}/api/auth/google/callback`);
    expect(address.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
    const { browserCookie } = await import('../../../src/endpoints/accounts/social/browserCookie.ts');
    const cookieOf = (provider: string) => browserCookie({ provider, secret: 's', isHttps: true });
    expect(cookieOf('google')).toMatch(/^__Host-.*; SameSite=Lax; Secure$/);
    expect(cookieOf('apple')).toMatch(/^__Host-.*; SameSite=None; Secure$/);
  });

  test('has a state, a nonce and a verifier of its own each time', async () => {
    const secrets = async () => {
      const { headers } = await call('/api/auth/google');
      const { searchParams } = new URL(headers.get('location') ?? '');
      return ['state', 'nonce', 'code_challenge'].map((name) => searchParams.get(name) ?? '');
    };
    const all = [...(await secrets()), ...(await secrets())];
    expect(new Set(all.filter((secret) => /^[\w-]{43}$/.test(secret))).size).toBe(6);
  });

  test('ends once: the same answer again, an answer of another browser or provider, and none count nothing', async () => {
    providers.person = newPerson();
    const [browser, other] = [newBrowser(), newBrowser()];
    const expired = { status: 400, body: { code: 'sign_in_expired', field: 'state' } };
    const step = await browser.openUntil('/api/auth/google', '/callback');
    const stolen = await browser.openUntil('/api/auth/google', '/callback');
    await other.openUntil('/api/auth/google', '/callback');
    expect(await other.send(stolen)).toMatchObject(expired);
    expect((await browser.send(step)).app?.searchParams.has('code')).toBe(true);
    expect(await browser.send(step)).toMatchObject(expired);
    const mixed = await browser.openUntil('/api/auth/google', '/callback');
    await browser.openUntil('/api/auth/apple', '/callback');
    const toApple = { address: mixed.address.replace('/google/', '/apple/') };
    // The cookies alone would refuse it. A browser in wrong hands has any cookies.
    for (const [name, secret] of [...browser.cookies])
      if (name.endsWith('google')) browser.cookies.set(name.replace('google', 'apple'), secret);
    expect(await browser.send(toApple)).toMatchObject(expired);
    for (const query of ['', '?state=&code=x', '?code=x', `?state=${'x'.repeat(5_000)}`])
      expect(await browser.open(`/api/auth/google/callback${query}`)).toMatchObject(expired);
  });

  test('ends by its time, and so do its code and its ticket', async () => {
    providers.person = newPerson();
    const browser = newBrowser();
    const refused = { status: 400, body: { code: 'sign_in_expired' } };
    const expire = () => server.pool.query('UPDATE sign_in_steps SET expires_at = now()');
    const step = await browser.openUntil('/api/auth/google', '/callback');
    await expire();
    expect(await browser.send(step)).toMatchObject(refused);
    const codeOf = async () => (await browser.open('/api/auth/google')).app?.searchParams.get('code');
    const late = await codeOf();
    await expire();
    expect(await exchange(browser, 'google', { code: late })).toMatchObject(refused);
    const { signIn } = (await exchange(browser, 'google', { code: await codeOf() })).body;
    await expire();
    const json = { ticket: signIn.ticket, username: `late-${unique()}`, consents };
    expect(await exchange(browser, 'google', json)).toMatchObject(refused);
  });

  test('lasts ten minutes at the provider, five until its code is exchanged, thirty until the sign-up', async () => {
    const expired = { status: 400, body: { code: 'sign_in_expired' } };
    /** Lets so much of the time of all steps pass. */
    const pass = (seconds: number) =>
      server.pool.query('UPDATE sign_in_steps SET expires_at = expires_at - make_interval(secs => $1)', [
        seconds,
      ]);
    /** Seconds for the calls between the start of a step and its end. */
    const slack = 30;
    for (const [late, isOver] of [
      [-slack, false],
      [0, true],
    ] as const) {
      const person = (providers.person = newPerson());
      const browser = newBrowser();
      const step = await browser.openUntil('/api/auth/google', '/callback');
      await pass(10 * 60 + late);
      const returned = await browser.send(step);
      if (isOver) expect(returned).toMatchObject(expired);
      const { app } = isOver ? await browser.open('/api/auth/google') : returned;
      const code = app?.searchParams.get('code');
      await pass(5 * 60 + late);
      let exchanged = await exchange(browser, 'google', { code });
      expect(exchanged).toMatchObject(isOver ? expired : { status: 409, body: { code: 'sign_up_needed' } });
      if (isOver) exchanged = await signInWithToken(person);
      const { ticket } = exchanged.body.signIn;
      await pass(30 * 60 + late);
      const signedUp = await exchange(browser, 'google', { ticket, username: `m-${person.sub}`, consents });
      expect(signedUp).toMatchObject(isOver ? expired : { status: 201 });
    }
  });

  test('works in two tabs at once, each with its own code', async () => {
    const browser = newBrowser();
    const person = await newMember();
    providers.person = person;
    const first = await browser.openUntil('/api/auth/google', '/callback');
    const second = await browser.openUntil('/api/auth/google', '/callback');
    for (const step of [second, first]) {
      const code = (await browser.send(step)).app?.searchParams.get('code');
      expect(await exchange(browser, 'google', { code })).toMatchObject({
        status: 200,
        body: { user: { id: person.id } },
      });
    }
  });

  test('gives a code that works once, in its browser or for its verifier, at its provider', async () => {
    providers.person = await newMember();
    const browser = newBrowser();
    const codeOf = async (query = '') =>
      (await browser.open(`/api/auth/google${query}`)).app?.searchParams.get('code');
    const refused = { status: 400, body: { code: 'sign_in_expired' } };
    const code = await codeOf();
    expect(await exchange(newBrowser(), 'google', { code })).toMatchObject(refused);
    expect(await exchange(browser, 'apple', { code })).toMatchObject(refused);
    // A refusal rolls back, so a stranger cannot use the code up.
    const both = await Promise.all([1, 2].map(() => exchange(browser, 'google', { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);

    const codeVerifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const bound = await codeOf(`?codeChallenge=${challenge}`);
    for (const wrong of [{}, { codeVerifier: 'w'.repeat(43) }])
      expect(await exchange(browser, 'google', { code: bound, ...wrong })).toMatchObject(refused);
    expect(await call('/api/auth/google/token', { json: { code: bound, codeVerifier } })).toMatchObject({
      status: 200,
    });
  });

  test('returns only to addresses of the list', async () => {
    for (const address of [
      'https://evil.example/',
      'https://app.example.com.evil.example/signed-in',
      'https://app.example.com/signed-in/../x',
      '//evil.example',
      'javascript:alert(1)',
    ]) {
      const { status, body } = await call(`/api/auth/google?returnTo=${encodeURIComponent(address)}`);
      expect({ status, code: body.code, field: body.field }).toEqual({
        status: 400,
        code: 'invalid_return_address',
        field: 'returnTo',
      });
    }
    expect((await call('/api/auth/google?codeChallenge=short')).body).toMatchObject({
      code: 'validation_failed',
      field: 'codeChallenge',
    });
    expect((await call('/api/auth/google?next=/')).body).toMatchObject({ code: 'unknown_field' });
  });

  test('that the person cancels changes nothing', async () => {
    const browser = newBrowser();
    const step = await browser.openUntil('/api/auth/google', '/google/auth');
    const state = new URL(step.address).searchParams.get('state') ?? '';
    const iss = encodeURIComponent(`${providers.origin}/google`);
    const back = `/api/auth/google/callback?error=access_denied&state=${state}&iss=${iss}`;
    expect(await browser.open(back)).toMatchObject({ status: 400, body: { code: 'sign_in_cancelled' } });
  });

  test.each<[string, (claims: Record<string, unknown>) => object]>([
    ['another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['no nonce', ({ nonce: _, ...claims }) => claims],
    ['another audience', (claims) => ({ ...claims, aud: 'another' })],
    ['another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['an end in the past', (claims) => ({ ...claims, exp: Date.now() / 1000 - 600 })],
    ['an old date', (claims) => ({ ...claims, iat: Date.now() / 1000 - 3_000 })],
  ])('refuses an ID token with %s', async (_, tamper) => {
    providers.person = newPerson();
    providers.tamper = (claims) => tamper(claims) as typeof claims;
    const { body, status } = await newBrowser().open('/api/auth/google');
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'identity_not_proven' });
  });

  test('refuses a code that was used before, and an answer about another person', async () => {
    const browser = newBrowser();
    providers.person = newPerson();
    const [first, second] = [
      await browser.openUntil('/api/auth/google', '/callback'),
      await browser.openUntil('/api/auth/google', '/callback'),
    ];
    await browser.send(first);
    const replayed = new URL(second.address);
    replayed.searchParams.set('code', new URL(first.address).searchParams.get('code') ?? '');
    const refused = { status: 401, body: { code: 'identity_not_proven' } };
    expect(await browser.send({ address: replayed.href })).toMatchObject(refused);

    providers.userInfo = { id: 'somebody-else' };
    expect(await browser.open('/api/auth/kakao')).toMatchObject(refused);
    providers.userInfo = 401;
    expect(await browser.open('/api/auth/naver')).toMatchObject(refused);
    providers.misbehave = { at: '/naver-api', how: 'huge' };
    expect(await browser.open('/api/auth/naver')).toMatchObject({ status: 502 });
  });

  test.each<[Misbehaviour, number, string]>([
    ['rubbish', 502, 'provider_failed'],
    ['redirect', 502, 'provider_failed'],
    ['huge', 502, 'provider_failed'],
    ['failure', 503, 'provider_unreachable'],
    ['slow', 503, 'provider_unreachable'],
    ['down', 503, 'provider_unreachable'],
  ])('answers clearly when the provider is %s, and the rest goes on', async (how, status, code) => {
    providers.person = newPerson();
    providers.misbehave = { at: '/token', how };
    // Only here: a busy machine may need longer for an answer that counts.
    if (how === 'slow') process.env['PROVIDER_TIMEOUT_MS'] = '200';
    const browser = newBrowser();
    const open = browser.open('/api/auth/apple');
    expect((await call('/api/foods/suggest?q=a')).status).toBe(200);
    const answer = await open;
    delete process.env['PROVIDER_TIMEOUT_MS'];
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers.get('retry-after') === null).toBe(status === 502);
    providers.misbehave = undefined;
    expect((await browser.open('/api/auth/apple')).app).toBeDefined();
  });
});

describe('a sign-in with an ID token of an app', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const refused = { status: 401, body: { code: 'identity_not_proven' } };

  test('creates one account for a ticket that is used twice at once', async () => {
    const person = newPerson();
    const { ticket } = (await signInWithToken({ ...person, aud: 'ios' })).body.signIn;
    const before = { users: await count('users'), identities: await count('identities') };
    const json = { ticket, username: `t-${person.sub}`, consents };
    const answers = await Promise.all([1, 2, 3].map(() => call('/api/auth/google/token', { json })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect({ users: await count('users'), identities: await count('identities') }).toEqual({
      users: before.users + 1,
      identities: before.identities + 1,
    });
  });

  test('creates one account for two tickets of one person at once', async () => {
    const person = newPerson();
    const tickets = await Promise.all(
      ['a', 'b'].map(async (name) => ({
        ticket: (await signInWithToken(person)).body.signIn.ticket,
        username: `${name}-${person.sub}`,
        email: `${name}-${person.email}`,
        consents,
      })),
    );
    const before = await count('users');
    const answers = await Promise.all(tickets.map((json) => call('/api/auth/google/token', { json })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { body, status } of answers)
      if (status !== 201 && status !== 200)
        expect({ status, code: body.code }).toEqual({ status: 409, code: 'identity_taken' });
    expect(await count('users')).toBe(before + 1);
  });

  test('keeps the ticket when the sign-up is refused', async () => {
    const person = newPerson();
    const { ticket } = (await signInWithToken(person)).body.signIn;
    const send = (json: object) => call('/api/auth/google/token', { json: { ticket, ...json } });
    const username = `k-${person.sub}`;
    expect((await send({ username, consents: { terms: true } })).body).toMatchObject({
      status: 400,
      code: 'consent_required',
      field: 'consents.healthData',
    });
    expect((await send({ username: 'x', consents })).body).toMatchObject({ code: 'invalid_username' });
    expect(
      (await send({ username, consents, suspended: false, emailVerifiedAt: '2026-01-01' })).body,
    ).toMatchObject({ code: 'read_only_field' });
    expect((await send({ username, consents, password: 'correct horse' })).body).toMatchObject({
      code: 'unknown_field',
    });
    expect(await send({ username, consents, language: 'en' })).toMatchObject({
      status: 201,
      body: { user: { language: 'en' } },
    });
  });

  test('asks for an address where the provider gave none, and has it confirmed by mail', async () => {
    const sub = unique();
    const { signIn } = (await signInWithToken({ sub })).body;
    expect(signIn).toMatchObject({ email: null, isEmailVerified: false });
    const send = (json: object) =>
      call('/api/auth/google/token', {
        json: { ticket: signIn.ticket, username: `e-${sub}`, consents, ...json },
      });
    expect((await send({})).body).toMatchObject({ status: 400, code: 'required', field: 'email' });
    const { status, body } = await send({ email: `${sub}@example.com` });
    expect({ status, verified: body.user.emailVerifiedAt ?? null }).toEqual({ status: 201, verified: null });
    const { rows } = await server.pool.query(
      `SELECT 1 FROM jobs.agenda_jobs WHERE data->>'template' = 'confirm-email' AND data->>'user' = $1`,
      [String(body.user.id)],
    );
    expect(rows).toHaveLength(1);
  });

  test.each<{ what: string; change: () => object; header?: { kid: string } }>([
    { what: 'another audience', change: () => ({ aud: 'another' }) },
    { what: 'several audiences and no party', change: () => ({ aud: ['ios', 'another'] }) },
    { what: 'another issuer', change: () => ({ iss: 'https://evil.example' }) },
    { what: 'another nonce', change: () => ({ nonce: 'another' }) },
    { what: 'no nonce', change: () => ({ nonce: undefined }) },
    { what: 'an end in the past', change: () => ({ exp: now() - 60 }) },
    { what: 'no end', change: () => ({ exp: undefined }) },
    { what: 'a date of ten minutes and a half ago', change: () => ({ iat: now() - 10 * 60 - 31 }) },
    { what: 'a date in the future', change: () => ({ iat: now() + 600 }) },
    { what: 'a later beginning', change: () => ({ nbf: now() + 600 }) },
    { what: 'no person', change: () => ({ sub: undefined }) },
    { what: 'a key that the provider does not have', change: () => ({}), header: { kid: 'unknown' } },
  ])('refuses $what', async ({ change, header }) => {
    const nonce = unique();
    const idToken = await providers.idToken('google', { nonce, ...newPerson(), ...change() }, header);
    expect(await call('/api/auth/google/token', { json: { idToken, nonce } })).toMatchObject(refused);
  });

  test('accepts a token for ten minutes, with half a minute for clocks that differ', async () => {
    const person = await newMember();
    expect((await signInWithToken({ ...person, iat: now() - 10 * 60 })).status).toBe(200);
  });

  test('refuses a token without signature, one signed with the public key, and rubbish', async () => {
    const nonce = unique();
    const claims = {
      iss: `${providers.origin}/google`,
      aud: 'web',
      nonce,
      ...newPerson(),
      iat: now(),
      exp: now() + 60,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { createHmac } = await import('node:crypto');
    const withSecret = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`;
    const signature = createHmac('sha256', providers.publicKeyPem).update(withSecret).digest('base64url');
    for (const idToken of [
      `${part({ alg: 'none' })}.${part(claims)}.`,
      `${withSecret}.${signature}`,
      'rubbish',
      'a.b.c',
      'x'.repeat(16_000),
    ])
      expect(await call('/api/auth/google/token', { json: { idToken, nonce } })).toMatchObject(refused);
    for (const json of [{}, { idToken: 'x' }, { nonce }, { accessToken: 'x' }, { idToken: 7, nonce }])
      expect((await call('/api/auth/google/token', { json })).status).toBe(400);
  });

  test('counts once, also for two calls at once', async () => {
    await newMember();
    const person = await newMember();
    const nonce = unique();
    const idToken = await providers.idToken('google', { ...person, nonce });
    const answers = await Promise.all(
      [1, 2].map(() => call('/api/auth/google/token', { json: { idToken, nonce } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('of an app for iOS has the hash of the nonce', async () => {
    const person = await newMember();
    const nonce = unique();
    const hashed = createHash('sha256').update(nonce).digest('hex');
    const idToken = await providers.idToken('google', { ...person, nonce: hashed });
    expect(await call('/api/auth/google/token', { json: { idToken, nonce } })).toMatchObject({
      status: 200,
      body: { user: { id: person.id } },
    });
  });

  test("of Kakao has a verified address only by Kakao's own answer about the same person", async () => {
    const sub = unique();
    const email = `${sub}@example.com`;
    const without = await signInWithToken({ sub, email }, { issuer: 'kakao' });
    expect(without.body.signIn).toMatchObject({ email, isEmailVerified: false });
    providers.userInfo = { id: sub, kakao_account: { email, is_email_valid: true, is_email_verified: true } };
    const withAnswer = await signInWithToken({ sub }, { issuer: 'kakao', accessToken: 'x' } as object);
    expect(withAnswer.body.signIn).toMatchObject({ email, isEmailVerified: true });
    providers.userInfo = { id: 'somebody-else' };
    expect(await signInWithToken({ sub }, { issuer: 'kakao', accessToken: 'x' } as object)).toMatchObject(
      refused,
    );
  });

  test('an access token of Naver never proves an address', async () => {
    const { email } = await newMember();
    providers.userInfo = { resultcode: '00', message: 'success', response: { id: unique(), email } };
    const { body, status } = await call('/api/auth/naver/token', { json: { accessToken: 'x' } });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'account_exists' });
  });

  test.each([
    ['banned', 'suspended = true', 403],
    ['suspended for a while', "suspended_until = now() + interval '1 day'", 403],
    ['muted', "muted_until = now() + interval '1 day'", 200],
    ['no longer suspended', "suspended_until = now() - interval '1 second'", 200],
  ])('of a member who is %s ends as the login with a password does', async (_, change, status) => {
    const { id, email, password } = await signUpWithPassword(server.payload);
    await confirmEmail(id);
    const person = { sub: unique(), email, email_verified: true };
    const linked = (await signInWithToken(person)).body;
    expect(linked.user.id).toBe(id);
    await server.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [id]);
    const sessions = await count('users_sessions');
    const byPassword = await call('/api/users/login', { json: { email, password } });
    const byProvider = await signInWithToken(person);
    // A person whom nobody knows there is linked to no account that may not be used.
    const other = await signInWithToken({ ...person, sub: unique() });
    for (const answer of [byPassword, byProvider, other])
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status,
        code: status === 403 ? 'suspended' : undefined,
      });
    expect(byProvider.body.detail).toBe(byPassword.body.detail);
    expect((await count('users_sessions')) - sessions).toBe(status === 403 ? 0 : 3);
    const { rows } = await server.pool.query('SELECT FROM identities WHERE user_id = $1', [id]);
    expect(rows).toHaveLength(status === 403 ? 1 : 2);
  });
});

describe('an account with the same address', () => {
  test('is linked when both sides have checked the address', async () => {
    const { id, email } = await signUpWithPassword(server.payload);
    await confirmEmail(id);
    expect(
      await signInWithToken({ sub: unique(), email: email.toUpperCase(), email_verified: true }),
    ).toMatchObject({
      status: 200,
      body: { user: { id }, isNew: false },
    });
  });

  test.each([
    ['the provider has not', false, true],
    ['the account has not', true, false],
  ])('is not linked when %s checked it, but by a ticket after a login', async (_, atProvider, atAccount) => {
    const { id, email, password } = await signUpWithPassword(server.payload);
    if (atAccount) await confirmEmail(id);
    const person = { sub: unique(), email, email_verified: atProvider };
    const { status, body } = await signInWithToken(person);
    expect({ status, code: body.code, field: body.field }).toEqual({
      status: 409,
      code: 'account_exists',
      field: 'email',
    });
    const json = { ticket: body.signIn.ticket };
    expect(await call('/api/users/me/identities', { json })).toMatchObject({ status: 401 });
    const { token } = (await call('/api/users/login', { json: { email, password } })).body;
    const linked = await call('/api/users/me/identities', { token, json });
    expect(linked).toMatchObject({
      status: 200,
      body: { docs: [{ provider: 'google', email }], hasPassword: true },
    });
    expect(JSON.stringify(linked.body)).not.toContain(person.sub);
    expect(await call('/api/users/me/identities', { token, json })).toMatchObject({ status: 400 });
    expect(await signInWithToken(person)).toMatchObject({ status: 200, body: { user: { id } } });
  });
});

describe('linked sign-ins', () => {
  const link = async (token: string, claims: object) => {
    const nonce = unique();
    const idToken = await providers.idToken('apple', { nonce, ...claims });
    return call('/api/users/me/identities', { token, json: { provider: 'apple', idToken, nonce } });
  };

  test('need a fresh login, and belong to one account', async () => {
    const [one, other] = [await newMember(), await newMember()];
    const apple = { sub: unique() };
    expect((await link(one.token, apple)).body.docs).toHaveLength(2);
    expect((await link(one.token, apple)).body.docs).toHaveLength(2);
    expect(await link(other.token, apple)).toMatchObject({ status: 409, body: { code: 'identity_taken' } });
    await server.pool.query(
      `UPDATE users_sessions SET created_at = now() - interval '16 minutes' WHERE _parent_id = $1`,
      [one.id],
    );
    const stale = { status: 403, body: { code: 'login_not_fresh' } };
    expect(await link(one.token, { sub: unique() })).toMatchObject(stale);
    // Nobody who may not link asks a provider.
    const json = { provider: 'naver', accessToken: 'x' };
    const asked = providers.callsOf('/naver-api');
    expect(await call('/api/users/me/identities', { token: one.token, json })).toMatchObject(stale);
    expect(await call('/api/users/me/identities', { json })).toMatchObject({ status: 401 });
    expect(providers.callsOf('/naver-api')).toBe(asked);
    const { docs } = (await call('/api/users/me/identities', { token: one.token })).body;
    expect(
      await call(`/api/users/me/identities/${docs[0].id}`, { method: 'DELETE', token: one.token }),
    ).toMatchObject(stale);
  });

  test('can go except for the last way in, also when two go at once', async () => {
    const member = await newMember();
    const { docs } = (await link(member.token, { sub: unique() })).body;
    const unlink = ({ id }: { id: number }, token = member.token) =>
      call(`/api/users/me/identities/${id}`, { method: 'DELETE', token });
    const stranger = await newMember();
    expect((await unlink(docs[0], stranger.token)).status).toBe(404);
    // Both begin before one of them can end.
    const client = await server.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM identities WHERE user_id = $1 FOR UPDATE', [member.id]);
    const both = Promise.all(docs.map((each: { id: number }) => unlink(each)));
    await until('two calls wait', async () => {
      const { rows } = await server.pool.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0',
      );
      return rows[0]?.n === 2;
    });
    await client.query('COMMIT');
    client.release();
    const answers = await both;
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'last_way_in']);
    const left = (await call('/api/users/me/identities', { token: member.token })).body;
    expect(left).toMatchObject({ docs: [expect.anything()], hasPassword: false });
  });

  test('are written by nobody else, and go with the account', async () => {
    const member = await newMember();
    const { token } = member;
    const json = { user: member.id, provider: 'google', subject: 'x' };
    expect((await call('/api/identities', { token, json })).status).toBeGreaterThanOrEqual(400);
    expect((await call('/api/identities', { token })).body.docs).toHaveLength(1);
    expect((await call('/api/identities')).status).toBe(401);
    expect((await call('/api/users/me', { method: 'DELETE', token })).status).toBe(200);
    const { rowCount } = await server.pool.query('SELECT 1 FROM identities WHERE subject = $1', [member.sub]);
    expect(rowCount).toBe(0);
  });
});

test('leaves a provider alone after it did not answer three times', async () => {
  providers.misbehave = { at: '/naver-api', how: 'down' };
  const browser = newBrowser();
  const before = providers.callsOf('/naver-api');
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await browser.open('/api/auth/naver')).toMatchObject({ status: 503 });
  expect(providers.callsOf('/naver-api') - before).toBe(3);
});

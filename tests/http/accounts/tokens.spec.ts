import { createHmac } from 'node:crypto';
import { createLocalReq, JWT_AUTH_VERSION } from 'payload';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { createStaff, signUp, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { tokenOwner } from '../../../src/services/accounts/sessions/tokenOwner.ts';

/** One check refuses dead tokens in front of all routes. Its result must be the same as that of Payload's strategy. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestAccount;
let staff: TestAccount;
let token: string;
let staffToken: string;

const logIn = async (collection: 'users' | 'staff', { email, password }: TestAccount): Promise<string> => {
  const { token: loginToken } = await server.payload.login({ collection, data: { email, password } });
  if (loginToken === undefined) throw new Error('no token');
  return loginToken;
};

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  [member, staff] = [await signUp(server.payload), await createStaff(server.payload, 'admin')];
  [token, staffToken] = [await logIn('users', member), await logIn('staff', staff)];
});
afterAll(() => server.stop());

interface Forgery {
  /** Changed claims of the member's token; undefined removes a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly secret?: string;
}

async function forge({ claims = {}, header = {}, secret = server.payload.secret }: Forgery): Promise<string> {
  const entries = Object.entries({ ...decodeJwt(token), ...claims }).filter(
    ([, value]) => value !== undefined,
  );
  const head = { alg: 'HS256', typ: 'JWT', authVersion: JWT_AUTH_VERSION, ...header };
  return new SignJWT(Object.fromEntries(entries))
    .setProtectedHeader(head)
    .sign(new TextEncoder().encode(secret));
}

/** The member's claims under any header, signed with our secret as HS256. */
function signed(header: object): string {
  const input = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${token.split('.')[1] ?? ''}`;
  return `${input}.${createHmac('sha256', server.payload.secret).update(input).digest('base64url')}`;
}

const now = Math.floor(Date.now() / 1000);
const jwt = (text: string) => ({ authorization: `JWT ${text}` });
const cookie = (text: string) => ({
  cookie: `diningcoach-token=${text}`,
  'sec-fetch-site': 'same-origin',
});
const logInAnother = async () => {
  const account = await signUp(server.payload);
  return { account, session: await logIn('users', account) };
};

/** Request headers, and whom they name: an account, nobody at all, or nobody any more. */
const corpus: Record<string, { names: 'member' | 'staff' | 'no account' | 'dead'; headers: () => unknown }> =
  {
    'no header': { names: 'no account', headers: () => ({}) },
    'the token as JWT': { names: 'member', headers: () => jwt(token) },
    'the token as Bearer': { names: 'member', headers: () => ({ authorization: `Bearer ${token}` }) },
    'the scheme in small letters': { names: 'dead', headers: () => ({ authorization: `jwt ${token}` }) },
    'another scheme': { names: 'dead', headers: () => ({ authorization: `Basic ${token}` }) },
    'no scheme': { names: 'dead', headers: () => ({ authorization: token }) },
    'the scheme twice': { names: 'dead', headers: () => jwt(`JWT ${token}`) },
    'no token': { names: 'dead', headers: () => ({ authorization: 'JWT ' }) },
    garbage: { names: 'dead', headers: () => jwt('a.b.c') },
    'a token cut short': { names: 'dead', headers: () => jwt(token.slice(0, -2)) },
    'another signature': { names: 'dead', headers: async () => jwt(await forge({ secret: 'another' })) },
    'an equal token of the same secret': { names: 'member', headers: async () => jwt(await forge({})) },
    'another algorithm with the same secret': {
      names: 'dead',
      headers: async () => jwt(await forge({ header: { alg: 'HS512' } })),
    },
    'the right signature under another name of its algorithm': {
      names: 'dead',
      headers: () => jwt(signed({ alg: 'HS512', typ: 'JWT', authVersion: JWT_AUTH_VERSION })),
    },
    'the right signature under no algorithm': {
      names: 'dead',
      headers: () => jwt(signed({ alg: 'none', typ: 'JWT', authVersion: JWT_AUTH_VERSION })),
    },
    'the right signature under an extension that must be understood': {
      names: 'dead',
      headers: () =>
        jwt(signed({ alg: 'HS256', typ: 'JWT', authVersion: JWT_AUTH_VERSION, crit: ['x'], x: 1 })),
    },
    'a fourth part': { names: 'dead', headers: () => jwt(`${token}.a`) },
    'an empty signature': {
      names: 'dead',
      headers: () => jwt(`${token.split('.').slice(0, 2).join('.')}.`),
    },
    'no signature': {
      names: 'dead',
      headers: () => jwt(new UnsecuredJWT(decodeJwt(token)).encode()),
    },
    'an expired token': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { exp: now - 1 } })),
    },
    'a token that is not valid yet': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { nbf: now + 60 } })),
    },
    'no version of authentication': {
      names: 'dead',
      headers: async () => jwt(await forge({ header: { authVersion: undefined } })),
    },
    'another version of authentication': {
      names: 'dead',
      headers: async () => jwt(await forge({ header: { authVersion: 99 } })),
    },
    'the token of staff': { names: 'staff', headers: () => jwt(staffToken) },
    'the cookie of staff': { names: 'staff', headers: () => cookie(staffToken) },
    'a cookie of another site': {
      names: 'no account',
      headers: () => ({ ...cookie(staffToken), 'sec-fetch-site': 'cross-site' }),
    },
    'a dead cookie': { names: 'dead', headers: () => cookie(staffToken.slice(0, -2)) },
    'the session of staff as a member’s': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { sid: decodeJwt(staffToken)['sid'] } })),
    },
    'a collection without accounts': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { collection: 'foods' } })),
    },
    'an unknown collection': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { collection: '__proto__' } })),
    },
    'no collection': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { collection: undefined } })),
    },
    'no session': { names: 'dead', headers: async () => jwt(await forge({ claims: { sid: undefined } })) },
    'an empty session': { names: 'dead', headers: async () => jwt(await forge({ claims: { sid: '' } })) },
    'a session that is a number': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { sid: 1 } })),
    },
    'an unknown session': { names: 'dead', headers: async () => jwt(await forge({ claims: { sid: 'x' } })) },
    'the session of another member': {
      names: 'dead',
      headers: async () =>
        jwt(await forge({ claims: { sid: decodeJwt((await logInAnother()).session)['sid'] } })),
    },
    'an id that nobody has': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { id: 2_000_000_000 } })),
    },
    'an id beyond the database’s': {
      names: 'dead',
      headers: async () => jwt(await forge({ claims: { id: 3_000_000_000 } })),
    },
    'an id below zero': { names: 'dead', headers: async () => jwt(await forge({ claims: { id: -1 } })) },
    'no id': { names: 'dead', headers: async () => jwt(await forge({ claims: { id: undefined } })) },
    'a session that has been left': {
      names: 'dead',
      headers: async () => {
        const { account, session } = await logInAnother();
        await server.pool.query('DELETE FROM users_sessions WHERE _parent_id = $1', [account.id]);
        return jwt(session);
      },
    },
    'a member who was erased': {
      names: 'dead',
      headers: async () => {
        const { account, session } = await logInAnother();
        await server.payload.delete({ collection: 'users', id: account.id });
        return jwt(session);
      },
    },
    'a member who was suspended': {
      names: 'dead',
      headers: async () => {
        const { account, session } = await logInAnother();
        const req = await createLocalReq({}, server.payload);
        await server.payload.update({ collection: 'users', id: account.id, data: { suspended: true }, req });
        return jwt(session);
      },
    },
  };

/** One call of each kind of route. */
const routes: readonly (readonly [string, Parameters<typeof call>[1]])[] = [
  ['/api/foods?limit=1', {}],
  ['/api/foods/search?q=rice', {}],
  ['/api/foods/suggest?q=rice', {}],
  ['/api/users/me', {}],
  ['/api/users/me/sessions', {}],
  ['/api/users/me/export', {}],
  ['/api/meal-diaries', { json: {} }],
  ['/api/users/logout', { method: 'POST' }],
  ['/api/graphql', { json: { query: '{ Foods(limit: 1) { docs { id } } }' } }],
];
const accountsOf = { member: () => `users:${member.id}`, staff: () => `staff:${staff.id}` };

test.each(Object.entries(corpus))('every route and Payload agree on %s', async (name, { names, headers }) => {
  const sent = (await headers()) as Record<string, string>;
  const { user } = await server.payload.auth({ headers: new Headers(sent) });
  const byPayload = user === null ? undefined : `${user.collection}:${user.id}`;
  const owner = await tokenOwner(new Headers(sent), server.payload).catch(() => 'dead' as const);
  const byUs = typeof owner === 'object' ? `${owner.collection}:${owner.id}` : owner;
  expect(byUs).toBe(names === 'dead' ? 'dead' : names === 'no account' ? undefined : accountsOf[names]());
  // Payload takes the other algorithms of the secret's length, too. It never sees them.
  if (!name.startsWith('another algorithm')) expect(byPayload).toBe(byUs === 'dead' ? undefined : byUs);
  if (names !== 'dead') return;
  const answers = await Promise.all(
    routes.map(async ([path, options]) => call(path, { ...options, headers: sent })),
  );
  expect(answers.map(({ status }) => status)).toEqual(routes.map(() => 401));
  expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['authentication_required']));
});

describe('with the token of an ended session', () => {
  const headers = { authorization: 'JWT dead.dead.dead' };

  test('a member logs in, by REST and by GraphQL', async () => {
    const { email, password } = member;
    const json = { email, password };
    expect((await call('/api/users/login', { json, headers })).status).toBe(200);
    const query = `mutation { loginUser(email: "${email}", password: "${password}") { token } }`;
    expect((await call('/api/graphql', { json: { query }, headers })).body.data.loginUser.token).toBeTruthy();
  });

  test('somebody signs up and asks for a new password', async () => {
    const json = {
      username: 'newcomer',
      email: 'newcomer@example.com',
      password: 'correct horse',
      consents: { terms: true, healthData: true },
    };
    expect((await call('/api/users', { json, headers })).status).toBe(201);
    const { email } = json;
    expect((await call('/api/users/forgot-password', { json: { email }, headers })).status).toBe(200);
    expect((await call('/api/consents', { headers })).status).toBe(200);
    expect((await call('/api/consents/terms', { headers })).status).toBe(200);
  });

  test('somebody opens the page of every mail', async () => {
    const { mailKinds } = await import('../../../src/services/accounts/mails.ts');
    const pages = [...new Set(Object.values(mailKinds).flatMap(({ page }) => page ?? []))];
    expect(pages).toContain('guardian');
    const answers = await Promise.all(
      pages.map((page) => call(`/api/users/${page}`, { headers: { ...headers, accept: 'text/html' } })),
    );
    // Without a token of a mail, the page says that its link is dead.
    for (const [index, page] of pages.entries())
      expect([page, answers[index]?.status]).toEqual([page, page === 'forgot-password' ? 200 : 400]);
  });
});

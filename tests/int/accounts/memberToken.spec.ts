import { createLocalReq, JWT_AUTH_VERSION } from 'payload';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { callerOfToken } from '../../../src/endpoints/operations/hotRoute.ts';
import { closePublicPool } from '../../../src/database/publicPool.ts';
import { createStaff, signUp, type TestAccount } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/** The hot routes check tokens themselves. Their result must be the same as that of Payload's check. */
let server: TestPayload;
let member: TestAccount;
let token: string;
let staffToken: string;

const logIn = async (collection: 'users' | 'staff', { email, password }: TestAccount): Promise<string> => {
  const { token: loginToken } = await server.payload.login({ collection, data: { email, password } });
  if (loginToken === undefined) throw new Error('no token');
  return loginToken;
};

beforeAll(async () => {
  server = await startTestPayload();
  member = await signUp(server.payload);
  token = await logIn('users', member);
  staffToken = await logIn('staff', await createStaff(server.payload, 'admin'));
});
afterAll(async () => {
  await closePublicPool();
  await server.stop();
});

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

const now = Math.floor(Date.now() / 1000);
const jwt = (text: string) => ({ authorization: `JWT ${text}` });
const logInAnother = async () => {
  const account = await signUp(server.payload);
  return { account, session: await logIn('users', account) };
};

/** Request headers, and the expected caller: the member, nobody, or the same as Payload's result. */
const corpus: Record<string, { names: 'member' | 'nobody' | 'as Payload'; headers: () => unknown }> = {
  'no header': { names: 'nobody', headers: () => ({}) },
  'the token as JWT': { names: 'member', headers: () => jwt(token) },
  'the token as Bearer': { names: 'member', headers: () => ({ authorization: `Bearer ${token}` }) },
  'the scheme in small letters': { names: 'nobody', headers: () => ({ authorization: `jwt ${token}` }) },
  'another scheme': { names: 'nobody', headers: () => ({ authorization: `Basic ${token}` }) },
  'no scheme': { names: 'nobody', headers: () => ({ authorization: token }) },
  'the scheme twice': { names: 'nobody', headers: () => jwt(`JWT ${token}`) },
  'no token': { names: 'nobody', headers: () => ({ authorization: 'JWT ' }) },
  garbage: { names: 'nobody', headers: () => jwt('a.b.c') },
  'a token cut short': { names: 'nobody', headers: () => jwt(token.slice(0, -2)) },
  'another signature': { names: 'nobody', headers: async () => jwt(await forge({ secret: 'another' })) },
  'an equal token of the same secret': { names: 'member', headers: async () => jwt(await forge({})) },
  'no signature': {
    names: 'nobody',
    headers: () => jwt(new UnsecuredJWT(decodeJwt(token)).encode()),
  },
  'an expired token': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { exp: now - 1 } })),
  },
  'a token that is not valid yet': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { nbf: now + 60 } })),
  },
  'no version of authentication': {
    names: 'nobody',
    headers: async () => jwt(await forge({ header: { authVersion: undefined } })),
  },
  'another version of authentication': {
    names: 'nobody',
    headers: async () => jwt(await forge({ header: { authVersion: 99 } })),
  },
  'the token of staff': { names: 'nobody', headers: () => jwt(staffToken) },
  'the session of staff as a member’s': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { sid: decodeJwt(staffToken)['sid'] } })),
  },
  'a collection without accounts': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { collection: 'foods' } })),
  },
  'an unknown collection': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { collection: '__proto__' } })),
  },
  'no collection': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { collection: undefined } })),
  },
  'no session': { names: 'nobody', headers: async () => jwt(await forge({ claims: { sid: undefined } })) },
  'an empty session': { names: 'nobody', headers: async () => jwt(await forge({ claims: { sid: '' } })) },
  'a session that is a number': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { sid: 1 } })),
  },
  'an unknown session': { names: 'nobody', headers: async () => jwt(await forge({ claims: { sid: 'x' } })) },
  'the session of another member': {
    names: 'nobody',
    headers: async () =>
      jwt(await forge({ claims: { sid: decodeJwt((await logInAnother()).session)['sid'] } })),
  },
  'an id that nobody has': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { id: 2_000_000_000 } })),
  },
  'an id beyond the database’s': {
    names: 'nobody',
    headers: async () => jwt(await forge({ claims: { id: 3_000_000_000 } })),
  },
  'an id below zero': { names: 'nobody', headers: async () => jwt(await forge({ claims: { id: -1 } })) },
  'no id': { names: 'nobody', headers: async () => jwt(await forge({ claims: { id: undefined } })) },
  'a session that has been left': {
    names: 'nobody',
    headers: async () => {
      const { account, session } = await logInAnother();
      await server.pool.query('DELETE FROM users_sessions WHERE _parent_id = $1', [account.id]);
      return jwt(session);
    },
  },
  'a member who was erased': {
    names: 'nobody',
    headers: async () => {
      const { account, session } = await logInAnother();
      await server.payload.delete({ collection: 'users', id: account.id });
      return jwt(session);
    },
  },
  'a member who was suspended': {
    names: 'as Payload',
    headers: async () => {
      const { account, session } = await logInAnother();
      const req = await createLocalReq({}, server.payload);
      await server.payload.update({ collection: 'users', id: account.id, data: { suspended: true }, req });
      return jwt(session);
    },
  },
};

test.each(Object.entries(corpus))('both checks agree on %s', async (_, { names, headers }) => {
  const requestHeaders = new Headers((await headers()) as HeadersInit);
  const { user } = await server.payload.auth({ headers: requestHeaders });
  const byPayload = user?.collection === 'users' ? user.id : undefined;
  const byHotRoute = (await callerOfToken(requestHeaders, server.payload))?.member;
  expect(byHotRoute).toBe(byPayload);
  if (names !== 'as Payload') expect(byPayload).toBe(names === 'member' ? member.id : undefined);
});

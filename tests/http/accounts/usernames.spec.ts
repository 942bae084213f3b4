import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { until } from '../../helpers/until.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: TestMember;
let other: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  me = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
});

beforeEach(() => server.pool.query('DELETE FROM resting_usernames'));

afterAll(() => server.stop());

let emails = 0;
const signUp = async (username: string) => {
  emails += 1;
  const email = `name-${String(emails)}@example.com`;
  const json = { username, email, password: 'correct horse', consents: { terms: true, healthData: true } };
  const { status, body } = await call('/api/users', { json });
  return { status, code: body.code, field: body.field };
};

const rename = async ({ id, token }: TestMember, username: string, query = '') => {
  const { status, body } = await call(`/api/users/${String(id)}${query}`, {
    method: 'PATCH',
    token,
    json: { username },
  });
  return { status, code: body.code, field: body.field };
};

const isDone = { status: 200 };
const isTaken = { status: 409, code: 'username_taken', field: 'username' };

const namesOf = async (id: number) =>
  (
    await server.pool.query(
      'SELECT users.username AS account, members.username AS member FROM users JOIN members ON user_id = users.id WHERE users.id = $1',
      [id],
    )
  ).rows[0];

test('a name that looks like a taken one is taken', async () => {
  expect(await rename(me, '민아Kim')).toMatchObject(isDone);
  for (const name of ['민아kim', '민아Klm', '민아'.normalize('NFD') + 'ＫＩＭ', '민아K1m'])
    expect([name, await signUp(name)]).toEqual([name, isTaken]);
  expect(await rename(other, '민아KIM')).toEqual(isTaken);
});

test('a word of the staff and a name of two scripts are refused, in a sign-up and in a change', async () => {
  const reserved = { status: 400, code: 'username_reserved', field: 'username' };
  const invalid = { status: 400, code: 'invalid_username', field: 'username' };
  expect(await signUp('영양사_민아')).toEqual(reserved);
  expect(await rename(me, 'adm1n')).toEqual(reserved);
  expect(await signUp('mіna')).toEqual(invalid);
  expect(await rename(me, `m${'\u0301'.repeat(200)}ina`)).toEqual(invalid);
});

test('a new name reaches the public profile at once, whatever the caller selects, and only if it is written', async () => {
  expect(await rename(me, '건강밥상', '?select[email]=true')).toMatchObject(isDone);
  expect(await namesOf(me.id)).toEqual({ account: '건강밥상', member: '건강밥상' });
  expect(await rename(me, other.username)).toEqual(isTaken);
  expect(await namesOf(me.id)).toEqual({ account: '건강밥상', member: '건강밥상' });
});

test('of changes at the same moment the last one is in both places', async () => {
  await Promise.all(['하나', '두울', '세엣', '네엣', '다섯'].map((name) => rename(me, name)));
  const { account, member } = await namesOf(me.id);
  expect(member).toBe(account);
});

test('a freed name rests for others, and its former owner may take it back', async () => {
  expect(await rename(me, '옛이름')).toMatchObject(isDone);
  expect(await rename(me, '새이름')).toMatchObject(isDone);
  expect(await rename(other, '옛이름')).toEqual(isTaken);
  expect(await signUp('옛이름')).toEqual(isTaken);
  expect(await rename(me, '옛이름')).toMatchObject(isDone);
  expect(await rename(other, '새이름')).toEqual(isTaken);
  await server.pool.query("UPDATE resting_usernames SET until = now() - interval '1 second'");
  expect(await rename(other, '새이름')).toMatchObject(isDone);
});

test('a member lets five names rest at most, and may take one of them back', async () => {
  const frequent = await signUpAndLogIn({ payload: server.payload, call });
  for (const name of ['봄나물', '여름비', '가을빛', '겨울눈', '아침해'])
    expect(await rename(frequent, name)).toMatchObject(isDone);
  const often = { status: 409, code: 'username_changed_often', field: 'username' };
  expect(await rename(frequent, '저녁달')).toEqual(often);
  expect(await namesOf(frequent.id)).toEqual({ account: '아침해', member: '아침해' });
  expect(await rename(other, '저녁달')).toMatchObject(isDone);
  expect(await rename(frequent, '봄나물')).toMatchObject(isDone);
  await server.pool.query(
    `UPDATE resting_usernames SET until = now() - interval '1 second'
      WHERE ctid = (SELECT ctid FROM resting_usernames WHERE user_id = $1 LIMIT 1)`,
    [frequent.id],
  );
  expect(await rename(frequent, '새벽별')).toMatchObject(isDone);
});

test('a name that is freed while somebody else takes it stays with its owner', async () => {
  await rename(me, 'before');
  const client = await server.pool.connect();
  try {
    // The change has freed the name, and is not committed yet.
    await client.query('BEGIN');
    await client.query("UPDATE users SET username_key = 'after' WHERE id = $1", [me.id]);
    const attempt = signUp('before');
    await until('the sign-up waits', async () => {
      const { rows } = await server.pool.query(
        "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      return rows.length > 0;
    });
    const { keyedHash } = await import('../../../src/services/operations/writes/keyedHash.ts');
    const { usernameKey } = await import('../../../src/domain/accounts/names/username.ts');
    await client.query(
      "INSERT INTO resting_usernames (key_hash, user_id, until) VALUES ($1, $2, now() + interval '1 day')",
      [keyedHash(`username:${usernameKey('before')}`), me.id],
    );
    await client.query('COMMIT');
    expect(await attempt).toEqual(isTaken);
  } finally {
    client.release();
  }
});

test('the name of an erased account rests, as a hash', async () => {
  const gone = await signUpAndLogIn({ payload: server.payload, call });
  await server.payload.delete({ collection: 'users', id: gone.id });
  expect(await signUp(gone.username)).toEqual(isTaken);
  const { rows } = await server.pool.query('SELECT * FROM resting_usernames WHERE user_id IS NULL');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(gone.username);
});

test('an old name that the rules of today refuse does not hinder other changes', async () => {
  await server.pool.query("UPDATE users SET username = 'admin', username_key = 'old#1' WHERE id = $1", [
    other.id,
  ]);
  const json = { username: 'admin', phone: '010-1234-5678' };
  const { status } = await call(`/api/users/${String(other.id)}`, {
    method: 'PATCH',
    token: other.token,
    json,
  });
  expect(status).toBe(200);
});

describe('a public profile', () => {
  test('is found by its member, and by no other', async () => {
    const { body } = await call('/api/members/me', { token: me.token });
    expect(body).toMatchObject({ user: me.id, username: (await namesOf(me.id))?.account });
    const filter = `/api/members?where[user][equals]=${String(me.id)}`;
    const own = await call(filter, { token: me.token });
    expect(own.body.docs).toEqual([expect.objectContaining({ id: body.id, user: me.id })]);
    expect(await call(filter, { token: other.token })).toMatchObject({
      status: 400,
      body: { code: 'invalid_filter', field: 'where' },
    });
    const list = (await call('/api/members?limit=100', { token: me.token })).body.docs as { user?: number }[];
    expect(list.filter(({ user }) => user !== undefined)).toEqual([expect.objectContaining({ user: me.id })]);
  });

  test('is none for strangers and staff', async () => {
    expect(await call('/api/members/me')).toMatchObject({ status: 401 });
    const { email, password } = await createStaff(server.payload, 'admin');
    const { token } = (await call('/api/staff/login', { json: { email, password } })).body;
    expect(await call('/api/members/me', { token })).toMatchObject({ status: 404 });
  });
});

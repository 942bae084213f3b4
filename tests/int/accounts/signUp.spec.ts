import { Problem } from '../../../src/errors/problem.ts';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
beforeAll(async () => {
  // Long enough for a busy machine: a transaction that asks for a second connection would still wait for ever.
  server = await startTestPayload({ DATABASE_POOL_SIZE: '5', DATABASE_CONNECT_TIMEOUT_MS: '50000' });
});
afterAll(() => server.stop());

const count = async (statement: string): Promise<number> => {
  const { rows } = await server.pool.query<{ n: number }>(statement);
  return rows[0]?.n ?? -1;
};
const countIncompleteAccounts = () =>
  count(`SELECT count(*)::int n FROM users u WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id)
     OR NOT EXISTS (SELECT 1 FROM health_profiles h WHERE h.user_id = u.id)
     OR NOT EXISTS (SELECT 1 FROM jobs.agenda_jobs j WHERE j.name = 'send-email' AND (j.data->>'user')::int = u.id)`);

test('a sign-up writes the account, its public member, its empty profile and the job of its mail', async () => {
  const account = await signUp(server.payload);
  expect(await count(`SELECT count(*)::int n FROM members WHERE user_id = ${account.id}`)).toBe(1);
  expect(await count(`SELECT count(*)::int n FROM health_profiles WHERE user_id = ${account.id}`)).toBe(1);
  const { rows } = await server.pool.query(
    `SELECT name, data FROM jobs.agenda_jobs WHERE data->>'user' = $1`,
    [String(account.id)],
  );
  expect(rows).toEqual([
    { name: 'send-email', data: { template: 'confirm-email', collection: 'users', user: account.id } },
  ]);
});

test('a sign-up that fails at its last step leaves no row and no job', async () => {
  await server.pool.query(`
    CREATE FUNCTION refuse_profile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no profile today'; END $$;
    CREATE TRIGGER refuse_profile BEFORE INSERT ON health_profiles FOR EACH ROW EXECUTE FUNCTION refuse_profile();`);
  const before = await count('SELECT count(*)::int n FROM jobs.agenda_jobs');
  await expect(signUp(server.payload, { email: 'half@example.com' })).rejects.toThrow();
  await server.pool.query('DROP TRIGGER refuse_profile ON health_profiles');
  expect(await count(`SELECT count(*)::int n FROM users WHERE email = 'half@example.com'`)).toBe(0);
  expect(await count('SELECT count(*)::int n FROM jobs.agenda_jobs')).toBe(before);
});

test('more simultaneous sign-ups than connections are each complete or absent', async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 24 }, () => signUp(server.payload)));
  const failed = attempts.filter(({ status }) => status === 'rejected');
  expect(failed).toEqual([]);
  expect(await countIncompleteAccounts()).toBe(0);
});

test('twenty simultaneous sign-ups with one name create one account', async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      signUp(server.payload, { email: `same${index}@example.com`, username: '같은이름' }),
    ),
  );
  const refusals = attempts.flatMap((attempt) =>
    attempt.status === 'rejected' ? [attempt.reason as unknown] : [],
  );
  expect(refusals).toHaveLength(19);
  for (const refusal of refusals) {
    expect(diagnose(refusal)).toMatchObject({ code: 'username_taken', field: 'username' });
  }
  expect(await countIncompleteAccounts()).toBe(0);
});

describe('refuses', () => {
  const good = {
    email: 'new@example.com',
    username: 'newcomer',
    password: 'correct horse',
    consents: { terms: true, healthData: true },
  };
  const cases: [string, object, string, string][] = [
    ['no consent to health data', { consents: { terms: true } }, 'consent_required', 'consents.healthData'],
    ['no consent at all', { consents: undefined }, 'consent_required', 'consents.terms'],
    ['a short password', { password: 'short' }, 'password_too_short', 'password'],
    ['an unusable name', { username: 'a b' }, 'invalid_username', 'username'],
    ['an unusable address', { email: 'nobody' }, 'validation_failed', 'email'],
  ];
  test.each(cases)('%s', async (_, change, code, field) => {
    const error: unknown = await server.payload
      .create({ collection: 'users', data: { ...good, ...change } })
      .catch((reason: unknown) => reason);
    expect(diagnose(error)).toMatchObject({ code, field });
  });

  test('an address that is taken, in any case', async () => {
    await signUp(server.payload, { email: 'taken@example.com' });
    const error: unknown = await signUp(server.payload, { email: 'Taken@Example.com' }).catch(
      (reason: unknown) => reason,
    );
    expect(diagnose(error)).toMatchObject({ code: 'email_taken', field: 'email' });
  });
});

test.each<[change: object, code: string, field: string]>([
  [{ emailVerifiedAt: '2026-01-01T00:00:00Z' }, 'read_only_field', 'emailVerifiedAt'],
  [
    { consents: { terms: true, healthData: true, termsVersion: '1900' } },
    'read_only_field',
    'consents.termsVersion',
  ],
  [{ role: 'admin' }, 'unknown_field', 'role'],
])('a sign-up with %j, which only the server sets, is refused', async (change, code, field) => {
  const account = { email: 'sly@example.com', username: 'sly', password: 'correct horse' };
  const error: unknown = await server.payload
    .create({
      collection: 'users',
      overrideAccess: false,
      data: { ...account, consents: { terms: true, healthData: true }, ...change },
    })
    .catch((reason: unknown) => reason);
  expect(diagnose(error)).toMatchObject({ code, field });
  const { rowCount } = await server.pool.query('SELECT FROM users WHERE email = $1', [account.email]);
  expect(rowCount).toBe(0);
});

test('a suspended member cannot log in', async () => {
  const account = await signUp(server.payload);
  await server.pool.query('UPDATE users SET suspended = true WHERE id = $1', [account.id]);
  const error: unknown = await server.payload
    .login({ collection: 'users', data: account })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Problem);
  expect(diagnose(error)).toMatchObject({ code: 'suspended' });
});

import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';
import { signUp } from '../../helpers/accounts.ts';

let server: TestPayload;
beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

const logIn = (account: { email: string; password: string }) =>
  server.payload.login({ collection: 'users', data: account });
const isValid = async (token: string | undefined) => {
  const { user } = await server.payload.auth({
    headers: new Headers({ authorization: `JWT ${String(token)}` }),
  });
  return user !== null;
};

test('six simultaneous logins of one member give six valid tokens', async () => {
  const account = await signUp(server.payload);
  const logins = await Promise.all(Array.from({ length: 6 }, () => logIn(account)));
  await expect(Promise.all(logins.map(({ token }) => isValid(token)))).resolves.toEqual(Array(6).fill(true));
});

test('a login does not overwrite a change of the account at the same time', async () => {
  const account = await signUp(server.payload);
  const hashing = logIn(account); // has read the user, and is busy with the password
  await server.pool.query(`UPDATE users SET phone = '010-0000-0000' WHERE id = $1`, [account.id]);
  await hashing;
  const { rows } = await server.pool.query('SELECT phone FROM users WHERE id = $1', [account.id]);
  expect(rows).toEqual([{ phone: '010-0000-0000' }]);
});

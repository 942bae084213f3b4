import { randomUUID } from 'node:crypto';
import { createLocalReq, type Payload } from 'payload';
import type { Staff } from '../../payload-types.ts';
import type { clientOf } from './client.ts';

export interface TestAccount {
  readonly id: number;
  readonly email: string;
  readonly username: string;
  readonly password: string;
}

/** Creates a member as the sign-up does. */
export async function signUp(
  payload: Payload,
  input: { email?: string; username?: string } = {},
): Promise<TestAccount> {
  const unique = randomUUID().slice(0, 8);
  const account = {
    email: `${unique}@example.com`,
    username: `member-${unique}`,
    password: 'correct horse',
    ...input,
  };
  const user = await payload.create({
    collection: 'users',
    data: { ...account, consents: { terms: true, healthData: true } },
  });
  return { ...account, id: user.id };
}

export interface TestMember extends TestAccount {
  readonly token: string;
}

/** Creates a member and logs in over HTTP. */
export async function signUpAndLogIn({
  payload,
  call,
}: {
  payload: Payload;
  call: ReturnType<typeof clientOf>;
}): Promise<TestMember> {
  const account = await signUp(payload);
  const { email, password } = account;
  return { ...account, token: (await call('/api/users/login', { json: { email, password } })).body.token };
}

/** Creates a staff account. */
export async function createStaff(
  payload: Payload,
  role: Staff['role'],
): Promise<TestAccount & { role: Staff['role'] }> {
  const unique = randomUUID().slice(0, 8);
  const account = { email: `${role}-${unique}@example.com`, username: role, password: 'correct horse' };
  const staff = await payload.create({ collection: 'staff', data: { ...account, role } });
  return { ...account, id: staff.id, role };
}

/** Logs an account in without a password, which would take the time of a hash. */
export async function startTestSession(
  payload: Payload,
  { collection, id }: { collection: 'users' | 'staff'; id: number },
  { userAgent = 'node' }: { userAgent?: string } = {},
): Promise<string> {
  // The module reads the environment, which is complete only now.
  const { startSession } = await import('../../src/services/accounts/sessions/startSession.ts');
  const req = await createLocalReq({ req: { headers: new Headers({ 'user-agent': userAgent }) } }, payload);
  const { token } = await startSession(req, { collection, user: id });
  return token;
}

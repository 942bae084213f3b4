import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkDigit } from '../../src/domain/foods/barcode.ts';
import type { TestProviders } from '../../tests/helpers/social/providers.ts';

/** Sends a call and returns its answer. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: object;
  readonly token?: string;
}
export type Send = (call: Sent) => Promise<{ status: number; body: unknown }>;

/** Two kinds of calls that must look the same: about something that exists, and about nothing. */
export interface Pair {
  readonly name: string;
  /** The call of each sample. */
  readonly existing: (sample: number) => Sent | Promise<Sent>;
  readonly missing: (sample: number) => Sent | Promise<Sent>;
}

const password = 'correct horse battery';
const idOf = z.object({ doc: z.object({ id: z.int() }) });
const ticketOf = z.object({ signIn: z.object({ ticket: z.string() }) });
const tokenOf = z.object({ token: z.string() });
const listOf = z.object({ docs: z.array(z.object({ id: z.union([z.int(), z.string()]) })) });

/** Creates the accounts and documents of the samples, and returns the pairs of calls. */
export async function samplePairs(
  send: Send,
  { providers, samples }: { providers: TestProviders; samples: number },
): Promise<readonly Pair[]> {
  const emails: string[] = [];
  for (let at = 0; at < samples; at += 1) emails.push((await signUp(send)).email);
  const [owner, stranger] = [await signUp(send), await signUp(send)];
  const today = new Date().toISOString().slice(0, 10);
  const food = await created(send, owner.token, '/api/foods', {
    name: 'secret food',
    kind: 'custom',
    barcode: barcode(1),
  });
  const diary = await created(send, owner.token, '/api/meal-diaries', {
    date: today,
    mealType: 'snack',
    items: [{ food, amount: 1, unit: 'g' }],
  });
  const profile = await firstOf(send, owner.token, '/api/health-profiles');
  const session = await firstOf(send, owner.token, '/api/users/me/sessions');
  const unknown = () => `${randomUUID()}@example.com`;
  const wrong = (path: string, email: string): Sent => ({ path, body: { email, password: 'wrong horse' } });
  const forgot = (path: string, email: string): Sent => ({ path, body: { email } });
  const asStranger = (path: string, call: Omit<Sent, 'path' | 'token'> = {}): Sent => ({
    ...call,
    path,
    token: stranger.token,
  });
  const document = (name: string, path: string, id: number | string): Pair => ({
    name: `read of a ${name}`,
    existing: () => asStranger(`${path}/${String(id)}`),
    missing: () => asStranger(`${path}/2000000000`),
  });
  return [
    {
      name: 'login',
      existing: (at) => wrong('/api/users/login', emails[at] ?? ''),
      missing: () => wrong('/api/users/login', unknown()),
    },
    {
      name: 'forgot-password',
      existing: (at) => forgot('/api/users/forgot-password', emails[at] ?? ''),
      missing: () => forgot('/api/users/forgot-password', unknown()),
    },
    {
      name: 'sign-up that is refused for something else',
      existing: (at) => ({ path: '/api/users', body: { email: emails[at], username: 'a b', password } }),
      missing: () => ({ path: '/api/users', body: { email: unknown(), username: 'a b', password } }),
    },
    {
      name: 'scan of the own food of another member',
      existing: () => asStranger(`/api/foods/scan/${barcode(1)}`),
      missing: (at) => asStranger(`/api/foods/scan/${barcode(2 + at)}`),
    },
    document('food', '/api/foods', food),
    document('diary', '/api/meal-diaries', diary),
    document('profile', '/api/health-profiles', profile),
    document('user', '/api/users', owner.id),
    {
      name: 'change of a diary',
      existing: () =>
        asStranger(`/api/meal-diaries/${String(diary)}`, { method: 'PATCH', body: { content: 'x' } }),
      missing: () => asStranger('/api/meal-diaries/2000000000', { method: 'PATCH', body: { content: 'x' } }),
    },
    {
      name: 'end of a session',
      existing: () => asStranger(`/api/users/me/sessions/${String(session)}`, { method: 'DELETE' }),
      missing: () => asStranger(`/api/users/me/sessions/${randomUUID()}`, { method: 'DELETE' }),
    },
    ...(await socialPairs(send, { emails, providers, unknown })),
  ];
}

/** Sign-ins with an ID token of a provider: about addresses and people with and without account. */
async function socialPairs(
  send: Send,
  {
    emails,
    providers,
    unknown,
  }: { emails: readonly string[]; providers: TestProviders; unknown: () => string },
): Promise<readonly Pair[]> {
  const signIn = async (claims: object, header = {}): Promise<Sent> => {
    const nonce = randomUUID();
    const idToken = await providers.idToken('google', { nonce, ...claims }, header);
    return { path: '/api/auth/google/token', body: { idToken, nonce } };
  };
  const email_verified = false;
  const linked = { sub: randomUUID(), email: unknown(), email_verified: true };
  const { body } = await send(await signIn(linked));
  const { ticket } = ticketOf.parse(body).signIn;
  const consents = { terms: true, healthData: true };
  const username = `s-${linked.sub.slice(0, 12)}`;
  await send({ path: '/api/auth/google/token', body: { ticket, username, consents } });
  const pair = (name: string, existing: object, missing: object, header = {}): Pair => ({
    name,
    existing: (at) => signIn({ sub: randomUUID(), email: emails[at], ...existing }, header),
    missing: () => signIn({ sub: randomUUID(), email: unknown(), ...missing }, header),
  });
  return [
    pair('social sign-in, address not checked', { email_verified }, { email_verified }),
    pair('social sign-in, address checked', { email_verified: true }, { email_verified: true }),
    pair('social sign-in, forged token, address', {}, {}, { kid: 'forged' }),
    pair('social sign-in, forged token, person', linked, {}, { kid: 'forged' }),
    pair('social sign-in, other audience, person', { ...linked, aud: 'other' }, { aud: 'other' }),
  ];
}

/** Signs somebody up and logs them in. */
async function signUp(send: Send): Promise<{ id: number; email: string; token: string }> {
  const name = randomUUID().slice(0, 12);
  const email = `${name}@example.com`;
  const consents = { terms: true, healthData: true };
  const { body } = await send({
    path: '/api/users',
    body: { email, username: `m-${name}`, password, consents },
  });
  const login = await send({ path: '/api/users/login', body: { email, password } });
  return { id: idOf.parse(body).doc.id, email, token: tokenOf.parse(login.body).token };
}

async function created(send: Send, token: string, path: string, body: object): Promise<number> {
  return idOf.parse((await send({ path, body, token })).body).doc.id;
}

async function firstOf(send: Send, token: string, path: string): Promise<number | string> {
  return listOf.parse((await send({ path, token })).body).docs[0]?.id ?? '';
}

function barcode(number: number): string {
  const digits = `880${String(9_000_000 + number).padStart(9, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

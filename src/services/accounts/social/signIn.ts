import type { PayloadRequest } from 'payload';
import { accountOfEmail, ownerOfIdentity } from '../../../database/accounts/identities.ts';
import type { ProviderName, ProvenIdentity } from '../../../domain/accounts/social/providers.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { startSession, type StartedSession } from '../sessions/startSession.ts';
import { verifyIdToken, maximumTokenAgeSeconds } from './idToken.ts';
import { addIdentity } from './identities.ts';
import { limitSignIns } from './limitSignIns.ts';
import { putProof, takeProof, ticketSeconds, type Bearer, type Proof } from './proof.ts';
import { providerSettings } from './providerSettings.ts';
import { useOnce } from './steps.ts';
import { profileOfAccessToken } from './webFlow.ts';

/** What an app sends to prove who somebody is. */
export type Evidence =
  /** From the provider's SDK in the app. */
  | {
      readonly kind: 'idToken';
      readonly idToken: string;
      readonly nonce: string;
      readonly accessToken?: string | undefined;
    }
  /** Of a provider without ID tokens. */
  | { readonly kind: 'accessToken'; readonly accessToken: string }
  /** The one-time code of a sign-in in a browser. */
  | { readonly kind: 'code'; readonly code: string };

type Session = StartedSession<'users'>;

/**
 * Signs a member in with what a provider has proven.
 *
 * @throws {Problem} `sign_up_needed` for a person without account, `account_exists` when an account has the address but
 *   may not be linked by it; both with a ticket. `suspended`, `identity_not_proven`, `sign_in_expired`, `not_found`,
 *   or a fault of the provider.
 */
export async function signIn({
  req,
  provider,
  evidence,
  bearer,
}: {
  req: PayloadRequest;
  provider: unknown;
  evidence: Evidence;
  bearer: Bearer;
}): Promise<Session> {
  const take = await proofTaker({ req, provider, evidence, bearer });
  // A refusal with a ticket is thrown after the commit, because the ticket must be kept.
  const result = await inTransaction(req, async () => resolve(req, await take()));
  if (result instanceof Problem) throw result;
  return result;
}

/**
 * Checks evidence as far as the provider is needed for it. The function that it returns takes the proof in a
 * transaction, so that the evidence counts once, and the provider is never asked while a transaction is open.
 */
export async function proofTaker({
  req,
  provider,
  evidence,
  bearer,
}: {
  req: PayloadRequest;
  provider: unknown;
  evidence: Evidence;
  bearer: Bearer;
}): Promise<() => Promise<Proof>> {
  const settings = providerSettings(provider);
  await limitSignIns(req);
  if (evidence.kind === 'code')
    return () => takeProof(req, { secret: evidence.code, provider: settings.name, bearer, field: 'code' });
  if (evidence.kind === 'accessToken') {
    // Only Naver has nothing better: another provider's access token may have been made for any app.
    if (settings.name !== 'naver') throw new Problem('required', { field: 'idToken' });
    const profile = await profileOfAccessToken(settings, evidence);
    return () => Promise.resolve({ identity: { ...profile, provider: settings.name }, binding: {} });
  }
  if (settings.name === 'naver') throw new Problem('required', { field: 'accessToken' });
  const { accessToken, idToken } = evidence;
  const proven = await verifyIdToken(settings, evidence);
  const profile =
    accessToken === undefined || settings.userInfo === undefined
      ? proven
      : await profileOfAccessToken(settings, { accessToken, proven });
  return async () => {
    // Longer than the token is accepted, also by a clock that is a little wrong.
    if (!(await useOnce(req, idToken, 2 * maximumTokenAgeSeconds))) throw new Problem('identity_not_proven');
    return { identity: { ...profile, provider: settings.name }, binding: {} };
  };
}

/** Finds or links the account of a proven identity. @returns a refusal that has a ticket, instead of throwing it. */
async function resolve(req: PayloadRequest, proof: Proof): Promise<Session | Problem> {
  const { identity } = proof;
  const owner = await ownerOfIdentity(req, identity);
  if (owner !== undefined) return startSession(req, { collection: 'users', user: owner });
  const { email, isEmailVerified } = identity;
  const account = email === undefined ? undefined : await accountOfEmail(req, email);
  if (account === undefined) return refusalWithTicket(req, { code: 'sign_up_needed', proof });
  // An address that either side has not checked may be somebody else's: whoever typed it first would own the other.
  if (!isEmailVerified || !account.isVerified)
    return refusalWithTicket(req, { code: 'account_exists', proof });
  await addIdentity(req, { user: account.id, identity });
  return startSession(req, { collection: 'users', user: account.id });
}

async function refusalWithTicket(
  req: PayloadRequest,
  { code, proof }: { code: 'sign_up_needed' | 'account_exists'; proof: Proof },
): Promise<Problem> {
  const ticket = await putProof(req, proof, ticketSeconds);
  const expiresAt = new Date(Date.now() + ticketSeconds * 1000).toISOString();
  return new Problem(code, {
    ...(code === 'account_exists' ? { field: 'email' } : {}),
    signIn: { ticket, expiresAt, ...shown(proof.identity) },
  });
}

/** What an app may show before there is an account: what the person has just let the provider tell. */
function shown({ provider, email, isEmailVerified, name }: ProvenIdentity): {
  provider: ProviderName;
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
} {
  return { provider, email: email ?? null, isEmailVerified, name: name ?? null };
}

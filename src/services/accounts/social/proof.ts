import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  providerNames,
  type ProviderName,
  type ProvenIdentity,
} from '../../../domain/accounts/social/providers.ts';
import { Problem } from '../../../errors/problem.ts';
import { putStep, takeStep } from './steps.ts';

/** How long an app may take to exchange the code of a sign-in. */
export const codeSeconds = 5 * 60;
/** How long a person may take to fill in the sign-up, or to log in with a password. */
export const ticketSeconds = 30 * 60;

/**
 * Who may use a proof: whoever knows the verifier of a challenge (RFC 7636), or else the browser that started the
 * sign-in. Empty when an app has sent the ID token itself.
 */
const binding = z.strictObject({ challenge: z.string().optional(), browser: z.string().optional() });
export type Binding = z.infer<typeof binding>;

const proof = z.strictObject({
  identity: z.strictObject({
    provider: z.enum(providerNames),
    subject: z.string(),
    email: z.string().optional(),
    isEmailVerified: z.boolean(),
    name: z.string().optional(),
  }),
  binding,
});
export type Proof = z.infer<typeof proof>;

/** What a caller shows to be the one that a proof belongs to. */
export interface Bearer {
  readonly codeVerifier: string | undefined;
  /** The secret of the browser for a provider, from its cookie. */
  readonly browserOf: (provider: ProviderName) => string | undefined;
}

/** Stores that a provider has proven who somebody is. @returns the one-time code or ticket. */
export async function putProof(
  req: PayloadRequest,
  { identity, binding: boundTo }: { identity: ProvenIdentity; binding: Binding },
  seconds: number,
): Promise<string> {
  return putStep(req, { kind: 'proof', content: { identity, binding: boundTo } satisfies Proof, seconds });
}

/**
 * Takes a proof. It belongs to the transaction of the request: if the rest fails, the code or ticket works again.
 *
 * @param provider the only provider it may be of.
 * @throws {Problem} `sign_in_expired` when it was used, has expired, is of another provider, or belongs to somebody else.
 */
export async function takeProof(
  req: PayloadRequest,
  {
    secret,
    provider,
    bearer,
    field,
  }: { secret: string; provider?: ProviderName; bearer: Bearer; field: 'code' | 'ticket' },
): Promise<Proof> {
  const taken = await takeStep(req, { kind: 'proof', secret, schema: proof });
  if (taken === undefined || (provider !== undefined && taken.identity.provider !== provider))
    throw new Problem('sign_in_expired', { field });
  const { challenge, browser } = taken.binding;
  if (challenge !== undefined && challengeOf(bearer.codeVerifier ?? '') !== challenge)
    throw new Problem('sign_in_expired', { field: 'codeVerifier' });
  if (browser !== undefined && hashOfBrowser(bearer.browserOf(taken.identity.provider) ?? '') !== browser)
    throw new Problem('sign_in_expired', { field });
  return taken;
}

/** How the secret of a browser is stored. */
export function hashOfBrowser(secret: string): string {
  return challengeOf(secret);
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

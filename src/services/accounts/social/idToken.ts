import { createHash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, jwtVerify, type RemoteJWKSet } from 'jose';
import { z } from 'zod';
import { profileOfClaims, type Profile } from '../../../domain/accounts/social/profiles.ts';
import { Problem } from '../../../errors/problem.ts';
import { asProblem } from './faults.ts';
import { metadataOf } from './metadata.ts';
import { askProvider } from './providerFetch.ts';
import type { ProviderSettings } from './providerSettings.ts';

/** An ID token is for the sign-in of this moment, also where the provider makes it valid for hours. */
export const maximumTokenAgeSeconds = 10 * 60;
const clockToleranceSeconds = 30;

/** Google still names itself without the scheme to some apps. */
const otherIssuers: Readonly<Record<string, readonly string[]>> = {
  'https://accounts.google.com': ['accounts.google.com'],
};

/** The keys of the providers. jose keeps each set for ten minutes, and asks for an unknown key at most every 30 s. */
const keySets = new Map<string, RemoteJWKSet>();

const checkedClaims = z.object({
  nonce: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
});

/**
 * Checks an ID token: its signature by the keys of the provider, who made it, for which app, when, and for which
 * attempt.
 *
 * @param input.nonce what the app gave the provider. Apps for iOS give its SHA-256 instead.
 * @throws {Problem} `identity_not_proven`; `provider_failed` or `provider_unreachable` when there are no keys.
 */
export async function verifyIdToken(
  { name, issuer, audiences }: ProviderSettings,
  { idToken, nonce }: { idToken: string; nonce: string },
): Promise<Profile> {
  try {
    const { jwks_uri: keysAddress } = await metadataOf({ name, issuer });
    if (keysAddress === undefined) throw new Problem('provider_failed');
    const { payload } = await jwtVerify(idToken, keySetOf(keysAddress), {
      issuer: [issuer, ...(otherIssuers[issuer] ?? [])],
      audience: [...audiences],
      // The one that all four use. `none` and shared secrets prove nothing.
      algorithms: ['RS256'],
      maxTokenAge: maximumTokenAgeSeconds,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    });
    const claims = checkedClaims.safeParse(payload);
    const profile = profileOfClaims(payload);
    if (!claims.success || profile === undefined || !isFor(claims.data, { nonce, audiences }))
      throw new Problem('identity_not_proven');
    return profile;
  } catch (error) {
    throw asProblem(error);
  }
}

function isFor(
  { nonce: claimed, aud, azp }: z.infer<typeof checkedClaims>,
  { nonce, audiences }: { nonce: string; audiences: readonly string[] },
): boolean {
  const isOwnAttempt = claimed === nonce || claimed === createHash('sha256').update(nonce).digest('hex');
  // A token for several apps names the one that asked for it.
  const isOwnApp = [aud].flat().length === 1 || (azp !== undefined && audiences.includes(azp));
  return isOwnAttempt && isOwnApp;
}

function keySetOf(address: string): RemoteJWKSet {
  const known = keySets.get(address);
  if (known !== undefined) return known;
  const keySet = createRemoteJWKSet(new URL(address), { [customFetch]: askProvider });
  keySets.set(address, keySet);
  return keySet;
}

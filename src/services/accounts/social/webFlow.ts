import { importPKCS8, SignJWT } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  Configuration,
  customFetch,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { profileOfKakao, profileOfNaver, type Profile } from '../../../domain/accounts/social/profiles.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { asProblem } from './faults.ts';
import { verifyIdToken } from './idToken.ts';
import { httpToOwnMachine, metadataOf } from './metadata.ts';
import { askProvider } from './providerFetch.ts';
import type { AppleKey, ProviderSettings } from './providerSettings.ts';

/** What must come back from the provider, or fit what comes back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Random values for a new attempt. */
export function newAttempt(): Omit<Attempt, 'state'> {
  return { nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
}

/**
 * The address of the provider to which the browser goes.
 *
 * @throws {Problem} `not_found` for a provider that is enabled for apps only.
 */
export async function authorizationAddress(settings: ProviderSettings, attempt: Attempt): Promise<URL> {
  const configuration = await configurationOf(settings);
  return buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(settings),
    ...(settings.client?.scope ? { scope: settings.client.scope } : {}),
    state: attempt.state,
    ...(settings.name === 'naver' ? {} : { nonce: attempt.nonce }),
    code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
    // Apple sends name and address only in a form.
    ...(settings.name === 'apple' ? { response_mode: 'form_post' } : {}),
  });
}

/**
 * Exchanges the code that came back for what the provider tells about the person. It calls the provider, so no
 * transaction may be open.
 *
 * @param answer the parameters with which the browser came back.
 * @throws {Problem} see {@link asProblem}
 */
export async function profileOfAnswer(
  settings: ProviderSettings,
  { answer, attempt }: { answer: URLSearchParams; attempt: Attempt },
): Promise<Profile> {
  const { name } = settings;
  const hasIdToken = name !== 'naver';
  const configuration = await configurationOf(settings);
  const address = new URL(callbackAddress(settings));
  // Only what the exchange needs: providers add parameters of their own.
  for (const parameter of ['code', 'state', 'iss', 'error', 'error_description'])
    for (const value of answer.getAll(parameter)) address.searchParams.append(parameter, value);
  try {
    const tokens = await authorizationCodeGrant(
      configuration,
      address,
      {
        expectedState: attempt.state,
        pkceCodeVerifier: attempt.codeVerifier,
        ...(hasIdToken ? { expectedNonce: attempt.nonce, idTokenExpected: true } : {}),
      },
      hasIdToken ? {} : { state: attempt.state },
    );
    const proven =
      tokens.id_token === undefined
        ? undefined
        : await verifyIdToken(settings, { idToken: tokens.id_token, nonce: attempt.nonce });
    return settings.userInfo === undefined && proven !== undefined
      ? proven
      : await profileOfAccessToken(settings, { accessToken: tokens.access_token, proven });
  } catch (error) {
    throw asProblem(error);
  }
}

/**
 * What Kakao or Naver tell about the owner of an access token. Neither says for which app the token was made; but both
 * number people for each app anew, so a token of another app names nobody here.
 *
 * @param input.proven who an ID token names: the answer must be about the same person.
 * @throws {Problem} `identity_not_proven` for another person or a dead token; `provider_failed`, `provider_unreachable`.
 */
export async function profileOfAccessToken(
  { name, userInfo }: ProviderSettings,
  { accessToken, proven }: { accessToken: string; proven?: Profile | undefined },
): Promise<Profile> {
  if (userInfo === undefined) throw new Problem('identity_not_proven');
  const response = await askProvider(userInfo, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  });
  // Dead, revoked, or never one of theirs.
  if (response.status !== 200) throw new Problem('identity_not_proven');
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new Problem('provider_failed', { cause });
  });
  const profile = name === 'naver' ? profileOfNaver(body) : profileOfKakao(body);
  if (profile === undefined) throw new Problem('provider_failed');
  if (proven !== undefined && proven.subject !== profile.subject) throw new Problem('identity_not_proven');
  return profile;
}

/** The address of ours to which a provider sends the browser back. It is registered there. */
function callbackAddress({ name }: ProviderSettings): string {
  return `${env().publicUrl}/api/auth/${name}/callback`;
}

async function configurationOf(settings: ProviderSettings): Promise<Configuration> {
  const { client, issuer } = settings;
  if (client === undefined) throw new Problem('not_found');
  const secret =
    typeof client.secret === 'object' ? await appleSecret(client.secret, client.id) : client.secret;
  const configuration = new Configuration(
    await metadataOf(settings),
    client.id,
    { id_token_signed_response_alg: 'RS256' },
    secret === undefined ? undefined : ClientSecretPost(secret),
  );
  configuration[customFetch] = askProvider;
  for (const allow of httpToOwnMachine(issuer)) allow(configuration);
  return configuration;
}

/** Apple's client secret is a token that our key signs. */
async function appleSecret({ id, pem, team }: AppleKey, client: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: id })
    .setIssuer(team)
    .setSubject(client)
    .setAudience('https://appleid.apple.com')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importPKCS8(pem, 'ES256'));
}

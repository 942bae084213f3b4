import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { lockPasskey, notePasskeyUse } from '../../../database/accounts/passkeys.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { startSession, type StartedSession } from '../sessions/startSession.ts';
import { limitSignIns } from '../social/limitSignIns.ts';
import { putStep, takeStep } from '../social/steps.ts';
import { noExtensions, type signedCredential } from './credentials.ts';
import { handleOf } from './register.ts';
import { challengeIn, challengeSeconds, relyingParty } from './relyingParty.ts';

/**
 * Starts a sign-in with a passkey: what `navigator.credentials.get` takes. It asks for no address and lists no key, so it
 * tells nobody who has an account; the device offers the passkeys that it has for this site.
 *
 * @throws {Problem} `rate_limited`, `not_found` where passkeys cannot work.
 */
export async function passkeyToUse(req: PayloadRequest): Promise<object> {
  const { id: rpID } = relyingParty();
  await limitSignIns(req);
  const challenge = await putStep(req, { kind: 'passkey', content: {}, seconds: challengeSeconds });
  return generateAuthenticationOptions({
    rpID,
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: challengeSeconds * 1_000,
    userVerification: 'required',
  });
}

/**
 * Signs a member in with a passkey. The device has checked who holds it. A counter that does not go up is of a copied
 * key, which is refused; devices that share a key do not count, and always say 0.
 *
 * @throws {Problem} `sign_in_expired` for a challenge that is over or was used; `passkey_refused` for an unknown passkey, a
 *   wrong signature, site or counter; `suspended`, `rate_limited`, `not_found`.
 */
export async function logInWithPasskey(
  req: PayloadRequest,
  credential: z.output<typeof signedCredential>,
): Promise<StartedSession<'users'>> {
  const { id: expectedRPID, origins: expectedOrigin } = relyingParty();
  await limitSignIns(req);
  const challenge = challengeIn(credential.response.clientDataJSON);
  // The attempt ends here, whatever comes of it.
  const begun = await takeStep(req, { kind: 'passkey', secret: challenge, schema: z.strictObject({}) });
  if (begun === undefined) throw new Problem('sign_in_expired', { field: 'credential' });
  return inTransaction(req, async () => {
    const passkey = await lockPasskey(req, credential.id);
    if (passkey === undefined) throw refused();
    const { counter, credentialId, id, publicKey, user } = passkey;
    const { userHandle, ...signed } = credential.response;
    const owner = isoBase64URL.fromBuffer(handleOf(user));
    if (userHandle !== undefined && userHandle !== owner) throw refused();
    const { authenticationInfo, verified } = await verifyAuthenticationResponse({
      response: { ...credential, ...noExtensions, response: signed },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter },
      requireUserVerification: true,
    }).catch((cause: unknown) => {
      throw refused(cause);
    });
    if (!verified) throw refused();
    const { credentialBackedUp: isBackedUp, newCounter } = authenticationInfo;
    await notePasskeyUse(req, { id, counter: newCounter, isBackedUp });
    return startSession(req, { collection: 'users', user });
  });
}

function refused(cause?: unknown): Problem {
  return new Problem('passkey_refused', { field: 'credential', cause });
}

import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { credentialsOf } from '../../../database/accounts/passkeys.ts';
import { deviceName } from '../../../domain/accounts/logins/deviceName.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';
import { requireFreshLogin, requireFreshLoginOf } from '../freshLogin.ts';
import { lockAccount } from '../lockAccount.ts';
import { tellMember } from '../social/identities.ts';
import { putStep, takeStep } from '../social/steps.ts';
import { noExtensions, type newCredential } from './credentials.ts';
import { challengeIn, challengeSeconds, relyingParty } from './relyingParty.ts';

/** More than anybody has devices. */
const maximumPasskeys = 20;

const attempt = z.strictObject({ user: z.int() });

/**
 * Starts a new passkey of the caller: what the browser's `navigator.credentials.create` takes. The challenge is the secret
 * of a step, so it works once, for this account, and for a few minutes.
 *
 * @throws {Problem} `login_not_fresh`, `not_found` where passkeys cannot work.
 */
export async function passkeyToMake(req: PayloadRequest): Promise<object> {
  const { id: user, email } = requireFreshLoginOf(req, 'users');
  const { id: rpID } = relyingParty();
  const known = await credentialsOf(req, user);
  const content = { user } satisfies z.infer<typeof attempt>;
  const challenge = await putStep(req, { kind: 'newPasskey', content, seconds: challengeSeconds });
  return generateRegistrationOptions({
    rpName: 'DiningCoach',
    rpID,
    userName: email,
    userID: handleOf(user),
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: challengeSeconds * 1_000,
    // We trust any device: nothing but the key counts.
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Adds the passkey that a device has made, and tells the member by mail, who may not be the one who does it.
 *
 * @throws {Problem} `login_not_fresh`; `sign_in_expired` for a challenge that is over, was used, or is another account's;
 *   `invalid_passkey`, `passkey_taken`, `too_many_passkeys`, `not_found`.
 */
export async function addPasskey(
  req: PayloadRequest,
  { credential, name }: { credential: z.output<typeof newCredential>; name: string | undefined },
): Promise<void> {
  const user = requireFreshLogin(req);
  const { id: expectedRPID, origins: expectedOrigin } = relyingParty();
  const challenge = challengeIn(credential.response.clientDataJSON);
  const begun = await takeStep(req, { kind: 'newPasskey', secret: challenge, schema: attempt });
  if (begun?.user !== user) throw new Problem('sign_in_expired', { field: 'credential' });
  const { transports: _, ...response } = credential.response;
  const verified = await verifyRegistrationResponse({
    response: { ...credential, ...noExtensions, response },
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new Problem('invalid_passkey', { field: 'credential', cause });
  });
  if (!verified.verified) throw new Problem('invalid_passkey', { field: 'credential' });
  const { credential: made, credentialBackedUp: isBackedUp } = verified.registrationInfo;
  await inTransaction(req, async () => {
    await lockAccount({ req, user });
    const { length } = await credentialsOf(req, user);
    if (length >= maximumPasskeys)
      throw new Problem('too_many_passkeys', { parameters: { maximum: maximumPasskeys } });
    await req.payload.create({
      collection: 'passkeys',
      data: {
        user,
        name: name ?? deviceName(req.headers.get('user-agent')) ?? 'Passkey',
        credentialId: made.id,
        publicKey: isoBase64URL.fromBuffer(made.publicKey),
        counter: made.counter,
        isBackedUp,
      },
      depth: 0,
      overrideAccess: true,
      req,
    });
    await tellMember(req, user);
  });
}

/** Names the account to the device, always in the same way and without telling who it is. */
export function handleOf(user: number): Uint8Array<ArrayBuffer> {
  return isoBase64URL.toBuffer(keyedHash(`passkey:${String(user)}`));
}

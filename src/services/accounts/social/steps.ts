import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { insertStep, takeStep as takeStoredStep } from '../../../database/accounts/signInSteps.ts';
import type { Transactional } from '../../../database/transaction.ts';
import { seal, unseal } from '../../../domain/accounts/sealing.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';
import { healthKeys } from '../healthKeys.ts';

/**
 * What lies between two calls of a sign-in. `state`: the browser is at the provider. `proof`: the provider has proven
 * who it is, and the app may use that once. `newPasskey`, `passkey`: a device is asked to make a key, or to sign; the
 * secret is the challenge.
 */
export type StepKind = 'state' | 'proof' | 'newPasskey' | 'passkey';

/**
 * Stores the content of a step.
 *
 * @returns the secret that gives it back, once. Only a hash of it is stored.
 */
export async function putStep(
  req: Transactional,
  { kind, content, seconds }: { kind: StepKind; content: object; seconds: number },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const keyHash = hashOf(kind, secret);
  const sealed = seal({ ring: healthKeys(), owner: keyHash, text: JSON.stringify(content) });
  await insertStep(req, { keyHash, sealed, seconds });
  return secret;
}

/** Takes the content of a step. Undefined when there is none: used, expired, or never made. */
export async function takeStep<Schema extends z.ZodType>(
  req: Transactional,
  { kind, secret, schema }: { kind: StepKind; secret: string; schema: Schema },
): Promise<z.output<Schema> | undefined> {
  const keyHash = hashOf(kind, secret);
  const sealed = await takeStoredStep(req, keyHash);
  if (sealed === undefined) return undefined;
  return schema.parse(JSON.parse(unseal({ ring: healthKeys(), owner: keyHash, sealed })));
}

/**
 * Remembers that an ID token was used.
 *
 * @returns false when it was used before.
 */
export async function useOnce(req: Transactional, token: string, seconds: number): Promise<boolean> {
  // Without the signature: its last letter can be written in several ways.
  const signed = token.slice(0, token.lastIndexOf('.'));
  return insertStep(req, { keyHash: keyedHash(`sign-in:id-token:${signed}`), sealed: null, seconds });
}

function hashOf(kind: StepKind, secret: string): string {
  return keyedHash(`sign-in:${kind}:${secret}`);
}

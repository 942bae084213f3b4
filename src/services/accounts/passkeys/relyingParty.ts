import { z } from 'zod';
import { isLoopback } from '../../../domain/accounts/social/returnAddress.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';

/** Long enough to look for the phone. */
export const challengeSeconds = 5 * 60;

/** Whom a device makes its key for. Passkeys of one host work on no other. */
export interface RelyingParty {
  readonly id: string;
  /** The addresses of our site and apps from which an answer may come. */
  readonly origins: string[];
}

/**
 * This server as a relying party: the host of its public address. A browser allows no passkeys without HTTPS, except on
 * the own machine.
 *
 * @throws {Problem} `not_found` where passkeys cannot work.
 */
export function relyingParty(): RelyingParty {
  const { PASSKEY_ORIGINS, publicUrl } = env();
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new Problem('not_found');
  return { id: url.hostname, origins: [url.origin, ...PASSKEY_ORIGINS] };
}

const clientData = z.object({ challenge: z.string().max(200) });

/** The challenge that an answer of a device is about; an empty text for rubbish. The library checks the rest. */
export function challengeIn(clientDataJson: string): string {
  try {
    const json: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString());
    return clientData.parse(json).challenge;
  } catch {
    return '';
  }
}

import { seal, unseal } from '../../../domain/accounts/sealing.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';
import { healthKeys } from '../healthKeys.ts';

/** Seals the secret of an account with the keys of health data: it must be read again, so a hash does not do. */
export function sealSecret({ secret, staff }: { secret: string; staff: number }): string {
  return seal({ ring: healthKeys(), owner: ownerOf(staff), text: secret });
}

export function openSecret({ sealed, staff }: { sealed: string; staff: number }): string {
  return unseal({ ring: healthKeys(), owner: ownerOf(staff), sealed });
}

/** What is stored of a recovery code. */
export function recoveryHash(staff: number, code: string): string {
  return keyedHash(`recovery:${String(staff)}:${code}`);
}

function ownerOf(staff: number): string {
  return `second-factor:${String(staff)}`;
}

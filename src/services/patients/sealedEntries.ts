import { seal, unseal } from '../../domain/accounts/sealing.ts';
import {
  sealedCareEntry,
  type SealedCareEntry,
  type SealedCareLimit,
} from '../../domain/patients/careEntries.ts';
import type { LimitOfPerson } from '../../domain/suitability/facts/facts.ts';
import { healthKeys } from '../accounts/healthKeys.ts';

/** Encrypts an entry for the row of this member. */
export function sealCareEntry({ owner, entry }: { owner: number; entry: SealedCareEntry }): string {
  return seal({ ring: healthKeys(), owner: sealOwner(owner), text: JSON.stringify(entry) });
}

/**
 * Decrypts an entry.
 *
 * @throws {SealBroken} when it belongs to another member, or HEALTH_KEYS does not contain its key.
 */
export function openCareEntry({ owner, sealed }: { owner: number; sealed: string }): SealedCareEntry {
  return sealedCareEntry.parse(JSON.parse(unseal({ ring: healthKeys(), owner: sealOwner(owner), sealed })));
}

/** The limits that dietitians have set for a member, as limits of their profile. */
export function openCareLimits({
  owner,
  careLimits,
}: {
  owner: string;
  careLimits: readonly SealedCareLimit[];
}): LimitOfPerson[] {
  return careLimits.flatMap(({ sealed, dietitian, until }) => {
    const { limit } = openCareEntry({ owner: Number(owner), sealed });
    if (limit === null) return [];
    const { nutrient, max, per, reason } = limit;
    return [{ nutrient, max, per, until, note: reason, by: dietitian }];
  });
}

/** An entry cannot stand for a profile of the same member. */
function sealOwner(user: number): string {
  return `care-entry:${String(user)}`;
}

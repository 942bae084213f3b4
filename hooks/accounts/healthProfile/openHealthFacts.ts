import type { CollectionBeforeReadHook } from 'payload';
import { ownerOf } from '../../../src/domain/operations/ownership.ts';
import { openHealthFacts as openFacts } from '../../../src/services/accounts/healthFacts.ts';

/** Decrypts the sealed column of a profile into its virtual fields. */
export const openHealthFacts: CollectionBeforeReadHook = ({ doc }) => {
  const profile = doc as Record<string, unknown>;
  const owner = ownerOf(profile);
  const { sealed } = profile;
  if (owner === undefined || typeof sealed !== 'string') return profile;
  return { ...profile, ...openFacts({ sealed, owner }) };
};

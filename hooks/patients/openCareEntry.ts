import type { CollectionBeforeReadHook } from 'payload';
import { ownerOf } from '../../src/domain/operations/ownership.ts';
import { openCareEntry as open } from '../../src/services/patients/sealedEntries.ts';

/** Decrypts an entry into its virtual fields. */
export const openCareEntry: CollectionBeforeReadHook = ({ doc }) => {
  const entry = doc as Record<string, unknown>;
  const owner = ownerOf(entry);
  const { sealed } = entry;
  return owner === undefined || typeof sealed !== 'string'
    ? entry
    : { ...entry, ...open({ owner: Number(owner), sealed }) };
};

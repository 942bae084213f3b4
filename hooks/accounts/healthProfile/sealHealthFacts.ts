import type { CollectionBeforeChangeHook } from 'payload';
import { sealHealthFacts as sealFacts } from '../../../src/services/accounts/healthFacts.ts';
import { sentFields } from '../../../src/services/operations/input/sentInput.ts';
import { ownerOf } from '../../../src/domain/operations/ownership.ts';

/** Encrypts the health facts of a profile into its sealed column, because the fields themselves are virtual. */
export const sealHealthFacts: CollectionBeforeChangeHook = async ({
  collection,
  context,
  data,
  originalDoc,
  req,
}) => {
  const storedColumn: unknown = (originalDoc as Record<string, unknown> | undefined)?.['sealed'];
  const owner = ownerOf(data) ?? ownerOf(originalDoc);
  if (owner === undefined) return data;
  return {
    ...data,
    sealed: await sealFacts({
      req,
      changes: sentFields({ context, collection: collection.slug, data }),
      stored: typeof storedColumn === 'string' ? storedColumn : null,
      owner,
    }),
  };
};

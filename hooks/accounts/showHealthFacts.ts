import type { CollectionAfterChangeHook } from 'payload';
import type { HealthProfile } from '../../payload-types.ts';
import { storedHealthFacts } from '../../src/services/accounts/healthFacts.ts';

/** Adds the stored health facts to the answer of a write, because Payload omits virtual fields there. */
export const showHealthFacts: CollectionAfterChangeHook<HealthProfile> = async ({ doc, req }) => ({
  ...doc,
  ...(await storedHealthFacts({ req, profile: doc.id })),
});

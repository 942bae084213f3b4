import type { CollectionAfterChangeHook } from 'payload';
import type { HealthProfile } from '../../payload-types.ts';
import { storedHealthFacts } from '../../src/services/accounts/healthFacts.ts';

/** The answer to a write shows the facts as they are stored now; Payload answers without what is virtual. */
export const showHealthFacts: CollectionAfterChangeHook<HealthProfile> = async ({ doc, req }) => ({
  ...doc,
  ...(await storedHealthFacts({ req, profile: doc.id })),
});

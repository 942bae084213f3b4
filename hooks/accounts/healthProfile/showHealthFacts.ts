import type { CollectionAfterChangeHook } from 'payload';
import type { HealthProfile } from '../../../payload-types.ts';
import { shownProfile } from '../../../src/services/accounts/healthFacts.ts';

/** Adds the stored health facts to the answer of a write, or takes all away when the profile is barred. */
export const showHealthFacts: CollectionAfterChangeHook<HealthProfile> = ({ doc, req }) =>
  shownProfile({ req, doc: { ...doc } });

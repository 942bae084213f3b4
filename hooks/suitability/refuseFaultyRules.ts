import type { CollectionBeforeChangeHook } from 'payload';
import type { Diet } from '../../payload-types.ts';
import { refuseFaultyRules as refuse } from '../../src/services/suitability/checkRules.ts';

/** Refuses rules with unknown categories or allergens, and published rules whose cases do not hold. */
export const refuseFaultyRules: CollectionBeforeChangeHook<Diet> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  await refuse({
    req,
    ruleSet: data.ruleSet,
    storedRuleSet: operation === 'update' ? originalDoc?.ruleSet : undefined,
  });
  return data;
};

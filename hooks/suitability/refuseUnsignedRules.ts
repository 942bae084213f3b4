import type { CollectionBeforeChangeHook } from 'payload';
import type { Diet } from '../../payload-types.ts';
import { refuseUnsignedRules as refuse } from '../../src/services/suitability/drafts/publishDraft.ts';

/** Refuses rules that one person alone would publish. */
export const refuseUnsignedRules: CollectionBeforeChangeHook<Diet> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const stored = operation === 'update' ? originalDoc : undefined;
  refuse(req, { id: stored?.id, ruleSet: data.ruleSet, storedRuleSet: stored?.ruleSet });
  return data;
};

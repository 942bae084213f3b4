import type { CollectionBeforeChangeHook } from 'payload';
import type { Diet } from '../../payload-types.ts';
import { withVersion } from '../../src/domain/suitability/rules/ruleSetVersion.ts';

/** Gives changed rules a new version number. */
export const numberRuleSet: CollectionBeforeChangeHook<Diet> = ({ data, originalDoc }) => {
  const { ruleSet } = data;
  if (typeof ruleSet !== 'object' || ruleSet === null || Array.isArray(ruleSet)) return data;
  const before = originalDoc?.ruleSet;
  const stored = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : undefined;
  return {
    ...data,
    ruleSet: withVersion({ diet: data.slug ?? originalDoc?.slug ?? '', input: ruleSet, stored }),
  };
};

import type { CollectionBeforeChangeHook } from 'payload';
import type { Diet } from '../../payload-types.ts';
import { withVersion } from '../../src/domain/suitability/rules/ruleSetVersion.ts';

/** Gives changed rules a new version number. */
export const numberRuleSet: CollectionBeforeChangeHook<Diet> = ({ data, operation, originalDoc }) => {
  const { ruleSet } = data;
  if (typeof ruleSet !== 'object' || ruleSet === null || Array.isArray(ruleSet)) return data;
  // A duplicate is a new diet, although Payload passes the document that it copies.
  const previousRuleSet = operation === 'update' ? originalDoc?.ruleSet : undefined;
  const storedRuleSet =
    typeof previousRuleSet === 'object' && previousRuleSet !== null && !Array.isArray(previousRuleSet)
      ? previousRuleSet
      : undefined;
  return {
    ...data,
    ruleSet: withVersion({
      diet: data.slug ?? originalDoc?.slug ?? '',
      input: ruleSet,
      stored: storedRuleSet,
    }),
  };
};

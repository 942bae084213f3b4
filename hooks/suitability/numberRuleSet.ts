import type { CollectionBeforeChangeHook } from 'payload';
import type { Diet } from '../../payload-types.ts';
import { numberRules } from '../../src/services/suitability/numberRules.ts';

/** Gives changed rules a new version number. */
export const numberRuleSet: CollectionBeforeChangeHook<Diet> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
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
    ruleSet: await numberRules({
      req,
      diet: data.slug ?? originalDoc?.slug ?? '',
      input: ruleSet,
      stored: storedRuleSet,
    }),
  };
};

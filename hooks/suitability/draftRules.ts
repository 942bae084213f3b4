import type { FieldHook } from 'payload';

/** The rules of a copy are a draft: nobody has read them as the rules of the new diet, and nothing may be judged by them. */
export const draftRules: FieldHook = ({ value }) => {
  const rules: unknown = value;
  return typeof rules === 'object' && rules !== null && !Array.isArray(rules)
    ? { ...rules, status: 'draft' }
    : rules;
};

'use client';

import { useField, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { describeRuleSetFaults } from '../../domain/suitability/rules/ruleSetFault.ts';
import { toLanguage } from '../../i18n/language.ts';
import { speaker } from '../texts.ts';
import { JsonField } from '../fields/JsonField.tsx';
import { isDraft, nutrientOptions, type CaseField, type Option } from './caseFields.ts';
import { ruleCaseResults } from './ruleCaseResults.ts';
import { RuleCases } from './RuleCases.tsx';
import { previewRuleSet } from './ruleRows.ts';
import { RuleTable } from './RuleTable.tsx';
import { useRuleReferences, type RuleReferences } from './useRuleReferences.ts';

/** The rules of a diet: a table to read them, forms for their cases, the JSON to edit them, and its faults. */
function RuleSet(props: JSONFieldClientProps) {
  const { value, setValue, disabled } = useField<unknown>({ path: props.path });
  const { i18n } = useTranslation();
  const references = useRuleReferences();
  const say = speaker(i18n.language);
  const preview = previewRuleSet(value);
  const fault = preview === undefined ? undefined : describeRuleSetFaults(value, toLanguage(i18n.language));
  const rules: readonly unknown[] = isDraft(value) && Array.isArray(value['rules']) ? value['rules'] : [];
  const setCases = (at: number, cases: readonly unknown[]): void => {
    const rule = rules[at];
    if (isDraft(value) && isDraft(rule)) setValue({ ...value, rules: rules.with(at, { ...rule, cases }) });
  };
  return (
    <>
      {preview === undefined ? null : <RuleTable preview={preview} say={say} {...references} />}
      {fault === undefined ? null : (
        <ul className="dc-rules__faults" role="status">
          {fault.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {preview === undefined ? null : (
        <RuleCases
          isReadOnly={props.readOnly === true || disabled}
          onChange={setCases}
          optionsOf={(field) => optionsOf(field, references)}
          resultsOf={(rule) => ruleCaseResults(rule, references.knowledge)}
          rules={rules}
          say={say}
        />
      )}
      <JsonField {...props} />
    </>
  );
}

export const RuleSetField = withCondition(RuleSet);

function optionsOf(field: CaseField, { allergens, categories }: RuleReferences): readonly Option[] {
  if (field.kind === 'figures') return nutrientOptions;
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  if (typeof field.options !== 'string') return field.options;
  const names = field.options === 'allergens' ? allergens : categories;
  return [...names].map(([value, name]) => ({ value, name }));
}

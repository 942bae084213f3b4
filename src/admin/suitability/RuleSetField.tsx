'use client';

import { useFormFields, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { describeRuleSetFaults } from '../../domain/suitability/rules/ruleSetFault.ts';
import { toLanguage } from '../../i18n/language.ts';
import { speaker } from '../texts.ts';
import { JsonField } from '../fields/JsonField.tsx';
import { previewRuleSet } from './ruleRows.ts';
import { RuleTable } from './RuleTable.tsx';
import { useNamesBySlug } from '../fields/useNamesBySlug.ts';

/** The rules of a diet: a table to read them, the JSON to edit them, and the faults of the edited JSON. */
function RuleSet(props: JSONFieldClientProps) {
  const value = useFormFields(([fields]) => fields[props.path]?.value);
  const { i18n } = useTranslation();
  const categories = useNamesBySlug('food-categories');
  const allergens = useNamesBySlug('allergens');
  const say = speaker(i18n.language);
  const preview = previewRuleSet(value);
  const fault = preview === undefined ? undefined : describeRuleSetFaults(value, toLanguage(i18n.language));
  return (
    <>
      {preview === undefined ? null : (
        <RuleTable preview={preview} categories={categories} allergens={allergens} say={say} />
      )}
      {fault === undefined ? null : (
        <ul className="dc-rules__faults" role="status">
          {fault.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <JsonField {...props} />
    </>
  );
}

export const RuleSetField = withCondition(RuleSet);

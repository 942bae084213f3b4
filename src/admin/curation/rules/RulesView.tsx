'use client';

import { Gutter, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useMemo } from 'react';
import type { Draft } from '../../../domain/suitability/rules/forms/formFields.ts';
import { speaker } from '../../texts.ts';
import { RulesPage } from './RulesPage.tsx';
import { texts } from './ruleTexts.ts';
import '../../charts/charts.css';
import '../../controls/controls.css';
import '../../fields/fields.css';
import './rules.css';

/** The tab of a diet with its rules: the draft beside the published ones, the effect of the draft, and all versions. */
export function RulesView() {
  const { data, id } = useDocumentInfo();
  const { i18n } = useTranslation();
  const { name, nameEn } = data ?? {};
  const [ko, en] = [textOf(name), textOf(nameEn)];
  const empty = useMemo((): Draft => ({ name: { ko, en }, isComplete: false, rules: [] }), [ko, en]);
  return (
    <Gutter className="dc-page dc-rules">
      {typeof id === 'number' ? (
        <RulesPage diet={id} empty={empty} key={id} />
      ) : (
        <p>{speaker(i18n.language)(texts.saveFirst)}</p>
      )}
    </Gutter>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

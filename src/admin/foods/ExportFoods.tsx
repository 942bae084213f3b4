'use client';

import { useAuth, useConfig, useTranslation } from '@payloadcms/ui';
import { useSearchParams } from 'next/navigation.js';
import type { LocalizedText } from '../../domain/language.ts';
import { speaker } from '../texts.ts';
import { exportQuery } from './exportQuery.ts';
import '../controls/controls.css';

const title: LocalizedText = { ko: '이 목록을 CSV로 내보내기', en: 'Export this list as CSV' };

/** Exports the foods of the list as it is filtered and sorted, in the format that an import reads. */
export function ExportFoods() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const { permissions } = useAuth();
  const query = exportQuery(useSearchParams());
  if (permissions?.collections?.['food-imports']?.create !== true) return null;
  return (
    <a className="dc-button" download href={`${config.routes.api}/foods/export.csv${query}`}>
      {speaker(i18n.language)(title)}
    </a>
  );
}

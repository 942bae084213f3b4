'use client';

import { useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { speaker } from '../../texts.ts';
import { faultText } from '../faultText.ts';
import { texts } from '../importTexts.ts';

/** The calls of an import: one at a time. After each, the page is read again as it is then. */
export function useImportCalls(id: number) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const url = `${config.serverURL}${config.routes.api}/food-imports/${String(id)}`;

  /** @returns the answer, or undefined when the server has not done it. */
  const call = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    setBusy(true);
    setFault(undefined);
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        credentials: 'include',
        headers: {
          'Accept-Language': i18n.language,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) setFault(faultText(answer) ?? speaker(i18n.language)(texts.failedCall));
      if (method !== 'DELETE') router.refresh();
      return response.ok ? answer : undefined;
    } catch {
      setFault(speaker(i18n.language)(texts.failedCall));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { call, fault, isBusy, url };
}

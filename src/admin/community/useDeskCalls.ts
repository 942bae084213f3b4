'use client';

import { useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { z } from 'zod';
import { speaker } from '../texts.ts';
import { texts } from './deskTexts.ts';

const problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() });

/** Somebody else was faster: the page shows an older state. */
const staleCodes = ['case_changed', 'case_claimed', 'case_not_claimed', 'already_undone', 'opening_decided'];

export interface Outcome {
  readonly text: string;
  readonly isFault: boolean;
  /** The action that can be undone. */
  readonly action?: number | undefined;
}

/** The calls of the desk: one at a time. A refused one shows why, and the page as it is now. */
export function useDeskCalls() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const say = speaker(i18n.language);
  const api = `${config.serverURL}${config.routes.api}`;

  const send = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    setBusy(true);
    try {
      const response = await fetch(`${api}${path}`, {
        method,
        credentials: 'include',
        headers: {
          'Accept-Language': i18n.language,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const sent: unknown = await response.json();
      if (response.ok) return sent;
      const refused = problem.safeParse(sent).data;
      const isStale = staleCodes.includes(refused?.code ?? '');
      setOutcome({
        isFault: true,
        text: isStale
          ? `${say(texts.stale)} ${refused?.title ?? ''}`
          : (refused?.detail ?? refused?.title ?? say(texts.failed)),
      });
      router.refresh();
    } catch {
      setOutcome({ isFault: true, text: say(texts.failed) });
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  return {
    isBusy,
    outcome,
    refresh: () => {
      router.refresh();
    },
    say,
    send,
    setOutcome,
  };
}

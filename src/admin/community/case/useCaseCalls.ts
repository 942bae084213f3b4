'use client';

import { useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { z } from 'zod';
import type { LocalizedText } from '../../../domain/language.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../deskTexts.ts';

const answer = z.object({ doc: z.object({ version: z.int().optional() }), action: z.int().optional() });
const authorAnswer = z.object({ author: z.object({ username: z.string().optional() }) });
const problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() });

/** Somebody else was faster: the page shows an older state. */
const staleCodes = ['case_changed', 'case_claimed', 'case_not_claimed', 'already_undone', 'opening_decided'];

export interface Outcome {
  readonly text: string;
  readonly isFault: boolean;
  /** The action that can be undone. */
  readonly action?: number | undefined;
}

/** The calls of a case: one at a time, each with the newest version, and the page as it is after them. */
export function useCaseCalls({ id, version }: { id: number; version: number }) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [answered, setAnswered] = useState(version);
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

  /** Does a step of this case. Returns the version after it; undefined when it was refused. */
  const step = async (
    name: 'claim' | 'release' | 'decide' | 'undo' | 'answer-appeal',
    body: object,
    { success, at }: { success: string; at?: number },
  ): Promise<number | undefined> => {
    const sent = await send('POST', `/moderation-cases/${String(id)}/${name}`, {
      version: at ?? Math.max(version, answered),
      ...body,
    });
    if (sent === undefined) return undefined;
    const { action, doc } = answer.parse(sent);
    setAnswered(doc.version ?? answered);
    setOutcome({ isFault: false, text: success, action: name === 'decide' ? action : undefined });
    router.refresh();
    return doc.version;
  };

  /** Does a step of the opening of an anonymous author. */
  const openingStep = async (
    path: string,
    body: object | undefined,
    success: LocalizedText,
  ): Promise<boolean> => {
    const sent = await send('POST', `/anonymity-openings${path}`, body);
    if (sent === undefined) return false;
    setOutcome({ isFault: false, text: say(success) });
    router.refresh();
    return true;
  };

  /** Shows the author whom two moderators have opened. */
  const showAuthor = async (opening: number): Promise<void> => {
    const sent = await send('GET', `/anonymity-openings/${String(opening)}/author`);
    if (sent === undefined) return;
    const name = authorAnswer.parse(sent).author.username;
    setOutcome({
      isFault: false,
      text: name === undefined ? say(texts.authorGone) : `${say(texts.authorIs)}: ${name}`,
    });
  };

  return { isBusy, openingStep, outcome, say, showAuthor, step };
}

export type CaseCalls = ReturnType<typeof useCaseCalls>;

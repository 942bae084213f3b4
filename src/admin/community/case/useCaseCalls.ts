'use client';

import { useState } from 'react';
import { z } from 'zod';
import type { LocalizedText } from '../../../domain/language.ts';
import { texts } from '../deskTexts.ts';
import { useDeskCalls } from '../useDeskCalls.ts';

const answer = z.object({ doc: z.object({ version: z.int().optional() }), action: z.int().optional() });
const authorAnswer = z.object({ author: z.object({ username: z.string().optional() }) });

/** The calls of a case: one at a time, each with the newest version, and the page as it is after them. */
export function useCaseCalls({ id, version }: { id: number; version: number }) {
  const { isBusy, outcome, refresh, say, send, setOutcome } = useDeskCalls();
  const [answered, setAnswered] = useState(version);

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
    refresh();
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
    refresh();
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

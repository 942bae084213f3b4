import { useConfig, useTranslation } from '@payloadcms/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import { canonicalJson } from '../../../domain/operations/canonicalJson.ts';
import { contentOf } from '../../../domain/suitability/rules/drafts/ruleDraft.ts';
import type { Draft } from '../../../domain/suitability/rules/forms/formFields.ts';
import { speaker } from '../../texts.ts';
import { texts } from './ruleTexts.ts';
import { draftView, problem, type DraftAnswer } from './ruleViews.ts';

export interface Message {
  readonly text: string;
  readonly isFault: boolean;
}

/** The rules of a diet while somebody edits them: what the server has, what is on the page, and the calls. */
export function useRuleDraft(diet: number, empty: Draft) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const [view, setView] = useState<DraftAnswer>();
  const [content, setContent] = useState<Draft>(empty);
  /** What the server has instead of what the page was based on. */
  const [theirs, setTheirs] = useState<DraftAnswer>();
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message>();
  const say = useMemo(() => speaker(i18n.language), [i18n.language]);
  const base = `${config.serverURL}${config.routes.api}/diets/${String(diet)}`;

  const send = useCallback(
    (method: string, path: string, body?: object): Promise<Response> =>
      fetch(`${base}/${path}`, {
        method,
        credentials: 'include',
        headers: {
          'Accept-Language': i18n.language,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    [base, i18n.language],
  );
  const show = useCallback(
    (next: DraftAnswer): void => {
      setView(next);
      setTheirs(undefined);
      setContent(shownContent(next) ?? empty);
    },
    [empty],
  );
  useEffect(() => {
    let isGone = false;
    send('GET', 'draft')
      .then(async (response) => draftView.parse(await response.json()))
      .then((next) => {
        if (!isGone) show(next);
      })
      .catch(() => {
        if (!isGone) setMessage({ text: say(texts.failed), isFault: true });
      });
    return () => {
      isGone = true;
    };
  }, [send, show, say]);

  const present = async (): Promise<DraftAnswer> =>
    draftView.parse(await (await send('GET', 'draft')).json());
  /** One call at a time. A refused one says why; a draft that has changed meanwhile is shown beside one's own. */
  const act = async (work: () => Promise<Response>, done: LocalizedText, parameters = {}): Promise<void> => {
    setBusy(true);
    try {
      const response = await work();
      const sent: unknown = await response.json();
      if (response.ok) {
        show(draftView.safeParse(sent).data ?? (await present()));
        setMessage({ text: fillText(say(done), parameters), isFault: false });
        return;
      }
      const refused = problem.safeParse(sent).data;
      const isLate = refused?.code === 'precondition_failed' || refused?.code === 'no_rule_draft';
      setTheirs(isLate ? await present() : undefined);
      setMessage(
        isLate ? undefined : { text: refused?.detail ?? refused?.title ?? say(texts.failed), isFault: true },
      );
    } catch {
      setMessage({ text: say(texts.failed), isFault: true });
    } finally {
      setBusy(false);
    }
  };

  const hash = (theirs ?? view)?.draft?.hash ?? null;
  return {
    content,
    isBusy,
    isChanged: view !== undefined && canonicalJson(content) !== canonicalJson(shownContent(view) ?? empty),
    message,
    say,
    send,
    setContent,
    theirs,
    view,
    save: (basedOnVersion?: number) =>
      act(() => send('PUT', 'draft', { ruleSet: content, hash, basedOnVersion }), texts.saved),
    sign: () => act(() => send('POST', 'draft/sign', { hash }), texts.signedNow),
    publish: () => act(() => send('POST', 'draft/publish'), texts.publishedNow),
    discard: () => act(() => send('DELETE', 'draft'), texts.discarded),
    restore: (version: number) =>
      act(() => send('POST', `versions/${String(version)}/draft`, { hash }), texts.restored, { version }),
    takeTheirs: () => {
      if (theirs !== undefined) show(theirs);
      setMessage(undefined);
    },
  };
}

function shownContent({ draft, stored }: DraftAnswer): Draft | undefined {
  return draft?.ruleSet ?? (stored === null ? undefined : contentOf(stored));
}

'use client';

import { Gutter, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback, useEffect, useState } from 'react';
import { fillText, locales } from '../../../domain/language.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { speaker } from '../../texts.ts';
import { ChangeTable } from '../ChangeTable.tsx';
import { texts } from '../curationTexts.ts';
import { historyPage, restorePreview, type Change, type Entry } from './answers.ts';
import '../../controls/controls.css';
import '../curation.css';

/** The history of a document: who has changed what, the last change first, each with the way back to it. */
export function HistoryView() {
  const { collectionSlug = '', id } = useDocumentInfo();
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const [entries, setEntries] = useState<readonly Entry[]>();
  const [cursor, setCursor] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [asked, setAsked] = useState<{ readonly entry: Entry; readonly changes: readonly Change[] }>();
  const url = `${config.serverURL}${config.routes.api}/${collectionSlug}/${String(id)}/history`;

  const call = useCallback(
    async (path: string, method: 'GET' | 'POST' = 'GET'): Promise<unknown> => {
      const headers = { 'Accept-Language': language };
      const response = await fetch(`${url}${path}`, { method, credentials: 'include', headers });
      if (!response.ok) throw new Error(`${String(response.status)} ${url}`);
      return response.json();
    },
    [language, url],
  );
  const load = useCallback(
    async (after: string | null) => {
      setFailed(false);
      try {
        const page = historyPage.parse(await call(after === null ? '' : `?cursor=${after}`));
        setEntries((shown) => (after === null ? page.docs : [...(shown ?? []), ...page.docs]));
        setCursor(page.nextCursor);
      } catch {
        setFailed(true);
      }
    },
    [call],
  );
  useEffect(() => {
    void load(null);
  }, [load]);

  const ask = async (entry: Entry) => {
    try {
      const { changes } = restorePreview.parse(await call(`/${entry.id}`));
      setAsked({ entry, changes });
    } catch {
      toast.error(say(texts.failed));
    }
  };
  const restore = async ({ id: change }: Entry) => {
    setAsked(undefined);
    try {
      await call(`/${change}/restore`, 'POST');
      toast.success(say(texts.restored));
      await load(null);
      router.refresh();
    } catch {
      toast.error(say(texts.failed));
    }
  };

  return (
    <Gutter className="dc-page dc-history">
      <h2>{say(texts.history)}</h2>
      <div aria-live="polite">
        {hasFailed ? <p role="alert">{say(texts.failed)}</p> : null}
        {entries === undefined && !hasFailed ? <p>{say(texts.loading)}</p> : null}
        {entries?.length === 0 ? <p>{say(texts.none)}</p> : null}
      </div>
      <ol>
        {entries?.map((entry, at) => {
          const when = new Date(entry.at).toLocaleString(locales[language], {
            dateStyle: 'medium',
            timeStyle: 'short',
          });
          return (
            <li key={entry.id}>
              <p className="dc-history__head">
                <strong>{actorText(entry, say)}</strong>
                <span>{say(texts.actions[entry.action])}</span>
                <time dateTime={entry.at}>{when}</time>
                {at === 0 ? null : (
                  <button
                    aria-label={`${say(texts.restore)}: ${when}`}
                    className="dc-button"
                    onClick={() => void ask(entry)}
                    type="button"
                  >
                    {say(texts.restore)}
                  </button>
                )}
              </p>
              {entry.changes.length === 0 ? null : (
                <ChangeTable
                  caption={when}
                  changes={entry.changes}
                  heads={[say(texts.before), say(texts.after)]}
                  language={language}
                />
              )}
            </li>
          );
        })}
      </ol>
      {cursor === null ? null : (
        <button className="dc-button" onClick={() => void load(cursor)} type="button">
          {say(texts.more)}
        </button>
      )}
      {asked === undefined ? null : (
        <Dialog
          close={() => {
            setAsked(undefined);
          }}
          title={say(texts.restoreTitle)}
        >
          {asked.changes.length === 0 ? (
            <p>{say(texts.restoreNothing)}</p>
          ) : (
            <>
              <p>{say(texts.restoreAbout)}</p>
              <ChangeTable
                caption={say(texts.restoreTitle)}
                changes={asked.changes}
                heads={[say(texts.now), say(texts.afterRestore)]}
                language={language}
              />
            </>
          )}
          <p className="dc-buttons">
            {asked.changes.length === 0 ? null : (
              <button
                className="dc-button dc-button--main"
                onClick={() => void restore(asked.entry)}
                type="button"
              >
                {say(texts.restore)}
              </button>
            )}
            <button
              className="dc-button"
              onClick={() => {
                setAsked(undefined);
              }}
              type="button"
            >
              {say(texts.cancel)}
            </button>
          </p>
        </Dialog>
      )}
    </Gutter>
  );
}

function actorText({ actor }: Entry, say: ReturnType<typeof speaker>): string {
  switch (actor.kind) {
    case 'staff':
      return actor.name ?? String(actor.id);
    case 'import':
      return fillText(say(texts.import), { id: String(actor.id) });
    case 'server':
      return say(texts.server);
  }
}

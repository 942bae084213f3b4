import { useTranslation } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { fillText } from '../../../domain/language.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { formatsFor } from '../../charts/formats.ts';
import { ConfirmDialog } from '../../controls/ConfirmDialog.tsx';
import { ChangeList } from './ChangeList.tsx';
import { texts } from './ruleTexts.ts';
import { versionsView, type VersionAnswer } from './ruleViews.ts';
import type { useRuleDraft } from './useRuleDraft.ts';

const pageSize = 10;

/** All versions of the rules, each with what it changed, who wrote and who signed it. */
export function VersionsPanel({
  editing: { isBusy, restore, say, send },
  version: current,
}: {
  readonly editing: ReturnType<typeof useRuleDraft>;
  readonly version: number;
}) {
  const { i18n } = useTranslation();
  const [docs, setDocs] = useState<readonly VersionAnswer[]>([]);
  const [cursor, setCursor] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [restored, setRestored] = useState<number>();
  const { moment } = formatsFor(toLanguage(i18n.language));
  const read = async (below: number | null): Promise<void> => {
    const path = `versions?limit=${String(pageSize)}${below === null ? '' : `&cursor=${String(below)}`}`;
    try {
      const page = versionsView.parse(await (await send('GET', path)).json());
      setDocs((before) => (below === null ? page.docs : [...before, ...page.docs]));
      setCursor(page.nextCursor);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    void read(null);
    // A publication makes another version, and the page then mounts this part anew.
  }, []);
  if (docs.length === 0 && !hasFailed) return null;
  return (
    <section aria-labelledby="dc-rules-versions" className="dc-panel">
      <h2 id="dc-rules-versions">{say(texts.versions)}</h2>
      {hasFailed ? <p role="alert">{say(texts.failed)}</p> : null}
      <ol className="dc-rules__versions">
        {docs.map(({ at, changes, signature, status, version }) => (
          <li key={version}>
            <h3>
              {fillText(say(texts.version), { version })}{' '}
              <span className={`dc-badge dc-badge--${status === 'published' ? 'encourage' : 'caution'}`}>
                {say(status === 'published' ? texts.wasPublished : texts.wasDraft)}
              </span>
            </h3>
            <p className="dc-rules__source">
              {signature === null
                ? `${moment(new Date(at))} · ${say(texts.unsigned)}`
                : fillText(say(texts.signed), {
                    writtenBy: signature.writtenBy.join(', '),
                    signedBy: signature.signedBy,
                    at: moment(new Date(signature.signedAt)),
                  })}
            </p>
            {changes.length === 0 ? (
              <p>{say(texts.noDifference)}</p>
            ) : (
              <ChangeList changes={changes} say={say} />
            )}
            {version === current ? null : (
              <button
                className="dc-button"
                disabled={isBusy}
                onClick={() => {
                  setRestored(version);
                }}
                type="button"
              >
                {say(texts.restore)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {cursor === null ? null : (
        <button
          className="dc-button"
          onClick={() => {
            void read(cursor);
          }}
          type="button"
        >
          {say(texts.more)}
        </button>
      )}
      {restored === undefined ? null : (
        <ConfirmDialog
          cancel={() => {
            setRestored(undefined);
          }}
          confirm={() => {
            setRestored(undefined);
            void restore(restored);
          }}
          text={fillText(say(texts.restoreText), { version: restored })}
          title={say(texts.restore)}
        />
      )}
    </section>
  );
}

import { Link } from '@payloadcms/ui';
import type { ImportState } from '../../../domain/imports/process/states.ts';
import { fillText } from '../../../domain/language.ts';
import type { ImportPageData } from '../../../services/imports/desk/readImportPage.ts';
import type { ShownImport } from '../../../services/imports/desk/shownImport.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { texts } from '../importTexts.ts';

/** How an import has ended, where its state does not say it all. */
export function Outcome({
  base,
  canPreview,
  say,
  formats,
  shown,
}: Shared & {
  readonly base: string;
  /** It can be tried again with other settings. */
  readonly canPreview: boolean;
  readonly shown: ShownImport;
}) {
  const { changesNothing, failure, isPruned, rollbackCounts, state } = shown;
  const count = (value: number) => formats.count(value);
  return (
    <>
      {failure === null ? null : (
        <section className="dc-panel dc-panel--alarm">
          <h2>{say(state === 'failed' ? texts.failedBecause : texts.couldNotRollBack)}</h2>
          <p>{say(failure.text)}</p>
          {state === 'failed' ? (
            <>
              <p className="dc-imports__note">
                {say(texts.asItWas)} {canPreview ? say(texts.orReadOtherwise) : null}
              </p>
              <p>
                <Link href={base} prefetch={false}>
                  {say(texts.newImport)}
                </Link>
              </p>
            </>
          ) : null}
        </section>
      )}
      {state === 'rolled-back' && rollbackCounts !== null ? (
        <p className="dc-imports__message">
          {fillText(say(texts.rolledBack), {
            deleted: count(rollbackCounts.deleted),
            restored: count(rollbackCounts.restored),
          })}
          {rollbackCounts.trashed === 0
            ? ''
            : ` ${fillText(say(texts.rolledBackTrashed), { trashed: count(rollbackCounts.trashed) })}`}
          {rollbackCounts.withKeptFields === 0
            ? ''
            : ` ${fillText(say(texts.rolledBackKept), { kept: count(rollbackCounts.withKeptFields) })}`}
        </p>
      ) : null}
      {state === 'cancelled' ? <p className="dc-imports__message">{say(texts.cancelledNothing)}</p> : null}
      {changesNothing ? <p className="dc-imports__message">{say(texts.changedNothing)}</p> : null}
      {isPruned ? <p className="dc-imports__note">{say(texts.pruned)}</p> : null}
    </>
  );
}

/** A larger share of refused rows is probably a wrong format. The command line ends with an error then. */
const muchRefused = 0.1;

/** What a dietitian should know before the start. */
export function Notices({
  report: { counts, mode },
  say,
  formats,
  state,
}: Shared & {
  readonly report: NonNullable<ImportPageData['report']>;
  readonly state: ImportState;
}) {
  const { created, refused, rows, updated } = counts;
  const share = rows === 0 ? 0 : refused / rows;
  return (
    <>
      {mode === 'preview' && state === 'previewed' && created + updated === 0 && refused < rows ? (
        <p className="dc-imports__message">{say(texts.nothingToChange)}</p>
      ) : null}
      {share > muchRefused ? (
        <p className="dc-imports__alarm">
          {fillText(say(mode === 'preview' ? texts.manyRefused : texts.manyWereRefused), {
            share: formats.percent(share),
          })}
        </p>
      ) : null}
    </>
  );
}

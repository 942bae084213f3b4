import { Link } from '@payloadcms/ui';
import { shownRowsQuery, type ShownRows } from '../../../domain/imports/report/reportFilter.ts';
import type { Language, LocalizedText } from '../../../domain/language.ts';
import type { ReportMode } from '../../../domain/imports/report/reportRow.ts';
import type { ImportPageData } from '../../../services/imports/desk/readImportPage.ts';
import type { ShownImport } from '../../../services/imports/desk/shownImport.ts';
import { Panel, type Shared } from '../../charts/Panel.tsx';
import { FocusTitle } from '../../controls/FocusTitle.tsx';
import { texts } from '../importTexts.ts';
import { Counts } from './Counts.tsx';
import { Groups } from './Groups.tsx';
import { FilesSeen } from './FilesSeen.tsx';
import { ImportWork } from './ImportWork.tsx';
import { Notices, Outcome } from './Outcome.tsx';
import { readingProps } from './readingProps.ts';
import { ReportRows } from './ReportRows.tsx';
import { SettingsForm } from './SettingsForm.tsx';

type Props = Shared & {
  readonly admin: string;
  /** The address of the API. */
  readonly api: string;
  readonly base: string;
  readonly data: ImportPageData;
  readonly filter: ShownRows;
  readonly language: Language;
};

/** An import, from the look at its files to its report. Its state decides what is shown. */
export function ImportPage({ admin, base, api, data, filter, formats, language, say }: Props) {
  const { by, groups, inspection, report, shown } = data;
  const { actions, createdAt, finishedAt, id, keptUntil, sameAs, state } = shown;
  const canPreview = actions.includes('preview') && inspection !== null;
  const isAsking = state === 'asking' || state === 'ready';
  const moment = (at: string) => <time dateTime={at}>{formats.moment(new Date(at))}</time>;
  const files =
    inspection === null ? null : <FilesSeen formats={formats} inspection={inspection} say={say} />;
  const reading =
    inspection === null ? null : (
      <SettingsForm
        {...readingProps({ inspection, settings: shown.settings })}
        id={id}
        key={`${state} ${inspection.key}`}
        submit={isAsking ? 'first' : 'again'}
      />
    );
  return (
    <>
      <FocusTitle text={shown.title} />
      <p className="dc-imports__facts dc-imports__note">
        <span>
          {say(texts.started)} {moment(createdAt)}
        </span>
        {by === null ? null : <span>{by}</span>}
        {finishedAt === null ? null : (
          <span>
            {say(texts.finished)} {moment(finishedAt)}
          </span>
        )}
        {keptUntil === null || state !== 'done' ? null : (
          <span>
            {say(texts.canRollBackUntil)} {moment(keptUntil)}
          </span>
        )}
        <span>{`#${String(id)}`}</span>
      </p>
      {sameAs === null ? null : (
        <p>
          {say(texts.sameAs)}:{' '}
          <Link href={`${base}/${String(sameAs)}`} prefetch={false}>
            {say(texts.earlier)}
          </Link>
        </p>
      )}
      <ImportWork
        {...{ actions, base, id, state }}
        canAgain={shown.canAgain}
        counts={shown.counts}
        isMoving={shown.isMoving}
        origin={shown.origin}
        progress={shown.progress}
      />
      <Outcome base={base} canPreview={canPreview} formats={formats} say={say} shown={shown} />
      {canPreview && isAsking ? (
        <div className="dc-import-page">
          <Panel title={say(texts.reading)}>{reading}</Panel>
          {files}
        </div>
      ) : null}
      {report === null ? null : (
        <Panel isWide title={say(reportTitle(report.mode, shown))}>
          <Notices formats={formats} report={report} say={say} state={state} />
          <Counts
            address={`${base}/${String(id)}`}
            counts={report.counts}
            filter={filter}
            formats={formats}
            say={say}
          />
          <ReportRows
            address={`${base}/${String(id)}`}
            admin={admin}
            filter={filter}
            formats={formats}
            language={language}
            report={report}
            say={say}
          />
          <p className="dc-buttons">
            <a
              className="dc-button"
              download
              href={`${api}/food-imports/${String(id)}/report.csv${shownRowsQuery({ ...filter, mode: report.mode, cursor: undefined })}`}
            >
              {say(texts.download)}
            </a>
          </p>
        </Panel>
      )}
      {groups === null || shown.isMoving ? null : (
        <section className="dc-panel dc-panel--wide" id="groups">
          <h2>{say(texts.groups)}</h2>
          <Groups {...groups} base={base} shown={{ canAgain: shown.canAgain, id, state }} />
        </section>
      )}
      {isAsking || inspection === null ? null : (
        <details className="dc-import-details" open={state === 'failed' && canPreview}>
          <summary>{say(canPreview ? texts.changeReading : texts.seen)}</summary>
          <div className="dc-import-page">
            {canPreview ? <Panel title={say(texts.reading)}>{reading}</Panel> : null}
            {files}
          </div>
        </details>
      )}
    </>
  );
}

function reportTitle(mode: ReportMode, { isMoving, state }: ShownImport): LocalizedText {
  if (mode === 'preview') return texts.preview;
  if (['cancelled', 'failed', 'rolled-back'].includes(state)) return texts.reportTakenBack;
  return isMoving ? texts.reportSoFar : texts.report;
}

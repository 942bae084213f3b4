import { Link } from '@payloadcms/ui';
import { shownRowsQuery, type ShownRows } from '../../../domain/imports/report/reportFilter.ts';
import { rowOutcomeTitles, type ReportedRow } from '../../../domain/imports/report/reportRow.ts';
import { rowIssueText } from '../../../domain/imports/rows/rowIssues.ts';
import { fieldTitle, flagTitle, shownValue } from '../../../domain/imports/report/shownValues.ts';
import { fillText, type Language } from '../../../domain/language.ts';
import type { ImportPageData } from '../../../services/imports/desk/readImportPage.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { CursorLinks } from '../../controls/PageLinks.tsx';
import { texts } from '../importTexts.ts';

type Report = NonNullable<ImportPageData['report']>;
type Part = Shared & {
  readonly admin: string;
  readonly language: Language;
  readonly report: Report;
};

/** The rows of a preview or a report, with everything that is said about each. */
export function ReportRows({
  address,
  filter,
  ...part
}: Part & { readonly address: string; readonly filter: ShownRows }) {
  const { report, say } = part;
  const { cursor, ...same } = filter;
  return (
    <>
      {report.rows.length === 0 ? (
        <p>{say(texts.noneShown)}</p>
      ) : (
        <ol className="dc-report">
          {report.rows.map((row) => (
            <Row {...part} key={row.n} row={row} />
          ))}
        </ol>
      )}
      <CursorLinks
        first={cursor === undefined ? null : `${address}${shownRowsQuery(same)}`}
        next={
          report.nextCursor === null
            ? null
            : `${address}${shownRowsQuery({ ...same, cursor: report.nextCursor })}`
        }
        say={say}
      />
      {report.counts.unchanged === 0 ? null : (
        <p className="dc-imports__note">{say(texts.unchangedNotListed)}</p>
      )}
    </>
  );
}

function Row({ admin, language, report, row, say, formats }: Part & { readonly row: ReportedRow }) {
  const { changes, file, flags, food, issues, line, name, outcome } = row;
  const title = name ?? say(texts.nameless);
  return (
    <li>
      <p className="dc-report__head">
        {food === null ? (
          <strong>{title}</strong>
        ) : (
          <Link href={`${admin}/collections/foods/${String(food)}`} prefetch={false}>
            {title}
          </Link>
        )}
        <span className={`dc-pill dc-pill--${outcome}`}>{say(rowOutcomeTitles[outcome])}</span>
        <span className="dc-imports__note">
          {file ?? ''}
          {line === null ? '' : ` ${fillText(say(texts.line), { line: formats.count(line) })}`}
        </span>
      </p>
      {(issues?.length ?? 0) + flags.length === 0 ? null : (
        <ul className="dc-report__remarks">
          {issues?.map((issue, at) => {
            const { reason, severity } = rowIssueText(issue, language);
            return (
              <li className={severity === 'error' ? 'dc-imports__alarm' : undefined} key={at}>
                <strong>{say(severity === 'error' ? texts.error : texts.warning)}</strong> {reason}
              </li>
            );
          })}
          {flags.map((flag) => (
            <li key={flag}>
              <strong>{say(texts.doubt)}</strong> {say(flagTitle(flag))}
            </li>
          ))}
        </ul>
      )}
      {changes === null || changes.length === 0 ? null : (
        <Changes categories={report.categories} changes={changes} mode={report.mode} name={title} say={say} />
      )}
    </li>
  );
}

function Changes({
  categories,
  changes,
  mode,
  name,
  say,
}: Pick<Shared, 'say'> &
  Pick<Report, 'categories' | 'mode'> & {
    readonly changes: NonNullable<ReportedRow['changes']>;
    readonly name: string;
  }) {
  const value = (field: string, of: unknown): string | null => {
    const shown = shownValue({ field, value: of }, categories);
    return shown === null ? null : say(shown);
  };
  return (
    <table aria-label={fillText(say(texts.changesOf), { name })} className="dc-changes">
      <thead>
        <tr>
          <th scope="col">{say(texts.field)}</th>
          <th scope="col">{say(mode === 'preview' ? texts.before : texts.was)}</th>
          <th scope="col">{say(mode === 'preview' ? texts.after : texts.is)}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, from, kept, to }) => {
          const [before, after] = [value(field, from), value(field, to)];
          return (
            <tr key={`${field} ${String(kept)}`}>
              <th scope="row">{say(fieldTitle(field))}</th>
              <td>{before ?? <Nothing text={say(texts.empty)} />}</td>
              <td>
                {kept === true ? (
                  <>
                    <mark>{say(texts.stays)}</mark>{' '}
                    <Nothing text={fillText(say(texts.fileSays), { value: after ?? say(texts.empty) })} />
                  </>
                ) : (
                  (after ??
                  // A doubt that has gone is no loss.
                  (field === 'quality' ? (
                    <Nothing text={say(texts.empty)} />
                  ) : (
                    <mark className="dc-changes__removed">{say(texts.removed)}</mark>
                  )))
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return <span className="dc-imports__note">{text}</span>;
}

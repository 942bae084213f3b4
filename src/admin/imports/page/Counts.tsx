import { Link } from '@payloadcms/ui';
import type { ReactNode } from 'react';
import type { ImportCounts, RowOutcome } from '../../../domain/imports/process/counts.ts';
import { shownRowsQuery, type ShownRows } from '../../../domain/imports/report/reportFilter.ts';
import { rowOutcomeTitles } from '../../../domain/imports/report/reportRow.ts';
import { rowIssueTitle } from '../../../domain/imports/rows/rowIssues.ts';
import { flagTitle } from '../../../domain/imports/report/shownValues.ts';
import { fillText } from '../../../domain/language.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { texts } from '../importTexts.ts';

type Part = Shared & {
  /** Of the page, without the filter. */
  readonly address: string;
  readonly counts: ImportCounts;
  readonly filter: ShownRows;
};

const outcomes: readonly RowOutcome[] = ['created', 'updated', 'kept', 'trashed', 'duplicate', 'refused'];

/** The counts of a preview or a run. Each is a link to its rows; the one that is shown leads back to all. */
export function Counts(part: Part) {
  const { counts, formats, say } = part;
  const { categories, flags, issues, rows } = counts;
  return (
    <>
      <p className="dc-imports__facts">
        <strong>{fillText(say(texts.rowsInAll), { rows: formats.count(rows) })}</strong>
        {categories === 0 ? null : (
          <span>{fillText(say(texts.newCategories), { count: formats.count(categories) })}</span>
        )}
      </p>
      <ul className="dc-tiles">
        {outcomes.map((outcome) => (
          <Tile
            {...part}
            isWorse={outcome === 'refused'}
            key={outcome}
            label={say(rowOutcomeTitles[outcome])}
            of={{ outcome }}
            value={counts[outcome]}
          />
        ))}
        <Tile {...part} label={say(rowOutcomeTitles.unchanged)} value={counts.unchanged} />
        <Tile {...part} isWorse label={say(texts.doubtful)} of={{ doubtful: true }} value={counts.doubtful} />
        <Tile
          {...part}
          label={say(texts.keptByHand)}
          of={{ keptFields: true }}
          value={counts.withKeptFields}
        />
      </ul>
      {counts.unchanged === 0 ? null : <p className="dc-imports__note">{say(texts.warningsOfUnchanged)}</p>}
      <Chips
        {...part}
        entries={entriesOf(flags).map(([flag, value]) => ({
          label: say(flagTitle(flag)),
          of: { flag },
          value,
        }))}
        title={say(texts.byFlag)}
      />
      <Chips
        {...part}
        entries={entriesOf(issues).map(([issue, value]) => ({
          label: say(rowIssueTitle(issue)),
          of: { issue },
          value,
        }))}
        title={say(texts.byIssue)}
      />
    </>
  );
}

/** The most frequent first. */
function entriesOf<Name extends string>(counts: Readonly<Partial<Record<Name, number>>>): [Name, number][] {
  return (Object.entries(counts) as [Name, number][]).sort(([, a], [, b]) => b - a);
}

/** A figure. Without `of` its rows are only counted. */
function Tile({
  address,
  filter,
  formats,
  isWorse = false,
  label,
  of,
  value,
}: Part & {
  readonly isWorse?: boolean;
  readonly label: string;
  readonly of?: ShownRows;
  readonly value: number;
}) {
  const content = (
    <>
      <strong>{formats.count(value)}</strong> <span>{label}</span>
    </>
  );
  const style = isWorse && value > 0 ? 'dc-tiles__worse' : undefined;
  if (of === undefined || value === 0) return <li className={style}>{content}</li>;
  return (
    <li className={style}>
      <FilterLink {...{ address, filter, of }}>{content}</FilterLink>
    </li>
  );
}

function Chips({
  address,
  entries,
  filter,
  formats,
  title,
}: Part & {
  readonly entries: readonly { readonly label: string; readonly of: ShownRows; readonly value: number }[];
  readonly title: string;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="dc-chips">
        {entries.map(({ label, of, value }) => (
          <li key={label}>
            <FilterLink {...{ address, filter, of }}>
              <strong>{formats.count(value)}</strong> <span>{label}</span>
            </FilterLink>
          </li>
        ))}
      </ul>
    </>
  );
}

function FilterLink({
  address,
  children,
  filter,
  of,
}: Pick<Part, 'address' | 'filter'> & { readonly children: ReactNode; readonly of: ShownRows }) {
  const isShown = shownRowsQuery({ ...filter, cursor: undefined }) === shownRowsQuery(of);
  return (
    <Link
      aria-current={isShown ? 'true' : undefined}
      href={isShown ? address : `${address}${shownRowsQuery(of)}`}
      prefetch={false}
      scroll={false}
    >
      {children}
    </Link>
  );
}

import { Link } from '@payloadcms/ui';
import { importStates } from '../../../domain/imports/process/states.ts';
import { rowOutcomeTitles } from '../../../domain/imports/report/reportRow.ts';
import { fillText } from '../../../domain/language.ts';
import type { ImportList as Imports } from '../../../services/imports/desk/readImports.ts';
import type { Shared } from '../../charts/Panel.tsx';
import { FocusTitle } from '../../controls/FocusTitle.tsx';
import { PageLinks } from '../../controls/PageLinks.tsx';
import { AgainButton } from '../AgainButton.tsx';
import { texts } from '../importTexts.ts';
import { Reload } from './Reload.tsx';
import { UploadFiles } from './UploadFiles.tsx';

/** The place for new files, and all imports. */
export function ImportList({
  base,
  list,
  say,
  formats,
}: Shared & { readonly base: string; readonly list: Imports }) {
  return (
    <>
      <FocusTitle text={say(texts.imports)} />
      <p className="dc-imports__note">{say(texts.intro)}</p>
      <UploadFiles base={base} />
      <h2>{say(texts.list)}</h2>
      {list.rows.length === 0 ? (
        <p>{say(texts.none)}</p>
      ) : (
        <ul className="dc-import-list">
          {list.rows.map((row) => (
            <Row base={base} formats={formats} key={row.id} row={row} say={say} />
          ))}
        </ul>
      )}
      <PageLinks
        formats={formats}
        page={list.page}
        pages={list.pages}
        say={say}
        to={(page) => `${base}?page=${String(page)}`}
      />
      {list.rows.some(({ isMoving }) => isMoving) ? <Reload /> : null}
    </>
  );
}

const counted = ['created', 'updated', 'unchanged', 'refused'] as const;

function Row({
  base,
  row,
  say,
  formats,
}: Shared & { readonly base: string; readonly row: Imports['rows'][number] }) {
  const { by, canAgain, createdAt, id, openGroups, origin, progress, state, title } = row;
  const counts = row.counts ?? row.previewCounts;
  return (
    <li>
      <Link className="dc-import-list__open" href={`${base}/${String(id)}`} prefetch={false}>
        {title}
      </Link>
      <p>
        <span className={`dc-pill dc-pill--${state}`}>{say(importStates[state])}</span>
        {row.isMoving && progress.totalRows !== null && progress.rows > 0 ? (
          <span>{formats.percent(Math.min(1, progress.rows / Math.max(1, progress.totalRows)))}</span>
        ) : null}
        {counts === null ? null : (
          <>
            <span>{fillText(say(texts.rowsSoFar), { rows: formats.count(counts.rows) })}</span>
            {counted.map((outcome) =>
              counts[outcome] === 0 ? null : (
                <span key={outcome}>
                  {`${say(rowOutcomeTitles[outcome])} ${formats.count(counts[outcome])}`}
                </span>
              ),
            )}
          </>
        )}
      </p>
      <p className="dc-imports__note">
        <time dateTime={createdAt}>{formats.moment(new Date(createdAt))}</time>
        {origin === 'command' ? <span>{say(texts.commandLine)}</span> : null}
        {by === null ? null : <span>{by}</span>}
        <span>{`#${String(id)}`}</span>
      </p>
      {openGroups === 0 && !canAgain ? null : (
        <p>
          {openGroups === 0 ? null : (
            <Link href={`${base}/${String(id)}#groups`} prefetch={false}>
              {fillText(say(texts.groupsOpen), { count: formats.count(openGroups) })}
            </Link>
          )}
          {canAgain ? <AgainButton base={base} id={id} name={title} /> : null}
        </p>
      )}
    </li>
  );
}

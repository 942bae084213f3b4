import type { HeaderFault } from '../../../domain/imports/settings/headers.ts';
import type { Delimiter, Inspection, TextEncoding } from '../../../domain/imports/settings/settings.ts';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import { Panel, type Shared } from '../../charts/Panel.tsx';
import { texts } from '../importTexts.ts';

/** Wide files have hundreds of columns; nobody reads them all here. */
const maximumColumns = 40;

const encodings: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  cp949: 'CP949',
  'windows-1252': 'Latin-1',
};
const delimiters: Readonly<Record<Delimiter, LocalizedText>> = {
  ',': texts.comma,
  ';': texts.semicolon,
  '\t': texts.tab,
};
const faults: Readonly<Record<HeaderFault['fault'], LocalizedText>> = {
  duplicate: texts.duplicateColumn,
  nameless: texts.namelessColumn,
  unknown: texts.unknownColumn,
};

/** What the server has read of the files: how they are written, and their first rows. */
export function FilesSeen({ inspection, say, formats }: Shared & { readonly inspection: Inspection }) {
  return (
    <Panel title={say(texts.seen)}>
      {inspection.files.map((file) => (
        <section className="dc-file" key={file.name}>
          <h3>{file.name}</h3>
          <p className="dc-imports__facts dc-imports__note">
            <span>{fillText(say(texts.rowsSoFar), { rows: formats.count(file.rows) })}</span>
            <span>{fillText(say(texts.columnsIn), { count: formats.count(file.columns.length) })}</span>
            <span>{`${say(texts.encoding)} ${encodings[file.encoding]}`}</span>
            <span>{`${say(texts.delimiter)} ${say(delimiters[file.delimiter])}`}</span>
            {file.compressed === null ? null : <span>{`${say(texts.packed)} ${file.compressed}`}</span>}
          </p>
          {file.headerFaults.length === 0 ? null : (
            <>
              <h4>{say(texts.headerFaults)}</h4>
              <ul>
                {file.headerFaults
                  .slice(0, maximumColumns)
                  .map(({ column, fault, first, position, proposal }) => (
                    <li key={position}>
                      {fillText(say(faults[fault]), { column, position, first: first ?? position })}{' '}
                      {proposal === undefined ? '' : fillText(say(texts.meant), { proposal })}
                    </li>
                  ))}
              </ul>
            </>
          )}
          <FirstRows file={file} formats={formats} say={say} />
        </section>
      ))}
    </Panel>
  );
}

function FirstRows({ file, say, formats }: Shared & { readonly file: Inspection['files'][number] }) {
  const more = file.columns.length - maximumColumns;
  const name = `${say(texts.firstRows)}: ${file.name}`;
  return (
    <>
      {/* It scrolls, so the keyboard must reach it. */}
      <div aria-label={name} className="dc-first-rows" role="region" tabIndex={0}>
        <table aria-label={name}>
          <thead>
            <tr>
              {file.columns.slice(0, maximumColumns).map((column, at) => (
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.firstRows.map((row, at) => (
              <tr key={at}>
                {row.slice(0, maximumColumns).map((cell, place) => (
                  <td key={place}>{cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p className="dc-imports__note">{fillText(say(texts.moreColumns), { count: formats.count(more) })}</p>
      ) : null}
    </>
  );
}

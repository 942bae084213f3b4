import type { RowIssue } from '../../../domain/imports/rows/rowIssues.ts';
import type { TextFormat } from '../../../domain/imports/files/format.ts';

/** The cells of a row, or the reason why it could not be split. `line` is the physical line on which it starts. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly issue: RowIssue };

/**
 * The longest row in characters: longer than any label, and short enough to bound the memory for a broken file.
 */
export const longestRow = 1_000_000;
/** The most lines of one row. A label text has a dozen; an unclosed quote continues to the end of the file. */
const maximumLines = 200;

/** Splits the chunks of a text into rows, without blank rows. Gives the rows of each chunk together. */
export async function* splitRows(
  chunks: AsyncIterable<string>,
  format: TextFormat,
): AsyncGenerator<readonly CsvRow[]> {
  const splitter = rowSplitter(format);
  for await (const chunk of chunks) {
    const rows = splitter.add(chunk);
    if (rows.length > 0) yield rows;
  }
  const rows = splitter.end();
  if (rows.length > 0) yield rows;
}

/**
 * Splits CSV text (RFC 4180) into rows. A line break inside quotes does not end a row; it becomes `\n`. A quote inside
 * an unquoted cell is a character.
 *
 * A parser library is not used, because an unclosed quote may break only its own line and not the rest of the file, and
 * every row needs its physical line: parsers count records, or count CRLF inside quotes twice.
 */
function rowSplitter({ delimiter, lineEnd, hasSeparatorLine }: TextFormat) {
  let rows: CsvRow[] = [];
  let line = 0;
  let rest = '';
  /** Whether the rest of the current line is skipped, because it is longer than the longest row. */
  let isOverlong = false;
  /** The lines of a row with an open quote. */
  let open: { line: number; texts: string[]; length: number } | undefined;

  const report = (at: number, issue: RowIssue) => rows.push({ line: at, issue });
  const addCells = (at: number, cells: readonly string[]) => {
    if (at === 1 && hasSeparatorLine) return;
    if (cells.some(isFilled)) rows.push({ line: at, cells });
  };

  function addLine(at: number, text: string): void {
    if (open !== undefined) {
      continueRow(open, text);
    } else if (!text.includes('"')) {
      if (text !== '') addCells(at, text.split(delimiter));
    } else {
      const state = quoteState(text, false, delimiter);
      if (state === 'closed') addCells(at, splitQuoted(text, delimiter));
      else if (state === 'malformed') report(at, { code: 'malformed' });
      else open = { line: at, texts: [text], length: text.length };
    }
  }

  function continueRow(row: NonNullable<typeof open>, text: string): void {
    row.texts.push(text);
    row.length += text.length;
    const state = quoteState(text, true, delimiter);
    if (state === 'closed') {
      open = undefined;
      addCells(row.line, splitQuoted(row.texts.join('\n'), delimiter));
    } else if (state === 'malformed' || row.texts.length > maximumLines || row.length > longestRow) {
      giveUp(row);
    }
  }

  /** Reports the first line of a row whose quote is never closed. The lines after it are read again as rows. */
  function giveUp({ line: first, texts }: NonNullable<typeof open>): void {
    open = undefined;
    report(first, { code: 'malformed' });
    for (const [index, text] of texts.entries()) if (index > 0) addLine(first + index, text);
  }

  function endLine(text: string): void {
    line += 1;
    if (isOverlong) isOverlong = false;
    else if (text.length > longestRow) reportOverlong(line);
    else addLine(line, lineEnd === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text);
  }

  function reportOverlong(at: number): void {
    while (open !== undefined) giveUp(open);
    report(at, { code: 'line_too_long', parameters: { limit: longestRow } });
  }

  function taken(): CsvRow[] {
    const taken = rows;
    rows = [];
    return taken;
  }

  return {
    add(chunk: string): CsvRow[] {
      const texts = (rest + chunk).split(lineEnd);
      rest = texts.pop() ?? '';
      for (const text of texts) endLine(text);
      if (rest.length > longestRow) {
        // It is reported at once: its end may be a gigabyte away.
        if (!isOverlong) reportOverlong(line + 1);
        isOverlong = true;
        rest = '';
      }
      return taken();
    },
    end(): CsvRow[] {
      if (rest !== '') endLine(rest);
      rest = '';
      while (open !== undefined) giveUp(open);
      return taken();
    },
  };
}

function isFilled(cell: string): boolean {
  return cell !== '' && cell.trim() !== '';
}

/** The state of the quotes at the end of a line. A closing quote must be before a delimiter or the end of the line. */
function quoteState(text: string, isOpen: boolean, delimiter: string): 'open' | 'closed' | 'malformed' {
  let position = 0;
  let inside = isOpen;
  for (;;) {
    if (inside) {
      const quote = text.indexOf('"', position);
      if (quote === -1) return 'open';
      const after = text[quote + 1];
      if (after === undefined) return 'closed';
      if (after !== '"' && after !== delimiter) return 'malformed';
      inside = after === '"';
      position = quote + 2;
    } else if (text[position] === '"') {
      inside = true;
      position += 1;
    } else {
      const end = text.indexOf(delimiter, position);
      if (end === -1) return 'closed';
      position = end + 1;
    }
  }
}

/** Splits a row whose quotes are closed. */
function splitQuoted(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let position = 0;
  for (;;) {
    if (text[position] !== '"') {
      const end = text.indexOf(delimiter, position);
      cells.push(end === -1 ? text.slice(position) : text.slice(position, end));
      if (end === -1) return cells;
      position = end + 1;
      continue;
    }
    let quote = text.indexOf('"', position + 1);
    while (text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
    cells.push(text.slice(position + 1, quote).replaceAll('""', '"'));
    if (quote + 1 >= text.length) return cells;
    position = quote + 2;
  }
}

/** A logical line of a CSV file, and the physical line (from 1) on which it starts. */
export type CsvRecord =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly fault: 'malformed' | 'line_too_long' };

/**
 * The longest record in characters: longer than any label, and short enough to bound the memory for a broken file.
 */
export const longestRecord = 1_000_000;
/** The most lines of one record. A label text has a dozen; an unclosed quote continues to the end of the file. */
const maximumLines = 200;

/**
 * Splits CSV text into records. A line break inside quotes (RFC 4180) does not end a record; it becomes `\n`. Blank
 * lines are left out.
 *
 * The CSV parser gets only whole records. So an unclosed quote breaks only its own line and not the rest of the file,
 * and every record has its physical line number: parsers count records, or count CRLF inside quotes twice.
 */
export async function* splitRecords(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const next = physicalLines(chunks);
  /** Lines that seemed to continue a record but do not: they are read again as records. */
  let linesToRepeat: PhysicalLine[] = [];
  const take = async () => linesToRepeat.shift() ?? (await next());

  for (let first = await take(); first !== undefined; first = await take()) {
    const { line, text } = first;
    if (text === null) {
      yield { line, fault: 'line_too_long' };
      continue;
    }
    if (text.trim() === '') continue;
    let state = quoteState(text, false);
    const nextTexts: string[] = [];
    const nextLines: PhysicalLine[] = [];
    let length = text.length;
    while (state === 'open' && nextLines.length < maximumLines && length < longestRecord) {
      const following = await take();
      if (following === undefined) break;
      nextLines.push(following);
      if (following.text === null) break;
      nextTexts.push(following.text);
      length += following.text.length;
      state = quoteState(following.text, true);
    }
    if (state === 'closed') {
      yield { line, text: [text, ...nextTexts].join('\n') };
      continue;
    }
    yield { line, fault: 'malformed' };
    linesToRepeat = [...nextLines, ...linesToRepeat];
  }
}

/** `text` is null for a line that is longer than the longest record. */
interface PhysicalLine {
  readonly line: number;
  readonly text: string | null;
}

/** The state of the quotes at the end of a line. A closing quote must be before a comma or the end of the line. */
function quoteState(text: string, isOpen: boolean): 'open' | 'closed' | 'malformed' {
  let position = 0;
  let inside = isOpen;
  for (;;) {
    if (inside) {
      const quote = text.indexOf('"', position);
      if (quote === -1) return 'open';
      const after = text[quote + 1];
      if (after === undefined) return 'closed';
      if (after !== '"' && after !== ',') return 'malformed';
      inside = after === '"';
      position = quote + 2;
    } else if (text[position] === '"') {
      inside = true;
      position += 1;
    } else {
      const comma = text.indexOf(',', position);
      if (comma === -1) return 'closed';
      position = comma + 1;
    }
  }
}

/** Returns a function that reads physical lines one by one. A line ends with LF or CRLF. */
function physicalLines(chunks: AsyncIterable<string>): () => Promise<PhysicalLine | undefined> {
  const source = chunks[Symbol.asyncIterator]();
  let line = 0;
  let ready: string[] = [];
  let at = 0;
  let rest = '';
  /** Whether the current line is already longer than the longest record, so that its text is discarded. */
  let isOverlong = false;
  let isAtEnd = false;

  return async () => {
    while (at >= ready.length) {
      if (isAtEnd) return undefined;
      await readOn();
    }
    const text = ready[at] ?? '';
    at += 1;
    line += 1;
    if (isOverlong || text.length > longestRecord) {
      isOverlong = false;
      return { line, text: null };
    }
    return { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  };

  async function readOn(): Promise<void> {
    const next = await source.next();
    at = 0;
    if (next.done === true) {
      isAtEnd = true;
      ready = rest === '' && !isOverlong ? [] : [rest];
      rest = '';
      return;
    }
    ready = (rest + next.value).split('\n');
    rest = ready.pop() ?? '';
    if (rest.length > longestRecord) {
      rest = '';
      isOverlong = true;
    }
  }
}

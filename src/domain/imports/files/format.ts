import { delimiters, type Delimiter } from '../settings/settings.ts';

/** How a CSV text is written. */
export interface TextFormat {
  readonly delimiter: Delimiter;
  readonly lineEnd: '\n' | '\r';
  /** The first line is `sep=;`, by which spreadsheets say the delimiter. It is no row. */
  readonly hasSeparatorLine: boolean;
}

/** The first lines of a text decide. */
const sampledLines = 30;

/**
 * Detects the delimiter from the beginning of a text. `sep=;` says it. Otherwise the delimiter wins that splits the
 * lines into the same number of columns; the header counts most, because texts and decimal commas stand below it.
 */
export function detectFormat(sample: string): TextFormat {
  const lineEnd = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  const lines = sample.split(lineEnd).filter((line) => line.trim() !== '');
  const said = /^sep=([,;\t]|\\t)\r?$/i.exec(lines[0] ?? '')?.[1];
  if (said !== undefined) {
    return { delimiter: delimiters.find((one) => one === said) ?? '\t', lineEnd, hasSeparatorLine: true };
  }
  const sampled = lines.slice(0, sampledLines);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = scoreOf(sampled, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, lineEnd, hasSeparatorLine: false };
}

/** The number of columns of the header, weighted by the share of lines that have as many. 0 for a single column. */
function scoreOf(lines: readonly string[], delimiter: Delimiter): number {
  const [header = 0, ...others] = lines.map((line) => columnsOf(line, delimiter));
  if (header < 2) return 0;
  // Lines inside a quoted text, and the last one that is cut, have other numbers.
  const fitting = others.filter((columns) => columns === header).length;
  return header * (1 + fitting / Math.max(others.length, 1));
}

/** Counts the delimiters outside of quotes. */
function columnsOf(line: string, delimiter: Delimiter): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length;
}

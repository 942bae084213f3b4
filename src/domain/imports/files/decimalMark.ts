import type { Delimiter } from '../settings/settings.ts';

/** How often each mark is a decimal mark for sure, and how often it may be one or a thousands separator. */
export interface MarkCounts {
  point: number;
  comma: number;
  /** `1.234`, `1,234`. */
  pointOrGroup: number;
  commaOrGroup: number;
  /** The first figures of each kind, to show them. */
  readonly examples: Map<'point' | 'comma' | 'pointOrGroup' | 'commaOrGroup', string>;
}

export function startMarkCounts(): MarkCounts {
  return { point: 0, comma: 0, pointOrGroup: 0, commaOrGroup: 0, examples: new Map() };
}

/** A longer cell is no amount. */
const longestAmount = 64;

/** Counts the marks of a cell with an amount. */
export function countMarks(counts: MarkCounts, cell: string): void {
  if (cell.length > longestAmount || (!cell.includes(',') && !cell.includes('.'))) return;
  for (const [figure] of cell.matchAll(/[\d.,]*\d/g)) {
    const kind = kindOf(figure);
    if (kind === undefined) continue;
    counts[kind] += 1;
    if (!counts.examples.has(kind)) counts.examples.set(kind, figure);
  }
}

function kindOf(figure: string): 'point' | 'comma' | 'pointOrGroup' | 'commaOrGroup' | undefined {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(figure)) return 'pointOrGroup';
  if (/^[1-9]\d{0,2},\d{3}$/.test(figure)) return 'commaOrGroup';
  // Groups of three say which mark is the other one: `1,234.5`, `1,234,567`.
  if (/^\d*\.\d+$/.test(figure) || /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(figure)) return 'point';
  if (/^\d*,\d+$/.test(figure) || /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(figure)) return 'comma';
  return undefined;
}

/**
 * The decimal mark of a file, from all amounts in it. Null when a person must say: it has both, or only figures such as
 * `1,234` where commas do not separate columns, so that they are as likely decimal commas.
 */
export function decimalMarkOf(counts: MarkCounts, delimiter: Delimiter): '.' | ',' | null {
  if (counts.point > 0 && counts.comma > 0) return null;
  if (counts.point > 0) return '.';
  if (counts.comma > 0) return ',';
  if (delimiter !== ',' && counts.pointOrGroup + counts.commaOrGroup > 0) return null;
  return '.';
}

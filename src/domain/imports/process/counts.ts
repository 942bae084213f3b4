import type { QualityFlagName } from '../../foods/quality.ts';
import type { RowIssue, RowIssueCode } from '../rows/rowIssues.ts';

/** What became of a row. Every row has exactly one. */
export const rowOutcomes = [
  'created',
  'updated',
  'unchanged',
  /** A dietitian has verified the food, so it stays as it is. */
  'kept',
  /** The food is in the trash and stays there. */
  'trashed',
  'refused',
  /** An earlier row of the import has the same food. */
  'duplicate',
] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** The counts of an import so far. They are stored with each batch, so they survive the process. */
export interface ImportCounts extends Readonly<Record<RowOutcome, number>> {
  /** The sum of all outcomes. */
  readonly rows: number;
  /** Rows with a flag or a warning. They have an outcome besides. */
  readonly doubtful: number;
  /** Rows of which a field stays as a person has set it. They have an outcome besides. */
  readonly withKeptFields: number;
  /** Rows whose partner has no key and was joined by line. */
  readonly joinedByLine: number;
  /** Categories that were created; in a preview: that a run would create. */
  readonly categories: number;
  /** How often each issue was reported. */
  readonly issues: Readonly<Partial<Record<RowIssueCode, number>>>;
  /** How many rows have each flag. */
  readonly flags: Readonly<Partial<Record<QualityFlagName, number>>>;
}

export const noCounts: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  kept: 0,
  trashed: 0,
  refused: 0,
  duplicate: 0,
  doubtful: 0,
  withKeptFields: 0,
  joinedByLine: 0,
  categories: 0,
  issues: {},
  flags: {},
};

/** What is counted of a row. */
export interface CountedRow {
  readonly outcome: RowOutcome;
  readonly issues: readonly RowIssue[];
  readonly flags: readonly QualityFlagName[];
  readonly hasKeptFields: boolean;
  readonly joinedByLine: boolean;
  /** A line of a partner file that belongs to no food. It is reported, and is no row. */
  readonly isPartnerOnly: boolean;
}

/** The counts after more rows. */
export function addRows(counts: ImportCounts, rows: readonly CountedRow[]): ImportCounts {
  const sum = { ...counts };
  const issues = { ...counts.issues };
  const flags = { ...counts.flags };
  for (const row of rows) {
    for (const { code } of row.issues) issues[code] = (issues[code] ?? 0) + 1;
    if (row.isPartnerOnly) continue;
    sum.rows += 1;
    sum[row.outcome] += 1;
    for (const flag of new Set(row.flags)) flags[flag] = (flags[flag] ?? 0) + 1;
    if (isDoubtful(row)) sum.doubtful += 1;
    if (row.hasKeptFields) sum.withKeptFields += 1;
    if (row.joinedByLine) sum.joinedByLine += 1;
  }
  return { ...sum, issues, flags };
}

/** Whether a row that was taken has a flag or a warning. */
export function isDoubtful({
  outcome,
  issues,
  flags,
}: Pick<CountedRow, 'outcome' | 'issues' | 'flags'>): boolean {
  return outcome !== 'refused' && outcome !== 'duplicate' && (issues.length > 0 || flags.length > 0);
}

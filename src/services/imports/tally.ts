import type { ImportOutcome, IncomingFood } from '../../database/imports/importFoods.ts';
import {
  locateIssue,
  type LocatedIssue,
  type RowIssue,
  type RowIssueCode,
} from '../../domain/imports/rowIssues.ts';

export interface ImportProgress {
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** The share of the files' bytes that has been read, 0 to 1. */
  readonly share: number;
}

/** The result of an import or a dry run. Every row of foods is in exactly one of the six counts after `rows`. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Not changed, because a dietitian has verified the food. */
  readonly kept: number;
  /** Not changed, because the food is in the trash. */
  readonly trashed: number;
  readonly rejected: number;
  /** Rows whose partner has no key and was joined by line. */
  readonly joinedByLine: number;
  /** How often each issue was reported. */
  readonly issues: Readonly<Partial<Record<RowIssueCode, number>>>;
  readonly seconds: number;
  readonly rowsPerSecond: number;
}

/** Counts the outcomes of rows and reports issues. */
export interface Tally {
  readonly read: (bytes: number) => void;
  /** Reports an issue. It does not count the row. */
  readonly report: (issue: RowIssue, at: { file: string; line: number }) => void;
  readonly reject: () => void;
  readonly settle: (outcome: ImportOutcome, incoming: IncomingFood) => void;
  readonly join: () => void;
  readonly progress: () => void;
  readonly counts: () => ImportCounts;
}

export function startTally({
  onIssue,
  totalBytes,
  onProgress,
}: {
  totalBytes: number;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  onIssue?: ((issue: LocatedIssue) => void) | undefined;
}): Tally {
  const started = performance.now();
  const kinds = { created: 0, updated: 0, unchanged: 0, kept: 0, trashed: 0, rejected: 0 };
  const issues: Partial<Record<RowIssueCode, number>> = {};
  let bytes = 0;
  let joinedByLine = 0;
  const rows = () => Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const seconds = () => (performance.now() - started) / 1000;
  const rowsPerSecond = () => Math.round(rows() / Math.max(seconds(), 0.001));
  const report: Tally['report'] = (issue, { file, line }) => {
    issues[issue.code] = (issues[issue.code] ?? 0) + 1;
    onIssue?.(locateIssue(issue, { file, line }));
  };

  return {
    read: (count) => (bytes += count),
    report,
    reject: () => (kinds.rejected += 1),
    settle: (outcome, incoming) => {
      const issue = issueOf(outcome, incoming);
      if (issue !== undefined) report(issue, incoming);
      kinds[kindOf(outcome)] += 1;
    },
    join: () => (joinedByLine += 1),
    progress: () => {
      const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
      onProgress?.({ rows: rows(), rowsPerSecond: rowsPerSecond(), share });
    },
    counts: () => ({
      rows: rows(),
      ...kinds,
      joinedByLine,
      issues,
      seconds: seconds(),
      rowsPerSecond: rowsPerSecond(),
    }),
  };
}

function kindOf(
  outcome: ImportOutcome,
): Exclude<ImportOutcome['kind'], 'duplicate' | 'refused'> | 'rejected' {
  return outcome.kind === 'duplicate' || outcome.kind === 'refused' ? 'rejected' : outcome.kind;
}

function issueOf(outcome: ImportOutcome, { food }: IncomingFood): RowIssue | undefined {
  switch (outcome.kind) {
    case 'duplicate': {
      const first = { firstFile: outcome.file, firstLine: outcome.line };
      return { code: 'duplicate_code', field: 'code', value: food.code, parameters: first };
    }
    case 'refused':
      return { code: 'refused', field: 'code', value: food.code, parameters: { reason: outcome.reason } };
    case 'created':
    case 'updated':
    case 'unchanged':
    case 'kept':
    case 'trashed':
      return undefined;
  }
}

import type pg from 'pg';
import { reportedRows } from '../../src/database/imports/reportRows.ts';
import type { ImportCounts } from '../../src/domain/imports/process/counts.ts';
import type { WrittenReport } from './writeReport.ts';
import { progressLine } from '../../src/domain/imports/process/progress.ts';
import { rowIssueText } from '../../src/domain/imports/rows/rowIssues.ts';
import { runOn } from '../../src/queue/runSql.ts';

const shownErrors = 20;

/** Prints what became of the rows: first errors, counts by outcome, by issue and by flag, the path of the report. */
export async function printResult(input: {
  pool: pg.Pool;
  id: number;
  counts: ImportCounts;
  dryRun: boolean;
  seconds: number;
  report: WrittenReport;
}): Promise<void> {
  const { pool, id, counts, dryRun, seconds, report } = input;
  const refused = await reportedRows(runOn(pool), {
    importId: id,
    mode: dryRun ? 'preview' : 'apply',
    outcome: 'refused',
    after: 0,
    limit: shownErrors,
  });
  for (const { file, line, issues } of refused)
    for (const issue of issues ?? [])
      console.log(`${file ?? ''}:${String(line ?? '')}: ${rowIssueText(issue, 'en').reason}`);
  if (counts.refused > shownErrors)
    console.log(`… and ${count(counts.refused - shownErrors)} more refused rows`);

  console.log(dryRun ? 'A dry run: nothing was written. A real run would do this:' : 'Imported:');
  const lines: (readonly [label: string, value: number])[] = [
    ['rows', counts.rows],
    ['created', counts.created],
    ['updated', counts.updated],
    ['unchanged', counts.unchanged],
    ['kept (verified by a dietitian)', counts.kept],
    ['left in the trash', counts.trashed],
    ['refused', counts.refused],
    ['duplicate in the files', counts.duplicate],
    ['doubtful', counts.doubtful],
    ['with fields kept as a person set', counts.withKeptFields],
    ['joined by line', counts.joinedByLine],
    ['categories created', counts.categories],
    ...Object.entries(counts.issues).map(([code, times]) => [`issue: ${code}`, times] as const),
    ...Object.entries(counts.flags).map(([flag, times]) => [`flag: ${flag}`, times] as const),
  ];
  for (const [label, value] of lines) console.log(`  ${label.padEnd(34)}${count(value).padStart(10)}`);
  if (counts.rows > 0 && counts.unchanged === counts.rows)
    console.log(
      `  Everything ${dryRun ? 'is' : 'was'} there already: nothing ${dryRun ? 'would change' : 'has changed'}.`,
    );
  if (counts.unchanged > 0)
    console.log(
      '  Warnings of unchanged rows are not counted again: the report of the import that wrote them has them.',
    );
  const memory = count(Math.round(process.resourceUsage().maxRSS / 1024));
  console.log(`  ${seconds.toFixed(1)} s, ${memory} MB at most`);
  console.log(`Import ${String(id)}${report.fault === undefined ? `; full report: ${report.path}` : ''}`);
}

/** Prints at most one line per second, so that a log stays readable. */
export function progressPrinter(total: number): (progress: { rows: number; rowsPerSecond: number }) => void {
  let lastPrintedAt = 0;
  return ({ rows, rowsPerSecond }) => {
    if (Date.now() - lastPrintedAt < 1_000) return;
    lastPrintedAt = Date.now();
    console.log(`  ${progressLine({ rows, rowsPerSecond, total })}`);
  };
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

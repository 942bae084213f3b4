import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedIssue } from '../src/domain/imports/rowIssues.ts';
import type { ImportCounts } from '../src/services/imports/runImport.ts';

/** The report of an import on disk, one JSON object per line: every issue, then the counts. */
export interface ReportFile {
  readonly path: string;
  readonly add: (issue: LocatedIssue) => void;
  /** The number of errors so far, and the first of them, which are printed. */
  readonly errors: number;
  readonly firstErrors: readonly LocatedIssue[];
  readonly end: (report: ImportCounts) => void;
  readonly close: () => void;
}

const shownErrors = 20;

/** Starts a report under `DATA_DIR/imports`. A file may have a million issues, so they are not collected in memory. */
export function importReport({
  dataDir,
  name,
  dryRun,
}: {
  dataDir: string;
  name: string;
  dryRun: boolean;
}): ReportFile {
  const folder = join(dataDir, 'imports');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString().replace(/[:.]/g, '-');
  const path = join(folder, `${at}-${name}${dryRun ? '-dry-run' : ''}-${process.pid}.jsonl`);
  const descriptor = openSync(path, 'w');
  const firstErrors: LocatedIssue[] = [];
  let errors = 0;
  let waiting = '';

  const flush = (): void => {
    writeSync(descriptor, waiting);
    waiting = '';
  };
  const write = (line: unknown): void => {
    waiting += `${JSON.stringify(line)}\n`;
    if (waiting.length > 65_536) flush();
  };
  return {
    path,
    firstErrors,
    get errors() {
      return errors;
    },
    add: (issue) => {
      write(issue);
      if (issue.severity !== 'error') return;
      errors += 1;
      if (firstErrors.length < shownErrors) firstErrors.push(issue);
    },
    end: (report) => write({ report }),
    close: () => {
      flush();
      closeSync(descriptor);
    },
  };
}

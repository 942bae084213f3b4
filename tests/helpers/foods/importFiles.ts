import type pg from 'pg';
import type { z } from 'zod';
import { rowIssueText, type RowIssue } from '../../../src/domain/imports/rows/rowIssues.ts';
import type { LocalizedText } from '../../../src/domain/language.ts';
import { importSettings } from '../../../src/domain/imports/settings/settings.ts';
import type { ImportPlan } from '../../../src/services/imports/reading/plan.ts';
import { planImport } from '../../../src/services/imports/reading/planImport.ts';
import { importSources } from '../../../src/services/imports/reading/sources.ts';
import { runImport, type ImportCounts } from '../../../src/services/imports/runImport.ts';
import { writeCsv } from './mfdsFiles.ts';

/** Plans an import of files by their paths. */
export async function planOf(
  paths: readonly string[],
  settings: z.input<typeof importSettings>,
): Promise<ImportPlan> {
  return planImport({ files: await importSources(paths), settings: importSettings.parse(settings) });
}

/** An import that no other one of this process is. */
export function newImportId(): number {
  lastImportId += 1;
  return lastImportId;
}
let lastImportId = 1_000;

/** An issue of the report with its place and its texts. */
interface LocatedIssue extends RowIssue {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly message: LocalizedText;
}

export interface ImportedFiles extends ImportCounts {
  readonly importId: number;
  readonly reportedIssues: LocatedIssue[];
}

export interface ImportFilesInput {
  readonly pool: pg.Pool;
  readonly files: readonly string[];
  readonly dryRun?: boolean;
  readonly preset?: 'mfds' | 'diningcoach';
  readonly importId?: number;
  readonly batchSize?: number;
  readonly settings?: Partial<z.input<typeof importSettings>>;
}

/** Imports files and returns the counts with all issues. */
export async function importFiles({
  pool,
  files,
  dryRun = false,
  preset = 'mfds',
  importId = newImportId(),
  ...options
}: ImportFilesInput): Promise<ImportedFiles> {
  const plan = await planOf(files, { preset, ...options.settings });
  const mode = dryRun ? 'preview' : 'apply';
  const counts = await runImport({ ...options, plan, pool, importId, mode });
  return { ...counts, importId, reportedIssues: await issuesOf(pool, importId, mode) };
}

/** Imports rows of our own format as one file. */
export function importRows({
  header,
  rows,
  ...options
}: Omit<ImportFilesInput, 'files' | 'preset'> & {
  readonly header: string;
  readonly rows: readonly string[];
}): Promise<ImportedFiles> {
  return importFiles({
    ...options,
    files: [writeCsv('foods.csv', [header, ...rows])],
    preset: 'diningcoach',
  });
}

/** The stored columns of the only food with a code. */
export async function foodByCode(pool: pg.Pool, code: string): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<{ food: Record<string, unknown> }>(
    'SELECT to_jsonb(foods) AS food FROM foods WHERE code = $1',
    [code],
  );
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0)
    throw new Error(`${String(rows.length)} foods have the code ${code}`);
  return row.food;
}

async function issuesOf(pool: pg.Pool, importId: number, mode: string): Promise<LocatedIssue[]> {
  const { rows } = await pool.query<{ file: string; line: number; issues: RowIssue[] }>(
    `SELECT file, line, issues FROM food_import_rows
      WHERE import_id = $1 AND mode = $2 AND issues IS NOT NULL ORDER BY n`,
    [importId, mode],
  );
  return rows.flatMap(({ issues, ...at }) =>
    issues.map((issue): LocatedIssue => {
      const [en, ko] = [rowIssueText(issue, 'en'), rowIssueText(issue, 'ko')];
      return { ...issue, ...at, severity: en.severity, message: { en: en.reason, ko: ko.reason } };
    }),
  );
}

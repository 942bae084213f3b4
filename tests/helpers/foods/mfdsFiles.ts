import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type pg from 'pg';
import type { z } from 'zod';
import { locateIssue, type LocatedIssue, type RowIssue } from '../../../src/domain/imports/rows/rowIssues.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { importSettings } from '../../../src/domain/imports/settings/settings.ts';
import { runImport, type ImportCounts } from '../../../src/services/imports/runImport.ts';
import type { ImportPlan } from '../../../src/services/imports/reading/plan.ts';
import { planImport } from '../../../src/services/imports/reading/planImport.ts';
import { importSources } from '../../../src/services/imports/reading/sources.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/mfds');
type FixtureName = 'cooked_food' | 'cooked_nutrition' | 'fresh_food' | 'fresh_nutrition';

/** Path of an invented file in the format of the Korean MFDS. */
export function fixture(name: FixtureName): string {
  return join(fixtures, `${name}.csv`);
}

/** Reads the lines of a fixture, so that a test can change them. */
export function fixtureLines(name: FixtureName): string[] {
  return readFileSync(fixture(name), 'utf8').trimEnd().split('\n');
}

/** Writes a file for one test in a temporary folder and returns its path. */
export function writeCsv(
  name: string,
  lines: readonly string[],
  as: { encoding?: string; eol?: string } = {},
): string {
  const path = join(temporaryFolder('csv'), name);
  const eol = as.eol ?? '\n';
  writeFileSync(
    path,
    iconv.encode(lines.join(eol) + eol, as.encoding ?? 'utf-8', { addBOM: as.encoding !== undefined }),
  );
  return path;
}

/** Writes a pair of files with `count` invented cooked foods. */
export function manyCooked(count: number): { foods: string; nutrition: string } {
  const foods = fixtureLines('cooked_food').slice(0, 2);
  const nutrition = fixtureLines('cooked_nutrition').slice(0, 2);
  for (let id = 1; id <= count; id += 1) {
    const code = `X${String(id).padStart(6, '0')}-ZZ-AVG`;
    foods.push(`${id},${code},지어낸 음식 ${id},,지어낸 가게,볶음류,갈래 ${id % 30},,,,외식`);
    nutrition.push(`${id},${100 + (id % 200)},250,-,10,8,-,-,${id % 900},1.5,-`);
  }
  return { foods: writeCsv('many_food.csv', foods), nutrition: writeCsv('many_nutrition.csv', nutrition) };
}

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

export interface ImportedFiles extends ImportCounts {
  readonly importId: number;
  readonly reportedIssues: LocatedIssue[];
}

/** Imports files and returns the counts with all issues. */
export async function importFiles({
  pool,
  files,
  dryRun = false,
  preset = 'mfds',
  importId = newImportId(),
  ...options
}: {
  pool: pg.Pool;
  files: readonly string[];
  dryRun?: boolean;
  preset?: 'mfds' | 'diningcoach';
  importId?: number;
  batchSize?: number;
  settings?: Partial<z.input<typeof importSettings>>;
}): Promise<ImportedFiles> {
  const plan = await planOf(files, { preset, ...options.settings });
  const mode = dryRun ? 'preview' : 'apply';
  const counts = await runImport({ ...options, plan, pool, importId, mode });
  return { ...counts, importId, reportedIssues: await issuesOf(pool, importId, mode) };
}

async function issuesOf(pool: pg.Pool, importId: number, mode: string): Promise<LocatedIssue[]> {
  const { rows } = await pool.query<{ file: string; line: number; issues: RowIssue[] }>(
    `SELECT file, line, issues FROM food_import_rows
      WHERE import_id = $1 AND mode = $2 AND issues IS NOT NULL ORDER BY n`,
    [importId, mode],
  );
  return rows.flatMap(({ issues, ...at }) => issues.map((issue) => locateIssue(issue, at)));
}

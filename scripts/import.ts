/** `npm run import -- FILE… --preset NAME [--dry-run]`: imports foods from CSV files, as the admin UI does. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '../src/database/pool.ts';
import { isPresetName, presetNames, type PresetName } from '../src/domain/imports/presets/presets.ts';
import { importSettings } from '../src/domain/imports/settings.ts';
import { env } from '../src/env.ts';
import { checkExternalDatabase } from '../src/platform/postgres/externalDatabase.ts';
import { prepareEnvironment } from '../src/platform/prepare.ts';
import { checkMigrated, prepareDatabase } from '../src/server/prepareDatabase.ts';
import { runProgram } from '../src/server/program.ts';
import { ImportFault } from '../src/services/imports/importFault.ts';
import { locateIssue, type RowIssue } from '../src/domain/imports/rowIssues.ts';
import { runImport as runEngine, type ImportCounts } from '../src/services/imports/runImport.ts';
import type { ImportPlan } from '../src/services/imports/reading/plan.ts';
import { planImport } from '../src/services/imports/reading/planImport.ts';
import { importSources } from '../src/services/imports/reading/sources.ts';
import { importReport, type ReportFile } from './importReport.ts';

const root = resolve(import.meta.dirname, '..');
const usage = `npm run import -- FILE… --preset ${presetNames.join('|')} [--dry-run]`;

await runProgram(async ({ signal }) => {
  const settings = readArguments(process.argv.slice(2));
  if ('fault' in settings) return fail(`${settings.fault} Usage: ${usage}`);
  try {
    const plan = await planImport({
      files: await importSources(settings.files),
      settings: importSettings.parse({ preset: settings.preset }),
    });
    for (const line of planLines(plan)) log(line);
    const report = await runImport({ plan, dryRun: settings.dryRun, signal });
    if (report.rows === report.refused + report.duplicate) process.exit(1);
  } catch (error) {
    if (error instanceof ImportFault) return fail(error.message);
    if (signal.aborted) return fail('Stopped. The rows written so far stay; import again for the rest.');
    throw error;
  }
});

async function runImport(input: {
  plan: ImportPlan;
  dryRun: boolean;
  signal: AbortSignal;
}): Promise<ImportCounts> {
  const database = await openDatabase(input.signal);
  try {
    const pool = createPool({
      connectionString: database.url,
      max: 4,
      connectTimeoutMs: env().DATABASE_CONNECT_TIMEOUT_MS,
      name: 'diningcoach-import',
      onConnectionLost: () => undefined, // the running statement reports the loss
    });
    try {
      return await importInto(pool, input);
    } finally {
      await pool.end();
    }
  } finally {
    await database.release();
  }
}

/**
 * Opens the database of the import. The embedded database is started and prepared here. An external database must
 * already be migrated by its operator. An import needs no other configuration, neither secrets nor accounts.
 */
async function openDatabase(signal: AbortSignal): Promise<{ url: string; release: () => Promise<void> }> {
  const { DATABASE_URL, dataDir } = env();
  if (DATABASE_URL !== undefined) {
    for (const line of await checkExternalDatabase(DATABASE_URL)) log(line);
    await checkMigrated({ databaseUrl: DATABASE_URL, root });
    return { url: DATABASE_URL, release: () => Promise.resolve() };
  }
  const prepared = await prepareEnvironment({ log, as: 'guest' });
  try {
    await prepareDatabase({ databaseUrl: prepared.databaseUrl, root, dataDir, log, signal });
    return { url: prepared.databaseUrl, release: () => prepared.release() };
  } catch (error) {
    await prepared.release();
    throw error;
  }
}

async function importInto(
  pool: ReturnType<typeof createPool>,
  input: { plan: ImportPlan; dryRun: boolean; signal: AbortSignal },
): Promise<ImportCounts> {
  const file = importReport({ dataDir: env().dataDir, name: input.plan.preset.id, dryRun: input.dryRun });
  try {
    const { rows } = await pool.query<{ id: number }>(
      'SELECT coalesce(max(import_id), 0) + 1 AS id FROM food_import_runs',
    );
    const importId = rows[0]?.id ?? 1;
    const report = await runEngine({
      ...input,
      pool,
      importId,
      mode: input.dryRun ? 'preview' : 'apply',
      onProgress: progressPrinter(),
    });
    const found = await pool.query<{ file: string; line: number; issues: RowIssue[] }>(
      'SELECT file, line, issues FROM food_import_rows WHERE import_id = $1 AND issues IS NOT NULL ORDER BY n',
      [importId],
    );
    for (const { issues, ...at } of found.rows) for (const issue of issues) file.add(locateIssue(issue, at));
    file.end(report);
    printResult(report, input.dryRun, file);
    return report;
  } finally {
    file.close();
  }
}

function readArguments(
  words: readonly string[],
): { files: string[]; preset: PresetName; dryRun: boolean } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { preset: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const { preset } = values;
    if (positionals.length === 0) return { fault: 'No file was given.' };
    if (preset === undefined) return { fault: `--preset is needed: ${presetNames.join(', ')}.` };
    if (!isPresetName(preset)) return { fault: `There is no preset "${preset}".` };
    return { files: positionals, preset, dryRun: values['dry-run'] };
  } catch (error) {
    // parseArgs explains an unknown option in several sentences. The first one names it.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    return { fault: `${first.replace(/\.$/, '')}.` };
  }
}

function planLines({ pairs }: ImportPlan): string[] {
  return pairs.map(({ foods, partner }) => {
    const files = [foods, ...(partner === undefined ? [] : [partner.with])];
    const names = files
      .map(({ file, table }) => `${file.name} (${table.title.en}, ${file.encoding})`)
      .join(' + ');
    const keyless = partner?.keyless ?? 0;
    if (keyless === 0) return names;
    return `${names}; rows without a number, joined by their line because all other rows match line by line: ${count(keyless)}`;
  });
}

/** Prints at most one line per second, so that a log stays readable. */
function progressPrinter(): (progress: { rows: number; rowsPerSecond: number; share: number }) => void {
  let lastPrintedAt = 0;
  return ({ rows, rowsPerSecond, share }) => {
    if (Date.now() - lastPrintedAt < 1_000) return;
    lastPrintedAt = Date.now();
    console.log(`  ${Math.floor(share * 100)} %: ${count(rows)} rows, ${count(rowsPerSecond)} a second`);
  };
}

function printResult(report: ImportCounts, dryRun: boolean, file: ReportFile): void {
  for (const { file: name, line, message } of file.firstErrors) console.log(`${name}:${line}: ${message.en}`);
  const more = file.errors - file.firstErrors.length;
  if (more > 0) console.log(`… and ${count(more)} more errors`);
  console.log(dryRun ? 'A dry run: nothing was written. A real run would do this:' : 'Imported:');
  const { rows, created, updated, unchanged, kept, trashed, joinedByLine, categories } = report;
  const lines = [
    ['rows', rows],
    ['created', created],
    ['updated', updated],
    ['unchanged', unchanged],
    ['kept (verified by a dietitian)', kept],
    ['left in the trash', trashed],
    ['rejected', report.refused + report.duplicate],
    ['joined by line', joinedByLine],
    ['categories created', categories],
    ...Object.entries(report.issues).map(([code, times]) => [`issue: ${code}`, times] as const),
  ] as const;
  for (const [label, value] of lines) console.log(`  ${label.padEnd(32)}${count(value).padStart(10)}`);
  const memory = count(Math.round(process.resourceUsage().maxRSS / 1024));
  console.log(`  ${memory} MB at most`);
  console.log(`Full report: ${file.path}`);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function log(line: string): void {
  console.log(line);
}

function fail(line: string): never {
  console.error(`import: ${line.replace(/\s+/g, ' ')}`);
  process.exit(1);
}

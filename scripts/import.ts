/** `npm run import -- FILE… [--preset NAME] [--dry-run]`: imports foods from CSV files, as the admin UI does. */
import { resolve } from 'node:path';
import { createPool } from '../src/database/pool.ts';
import {
  importSettings,
  openQuestions,
  type ImportSettings,
} from '../src/domain/imports/settings/settings.ts';
import { env } from '../src/env.ts';
import { checkExternalDatabase } from '../src/platform/postgres/externalDatabase.ts';
import { prepareEnvironment } from '../src/platform/prepare.ts';
import { checkMigrated, prepareDatabase } from '../src/server/prepareDatabase.ts';
import { runProgram } from '../src/server/program.ts';
import { ImportFault } from '../src/services/imports/importFault.ts';
import { runCommand, type CommandResult } from '../src/services/imports/process/command.ts';
import { ImportLeft } from '../src/services/imports/process/watch.ts';
import { inspectImport } from '../src/services/imports/reading/inspectImport.ts';
import type { ImportPlan } from '../src/services/imports/reading/plan.ts';
import { planImport } from '../src/services/imports/reading/planImport.ts';
import { importSources } from '../src/services/imports/reading/sources.ts';
import { help, readArguments, usage, type ImportArguments } from './import/arguments.ts';
import { count, printResult, progressPrinter } from './import/printResult.ts';
import { writeReport, type WrittenReport } from './import/writeReport.ts';

const root = resolve(import.meta.dirname, '..');

await runProgram(async ({ signal }) => {
  const asked = readArguments(process.argv.slice(2));
  if (asked === 'help') {
    log(help());
    return;
  }
  if ('fault' in asked) return fail(`${asked.fault} Usage: ${usage}`);
  try {
    const { counts, report } = await importFiles(asked, signal);
    if (report.fault !== undefined)
      fail(
        `The report cannot be written to ${report.path} (${report.fault}): free some space in DATA_DIR. The admin UI has the report, too.`,
      );
    const lost = counts.refused + counts.duplicate;
    if (lost > counts.rows * asked.maxRefused) {
      const shares = [lost / Math.max(1, counts.rows), asked.maxRefused].map(percent);
      fail(`${shares[0] ?? ''} of the rows were refused; --max-refused allows ${shares[1] ?? ''}.`);
    }
  } catch (error) {
    if (error instanceof ImportFault) return fail(error.message);
    if (error instanceof ImportLeft)
      return fail(
        'Somebody paused or cancelled it in the admin UI. If it is paused, the same command goes on.',
      );
    if (signal.aborted) return fail('Stopped. What was written stays; the same command goes on.');
    throw error;
  }
});

async function importFiles(
  asked: ImportArguments,
  signal: AbortSignal,
): Promise<CommandResult & { report: WrittenReport }> {
  const files = await importSources(asked.files);
  const { preset, matchBy, answers } = asked;
  const chosen = { matchBy, answers, ...(preset === undefined ? {} : { preset }) };
  const first = await inspectImport({ files, settings: chosen, signal });
  const settings = settingsFor(first.guess, chosen);
  for (const { id, text, choices } of openQuestions(first, settings))
    log(
      `Question ${id}: ${text.en} (${choices.map(({ value, label }) => `${value} = ${label.en}`).join(', ')})`,
    );
  const plan = await planImport({ files, settings, inspection: first, signal });
  for (const line of planLines(plan)) log(line);
  return onDatabase(signal, async ({ pool, url }) => {
    const started = performance.now();
    const result = await runCommand({
      pool,
      databaseUrl: url,
      connectTimeoutMs: env().DATABASE_CONNECT_TIMEOUT_MS,
      files,
      inspection: first,
      plan,
      dryRun: asked.dryRun,
      signal,
      onProgress: progressPrinter(plan.rows),
      onWait: () => log('Another import is running; this one starts after it.'),
      onResume: () => log('Going on where the same import stopped.'),
    });
    const mode = asked.dryRun ? 'preview' : 'apply';
    const report = await writeReport({ pool, dataDir: env().dataDir, id: result.id, mode });
    const seconds = (performance.now() - started) / 1_000;
    await printResult({ pool, ...result, dryRun: asked.dryRun, seconds, report });
    return { ...result, report };
  });
}

function settingsFor(
  guess: ImportSettings['preset'] | null,
  chosen: Partial<Pick<ImportSettings, 'preset'>> & Pick<ImportSettings, 'matchBy' | 'answers'>,
): ImportSettings {
  const preset = chosen.preset ?? guess;
  if (preset === null)
    return fail('No preset fits these files; --preset chooses one, and its fault says why.');
  return importSettings.parse({ ...chosen, preset });
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

async function onDatabase<Result>(
  signal: AbortSignal,
  work: (database: { pool: ReturnType<typeof createPool>; url: string }) => Promise<Result>,
): Promise<Result> {
  const { url, release } = await openDatabase(signal);
  try {
    const pool = createPool({
      connectionString: url,
      max: 5,
      connectTimeoutMs: env().DATABASE_CONNECT_TIMEOUT_MS,
      name: 'diningcoach-import',
      onConnectionLost: () => undefined, // the running statement reports the loss
    });
    try {
      return await work({ pool, url });
    } finally {
      await pool.end();
    }
  } finally {
    await release();
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

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function log(line: string): void {
  console.log(line);
}

function fail(line: string): never {
  console.error(`import: ${line.replace(/\s+/g, ' ')}`);
  process.exit(1);
}

import type pg from 'pg';
import {
  changeImport,
  findCommandImport,
  insertCommandImport,
  pauseDeadCommands,
} from '../../../database/imports/foodImports.ts';
import { withImportLock } from '../../../database/imports/importLock.ts';
import type { ImportCounts } from '../../../domain/imports/process/counts.ts';
import type { Inspection } from '../../../domain/imports/settings/settings.ts';
import { runOn } from '../../../queue/runSql.ts';
import { ignoreAway, ImportFault, isDatabaseAway } from '../importFault.ts';
import type { ImportPlan } from '../reading/plan.ts';
import type { ImportSource } from '../reading/sources.ts';
import { rollBackImport } from '../rollBackImport.ts';
import { runImport, type ImportProgress } from '../runImport.ts';
import { titleOf } from './createImport.ts';
import { failureOf } from './endOrRetry.ts';
import { resultOf } from './run.ts';
import { takeStep } from './steps.ts';
import { whileIn } from './watch.ts';

export interface CommandImport {
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  readonly connectTimeoutMs: number;
  readonly files: readonly ImportSource[];
  readonly inspection: Inspection;
  readonly plan: ImportPlan;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Another import runs, and this one waits. */
  readonly onWait: () => void;
  /** It goes on behind the rows of an earlier command with the same files and settings. */
  readonly onResume: () => void;
}

export interface CommandResult {
  readonly id: number;
  readonly counts: ImportCounts;
}

/**
 * Runs an import of the command line in this process, as a worker would: it stands among the other imports, waits for
 * its turn, and can be rolled back. The same command goes on where an interrupted one stopped.
 *
 * @throws {ImportFault} when it cannot continue. What it wrote is taken back, unless the database is away or full.
 * @throws {ImportLeft} when somebody paused or cancelled it in the admin UI.
 */
export async function runCommand(input: CommandImport): Promise<CommandResult> {
  return input.dryRun ? preview(input) : withImportLock(input, (signal) => run({ ...input, signal }));
}

async function preview({ pool, signal, onProgress, plan, ...input }: CommandImport): Promise<CommandResult> {
  const id = await insertCommandImport(runOn(pool), { ...rowOf({ ...input, plan }), state: 'previewing' });
  try {
    const counts = await whileIn({ pool, id, state: 'previewing', signal }, (watched) =>
      runImport({ pool, importId: id, plan, mode: 'preview', ...both(watched, onProgress) }),
    );
    await takeStep(pool, id, 'previewed', {
      preview_counts: counts,
      rows_done: counts.rows,
      total_rows: counts.rows,
    });
    return { id, counts };
  } catch (error) {
    await takeStep(pool, id, 'failed', { failure: failureOf(error) }).catch(ignoreAway);
    throw error;
  }
}

async function run({
  pool,
  signal,
  onProgress,
  onResume,
  plan,
  ...input
}: CommandImport): Promise<CommandResult> {
  const statements = runOn(pool);
  const row = rowOf({ ...input, plan });
  const earlier = await findCommandImport(statements, row);
  if (earlier !== undefined) onResume();
  const id = earlier ?? (await insertCommandImport(statements, { ...row, state: 'running' }));
  await changeImport(statements, id, { state: 'running', total_rows: plan.rows, failure: null });
  await pauseDeadCommands(statements, id);
  try {
    const counts = await whileIn({ pool, id, state: 'running', signal }, (watched) =>
      runImport({ pool, importId: id, plan, mode: 'apply', ...both(watched, onProgress) }),
    );
    await takeStep(pool, id, 'finished', resultOf(counts));
    return { id, counts };
  } catch (error) {
    if (signal.aborted) await takeStep(pool, id, 'pause').catch(ignoreAway);
    else if (isDatabaseAway(error))
      await takeStep(pool, id, 'stopped', { failure: failureOf(error) }).catch(ignoreAway);
    else if (error instanceof ImportFault) await takeBack(pool, id, error);
    throw error;
  }
}

async function takeBack(pool: pg.Pool, id: number, error: ImportFault): Promise<void> {
  if ((await takeStep(pool, id, 'failed', { failure: failureOf(error) })) !== 'rolling-back') return;
  const rollback = await rollBackImport({ pool, importId: id });
  await takeStep(pool, id, 'undone', { rollback_counts: rollback });
}

/** Shows the progress in the admin UI and on the command line. */
function both(
  watched: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void },
  onProgress: (progress: ImportProgress) => void,
) {
  return {
    signal: watched.signal,
    onProgress: (progress: ImportProgress) => {
      watched.onProgress(progress);
      onProgress(progress);
    },
  };
}

function rowOf({ files, inspection, plan }: Pick<CommandImport, 'files' | 'inspection' | 'plan'>) {
  return {
    title: titleOf(files.map(({ name }) => name)),
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    settings: plan.settings,
    inspection,
    totalRows: plan.rows,
  };
}

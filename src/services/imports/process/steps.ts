import type pg from 'pg';
import { inspectImportJob } from '../../../../jobs/imports/inspectImport.ts';
import { previewImportJob } from '../../../../jobs/imports/previewImport.ts';
import { rollBackImportJob } from '../../../../jobs/imports/rollBackImport.ts';
import { runImportJob } from '../../../../jobs/imports/runImport.ts';
import {
  changeImport,
  readImport,
  startAnew,
  type ImportChanges,
  type ImportRow,
} from '../../../database/imports/foodImports.ts';
import { inPoolTransaction } from '../../../database/pool.ts';
import {
  importActions,
  nextState,
  type ImportState,
  type ImportStep,
} from '../../../domain/imports/process/states.ts';
import { enqueueWith } from '../../../queue/enqueue.ts';
import { runOn, type RunSql } from '../../../queue/runSql.ts';

/** How long an import can be rolled back, and its files and rows are kept. */
export const keptDays = 90;

/** The job that works in a state. */
export const jobOf = {
  inspecting: inspectImportJob,
  previewing: previewImportJob,
  queued: runImportJob,
  'rolling-back': rollBackImportJob,
} as const;

/** What a state brings with it. */
const changesOf: { readonly [State in ImportState]?: ImportChanges } = {
  previewing: { rows_done: null, rows_per_second: null, preview_counts: null },
  running: { started_at: 'now' },
  done: { finished_at: 'now', kept_until: { days: keptDays }, rows_per_second: null },
  paused: { rows_per_second: null },
  'rolling-back': { rows_per_second: null },
  'rolled-back': { finished_at: 'now' },
  cancelled: { finished_at: 'now' },
  failed: { finished_at: 'now' },
};

/**
 * Takes an import one step further, under its lock, in the transaction of `run`, and enqueues the job of its next state.
 *
 * @returns the row with its next state; undefined when its state does not allow the step. Then nothing has changed.
 */
export async function takeStepOn(
  run: RunSql,
  row: ImportRow,
  step: ImportStep,
  changes: ImportChanges = {},
): Promise<ImportState | undefined> {
  const { id } = row;
  const next = nextState(row.state, step, { hasBegun: row.has_begun, endsAs: row.ends_as });
  if (next === undefined || next.state === 'deleted') return undefined;
  const { state, endsAs } = next;
  if (step === 'preview') await startAnew(run, id, 'preview');
  // A run that was taken back in part begins with its first row again: foods that are still there are unchanged.
  if (step === 'start' || (step === 'stopped' && row.state === 'rolling-back'))
    await startAnew(run, id, 'apply');
  await changeImport(run, id, {
    ...changesOf[state],
    ...(step === 'start' ? { rows_done: 0, counts: null, started_at: null } : {}),
    ...(isAsked(step) ? { failure: null } : {}),
    ...(endsAs === undefined ? {} : { ends_as: endsAs }),
    ...changes,
    state,
  });
  if (state in jobOf && step !== 'begun') await enqueueJobOf(run, id, state);
  return state;
}

/** Whether a person has asked for the step: why an earlier one failed is history then. */
function isAsked(step: ImportStep): boolean {
  return importActions.some((action) => action === step);
}

/** Enqueues the job that works in a state, if there is one. */
export async function enqueueJobOf(run: RunSql, id: number, state: ImportState): Promise<void> {
  const job = Object.entries(jobOf).find(([name]) => name === state)?.[1];
  if (job !== undefined) await enqueueWith(run, job, { import: id }, { uniqueKey: `import-${String(id)}` });
}

/** The same on its own: reads and locks the import, takes the step, and commits. */
export function takeStep(
  pool: pg.Pool,
  id: number,
  step: ImportStep,
  changes?: ImportChanges,
): Promise<ImportState | undefined> {
  return inPoolTransaction(pool, async (client) => {
    const run = runOn(client);
    const row = await readImport(run, id, { lock: true });
    return row === undefined ? undefined : takeStepOn(run, row, step, changes);
  });
}

import { changeImport, readImport } from '../../../database/imports/foodImports.ts';
import { postgresOf } from '../../../database/transaction.ts';
import { openQuestions } from '../../../domain/imports/settings/settings.ts';
import { runOn } from '../../../queue/runSql.ts';
import { inspectImport } from '../reading/inspectImport.ts';
import { planImport } from '../reading/planImport.ts';
import { runImport } from '../runImport.ts';
import { endOrRetry } from './endOrRetry.ts';
import { storedFilesOf } from './files.ts';
import { inspected, type ImportJob } from './inspect.ts';
import { takeStep } from './steps.ts';
import { ImportLeft, whileIn } from './watch.ts';

/**
 * Previews an import: what a run would do with each row. The files are read again with the chosen settings first, because
 * other settings may bring other questions.
 */
export async function previewQueued({ payload, id, attempt, signal }: ImportJob): Promise<void> {
  const { pool } = postgresOf(payload);
  const row = await readImport(runOn(pool), id);
  const settings = row?.settings;
  if (row?.state !== 'previewing' || settings == null) return;
  try {
    const files = storedFilesOf(payload, row);
    await whileIn({ pool, id, state: 'previewing', signal }, async (watched) => {
      const inspection = await inspectImport({ files, settings, signal: watched.signal });
      if (openQuestions(inspection, settings).length > 0) {
        await takeStep(pool, id, ...inspected(inspection, settings));
        return;
      }
      const plan = await planImport({ files, settings, inspection, signal: watched.signal });
      await changeImport(runOn(pool), id, { inspection, open_questions: 0, total_rows: plan.rows });
      const counts = await runImport({ pool, importId: id, plan, mode: 'preview', ...watched });
      await takeStep(pool, id, 'previewed', {
        preview_counts: counts,
        rows_done: counts.rows,
        total_rows: counts.rows,
        rows_per_second: null,
      });
    });
  } catch (error) {
    if (error instanceof ImportLeft) return;
    await endOrRetry(error, { pool, id, attempt, signal });
  }
}

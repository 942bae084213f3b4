import { changeImport, readImport } from '../../../database/imports/foodImports.ts';
import { postgresOf } from '../../../database/transaction.ts';
import {
  openQuestions,
  type ImportSettings,
  type Inspection,
} from '../../../domain/imports/settings/settings.ts';
import { runOn } from '../../../queue/runSql.ts';
import { inspectImport } from '../reading/inspectImport.ts';
import { planImport } from '../reading/planImport.ts';
import { runImport } from '../runImport.ts';
import { endOrRetry } from './endOrRetry.ts';
import { storedFilesOf } from './files.ts';
import { inspected, inspectionOf, type ImportJob } from './inspect.ts';
import { takeStep } from './steps.ts';
import { ImportLeft, whileIn } from './watch.ts';

/**
 * Previews an import: what a run would do with each row. The files are read again with the chosen settings first, because
 * other settings may bring other questions.
 */
export async function previewQueued({ payload, id, attempt, signal }: ImportJob): Promise<void> {
  const { pool } = postgresOf(payload);
  const row = await readImport(runOn(pool), id);
  const asked = row?.settings;
  if (row?.state !== 'previewing' || asked == null) return;
  try {
    const files = storedFilesOf(payload, row);
    await whileIn({ pool, id, state: 'previewing', signal }, async (watched) => {
      const inspection = await inspectImport({ files, settings: asked, signal: watched.signal });
      const settings = withoutFormer(asked, { former: inspectionOf(row), present: inspection });
      if (openQuestions(inspection, settings).length > 0) {
        await takeStep(pool, id, ...inspected(inspection, settings));
        return;
      }
      const plan = await planImport({ files, settings, inspection, signal: watched.signal });
      await changeImport(runOn(pool), id, { inspection, settings, open_questions: 0, total_rows: plan.rows });
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

/** Another mapping may leave no room for a question that was answered before. Its answer goes with it. */
function withoutFormer(
  settings: ImportSettings,
  { former, present }: { former: Inspection | undefined; present: Inspection },
): ImportSettings {
  const has = (inspection: Inspection | undefined, id: string): boolean =>
    inspection?.questions.some((question) => question.id === id) === true;
  const answers = Object.entries(settings.answers).filter(([id]) => has(present, id) || !has(former, id));
  return { ...settings, answers: Object.fromEntries(answers) };
}

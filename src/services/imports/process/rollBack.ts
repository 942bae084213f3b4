import { withImportLock } from '../../../database/imports/importLock.ts';
import { readImport } from '../../../database/imports/foodImports.ts';
import { postgresOf } from '../../../database/transaction.ts';
import { runOn } from '../../../queue/runSql.ts';
import { ImportFault, isDatabaseAway } from '../importFault.ts';
import { rollBackImport } from '../rollBackImport.ts';
import { failureOf } from './endOrRetry.ts';
import type { ImportJob } from './inspect.ts';
import { lockOf } from './run.ts';
import { takeStep } from './steps.ts';

/** Takes an import back when its turn comes, and ends it. A repeat goes on where it stopped. */
export async function rollBackQueued({ payload, id, signal }: ImportJob): Promise<void> {
  const { pool } = postgresOf(payload);
  const isWanted = async () => (await readImport(runOn(pool), id))?.state === 'rolling-back';
  if (!(await isWanted())) return;
  await withImportLock(lockOf(signal), async (locked) => {
    if (!(await isWanted())) return;
    try {
      const rollback = await rollBackImport({ pool, importId: id, signal: locked });
      await takeStep(pool, id, 'undone', { rollback_counts: rollback });
    } catch (error) {
      if (!(error instanceof ImportFault) || isDatabaseAway(error)) throw error;
      // Nothing was taken back. The reason is for whoever asked.
      await takeStep(pool, id, 'refused', { failure: failureOf(error) });
    }
  });
}

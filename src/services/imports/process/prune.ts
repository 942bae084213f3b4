import type { PayloadRequest } from 'payload';
import {
  forgottenImports,
  markPruned,
  oldImports,
  removeRowsOf,
} from '../../../database/imports/reportRows.ts';
import { postgresOf } from '../../../database/transaction.ts';
import { runIn } from '../../../queue/runSql.ts';
import { removeFilesAfterCommit } from '../../operations/files/removeFiles.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { keptDays } from './steps.ts';

const batchSize = 10_000;

/**
 * Removes the files, the rows and the former values of imports that are older than they are kept, and the rows of imports
 * that were deleted. The import itself stays, with its counts.
 */
export async function pruneImports({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  const { pool } = postgresOf(req.payload);
  const run = runIn(req);
  for (const { id, files } of await oldImports(run, keptDays)) {
    signal.throwIfAborted();
    await inTransaction(req, async () => {
      await markPruned(runIn(req), id);
      await removeFilesAfterCommit({ req, collection: 'food-imports', files });
    });
  }
  for (const id of await forgottenImports(run)) {
    do signal.throwIfAborted();
    while (await removeRowsOf(pool, id, batchSize));
  }
}

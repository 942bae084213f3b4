import type { PayloadRequest } from 'payload';
import { pruneImportsJob } from '../../../../jobs/imports/pruneImports.ts';
import { readImport } from '../../../database/imports/foodImports.ts';
import { actionsIn } from '../../../domain/imports/process/states.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { runIn } from '../../../queue/runSql.ts';
import { removeFilesAfterCommit } from '../../operations/files/removeFiles.ts';
import { wrongState } from './act.ts';

/**
 * Prepares the deletion of an import: its files and rows go after the commit. Foods that it wrote stay.
 *
 * @throws {Problem} `import_state` while it works or waits
 */
export async function prepareDeletion(req: PayloadRequest, id: number): Promise<void> {
  const row = await readImport(runIn(req), id, { lock: true });
  if (row === undefined) return;
  if (!actionsIn(row.state).includes('delete')) throw wrongState(req, row);
  await removeFilesAfterCommit({ req, collection: 'food-imports', files: row.stored_files ?? [] });
  await enqueue(req, pruneImportsJob, {}, { uniqueKey: 'deleted' });
}

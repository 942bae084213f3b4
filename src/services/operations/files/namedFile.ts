import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { removeFilesJob } from '../../../../jobs/operations/removeFiles.ts';
import { runSql } from '../../../database/transaction.ts';
import { enqueue } from '../../../queue/enqueue.ts';

const entryRow = z.object({ id: z.coerce.number() });

/**
 * Names a file that a job is about to write among the files to remove. When the job dies, the file is removed after some
 * time. The request must have no transaction.
 *
 * @returns the id of the entry.
 */
export async function nameFile(
  req: PayloadRequest,
  { collection, filename, graceSeconds }: { collection: string; filename: string; graceSeconds: number },
): Promise<number> {
  const [row] = await runSql(
    req,
    sql`INSERT INTO files_to_remove (collection, filename, not_before)
        VALUES (${collection}, ${filename}, now() + make_interval(secs => ${graceSeconds})) RETURNING id`,
  );
  const runAt = new Date(Date.now() + graceSeconds * 1_000);
  await enqueue(req, removeFilesJob, {}, { uniqueKey: 'named', runAt });
  return entryRow.parse(row).id;
}

/** Keeps a named file, in the transaction of the row that it belongs to. */
export async function keepNamedFile(req: PayloadRequest, entry: number): Promise<void> {
  await runSql(req, sql`DELETE FROM files_to_remove WHERE id = ${entry}`);
}

/** Lets a named file be removed at once, because nothing came of it. */
export async function removeNamedFile(req: PayloadRequest, entry: number): Promise<void> {
  await runSql(req, sql`UPDATE files_to_remove SET not_before = now() WHERE id = ${entry}`);
  await enqueue(req, removeFilesJob, {}, { uniqueKey: 'all' });
}

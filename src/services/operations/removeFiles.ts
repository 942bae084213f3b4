import { sql } from 'drizzle-orm';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import { removeFilesJob } from '../../../jobs/operations/removeFiles.ts';
import { enqueue } from '../../queue/enqueue.ts';

const batchSize = 100;
const pendingFiles = z.array(
  z.object({ id: z.coerce.number(), collection: z.string(), filename: z.string() }),
);

/**
 * Stores which files of an upload collection to remove, and enqueues a job that removes them after the commit. The
 * names stay in the database until the files are removed, because a job contains only ids, and so that a crash loses
 * nothing.
 */
export async function removeFilesAfterCommit({
  files,
  req,
  collection,
}: {
  req: PayloadRequest;
  collection: string;
  files: readonly string[];
}): Promise<void> {
  if (files.length === 0) return;
  await runSql(
    req,
    sql`INSERT INTO files_to_remove (collection, filename)
        SELECT ${collection}, unnest(${sql.param([...files])}::text[])`,
  );
  await enqueue(req, removeFilesJob, {}, { uniqueKey: 'all' });
}

/**
 * Removes all stored files, including those of earlier runs. A missing file counts as removed. A file that cannot be
 * removed does not stop the others.
 *
 * @throws {AggregateError} with the errors of files that could not be removed, after all others were tried.
 */
export async function removeFiles({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  const faults: unknown[] = [];
  for (let last = 0; ;) {
    const rows = await runSql(
      req,
      sql`SELECT id, collection, filename FROM files_to_remove WHERE id > ${last} ORDER BY id LIMIT ${batchSize}`,
    );
    const files = pendingFiles.parse(rows);
    for (const { id, collection, filename } of files) {
      signal.throwIfAborted();
      last = id;
      try {
        await rm(join(folderOf(req, collection), basename(filename)), { force: true });
        await runSql(req, sql`DELETE FROM files_to_remove WHERE id = ${id}`);
      } catch (error) {
        faults.push(error);
      }
    }
    if (files.length < batchSize) break;
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some files could not be removed');
}

function folderOf({ payload }: PayloadRequest, collection: string): string {
  const upload = payload.config.collections.find(({ slug }) => slug === collection)?.upload;
  if (upload?.staticDir === undefined) throw new Error(`${collection} has no upload folder`);
  return upload.staticDir;
}

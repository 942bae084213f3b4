import { sql } from 'drizzle-orm';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../../database/transaction.ts';
import { removeFilesJob } from '../../../../jobs/operations/removeFiles.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { uploadFolder } from './uploadFolder.ts';

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
 * Removes all stored files that may be removed, including those of earlier runs. A missing file counts as removed. A
 * file that cannot be removed does not stop the others.
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
  for (let last: number | undefined = 0; last !== undefined;) {
    signal.throwIfAborted();
    last = await removeBatch({ req, after: last, faults });
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some files could not be removed');
}

/** Removes a batch, in one transaction. Returns the last id that was tried; undefined after the last batch. */
async function removeBatch({
  req,
  after,
  faults,
}: {
  req: PayloadRequest;
  after: number;
  faults: unknown[];
}): Promise<number | undefined> {
  const isOwnTransaction = await initTransaction(req);
  try {
    const files = await lockFiles(req, after);
    const removed: number[] = [];
    for (const { id, collection, filename } of files) {
      try {
        await rm(join(uploadFolder(req.payload, collection), basename(filename)), { force: true });
        removed.push(id);
      } catch (error) {
        faults.push(error);
      }
    }
    await runSql(req, sql`DELETE FROM files_to_remove WHERE id = ANY (${sql.param(removed)}::bigint[])`);
    if (isOwnTransaction) await commitTransaction(req);
    return files.length < batchSize ? undefined : files.at(-1)?.id;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

/** A running upload has deleted the entries of its files, and not committed yet. Its lock keeps them from this list. */
async function lockFiles(req: PayloadRequest, last: number): Promise<z.infer<typeof pendingFiles>> {
  const rows = await runSql(
    req,
    sql`SELECT id, collection, filename FROM files_to_remove
         WHERE id > ${last} AND not_before <= now()
         ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
  );
  return pendingFiles.parse(rows);
}

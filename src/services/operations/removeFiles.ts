import { sql } from 'drizzle-orm';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import { removeFilesJob } from '../../../jobs/operations/removeFiles.ts';
import { enqueue } from '../../queue/enqueue.ts';

const batchSize = 100;
const waiting = z.array(z.object({ id: z.coerce.number(), collection: z.string(), filename: z.string() }));

/**
 * Writes down which files of an upload collection are to be removed, and lets a job do so once the transaction has been
 * committed. The names stay in the database until the files are gone: a job carries ids, and a crash loses nothing.
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
 * Removes every file that is written down, those of earlier runs included. A file that is gone is removed; one that
 * cannot be removed does not keep the others.
 *
 * @throws {AggregateError} of what could not be removed, after all the rest.
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
    const files = waiting.parse(rows);
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
  if (upload?.staticDir === undefined) throw new Error(`${collection} keeps no files here`);
  return upload.staticDir;
}

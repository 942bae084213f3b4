import { sql } from 'drizzle-orm';
import { mkdir, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { removeFilesJob } from '../../../../jobs/operations/removeFiles.ts';
import { publicPool } from '../../../database/publicPool.ts';
import { runSql } from '../../../database/transaction.ts';
import { filesOf } from '../../../domain/operations/uploadFiles.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueueWith } from '../../../queue/enqueue.ts';
import { runOn } from '../../../queue/runSql.ts';
import { removeFilesAfterCommit } from './removeFiles.ts';
import { fullDiskCodes, isFileFault } from './fileFault.ts';
import { uploadFolder } from './uploadFolder.ts';

/** Seconds before a named file may be removed: longer than from its entry to the lock on the entry. */
const graceSeconds = 300;

/** Only the server reads the files. */
const modes = { folder: 0o750, file: 0o640 };

const insertedEntries = z.array(z.object({ id: z.coerce.number() }));
const upload = z.object({
  sizes: z.record(z.string(), z.object({ filename: z.string().nullish() })).nullish(),
});

/**
 * Writes the files of an upload whose row is written, before the commit. Files are not part of a transaction, so each
 * is named in `files_to_remove` first, on another connection, where a rollback does not reach. The transaction of the
 * row deletes these entries: its commit keeps the files, and after anything else (a rollback, a crash) a job removes
 * them. While the transaction runs, its lock on the entries keeps the job away.
 *
 * @param input.document the new fields of the row, with the names of the files.
 * @param input.replaced the document before the change. A job removes its files after the commit.
 * @throws {Problem} `storage_full` when the disk is full.
 */
export async function storeFiles({
  req,
  collection,
  document,
  replaced,
}: {
  req: PayloadRequest;
  collection: string;
  document: unknown;
  replaced: unknown;
}): Promise<void> {
  const folder = uploadFolder(req.payload, collection);
  await nameFiles({ req, collection, files: filesOf(document) });
  await mkdir(folder, { recursive: true, mode: modes.folder });
  for (const [name, bytes] of contentsOf({ req, document })) {
    await writeDurably(join(folder, basename(name)), bytes);
  }
  await removeFilesAfterCommit({ req, collection, files: filesOf(replaced) });
}

async function nameFiles({
  req,
  collection,
  files,
}: {
  req: PayloadRequest;
  collection: string;
  files: readonly string[];
}): Promise<void> {
  const onItsOwn = runOn(publicPool());
  const rows = await onItsOwn(
    sql`INSERT INTO files_to_remove (collection, filename, not_before)
        SELECT ${collection}, unnest(${sql.param([...files])}::text[]), now() + make_interval(secs => ${graceSeconds})
        RETURNING id`,
  );
  const ids = insertedEntries.parse(rows).map(({ id }) => id);
  const runAt = new Date(Date.now() + graceSeconds * 1000);
  await enqueueWith(onItsOwn, removeFilesJob, {}, { uniqueKey: 'uploads', runAt });
  await runSql(req, sql`DELETE FROM files_to_remove WHERE id = ANY (${sql.param(ids)}::bigint[])`);
}

/** The files by name. Payload resizes a picture before it writes the row, and passes the results in the request. */
function contentsOf({ req, document }: { req: PayloadRequest; document: unknown }): Map<string, Uint8Array> {
  const [name] = filesOf(document);
  const { sizes } = upload.parse(document);
  const resized = Object.entries(req.payloadUploadSizes ?? {}).flatMap(
    ([size, bytes]): [string, Uint8Array][] => {
      const copy = sizes?.[size]?.filename;
      return copy == null ? [] : [[copy, bytes]];
    },
  );
  return new Map([
    ...(name === undefined || req.file === undefined ? [] : [[name, req.file.data] as const]),
    ...resized,
  ]);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'w', modes.file);
    try {
      await file.writeFile(bytes);
      // The row must not be acknowledged before its file would survive a power failure.
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw isFileFault(error, fullDiskCodes) ? new Problem('storage_full', { field: 'file' }) : error;
  }
}

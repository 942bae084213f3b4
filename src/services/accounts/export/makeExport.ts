import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../../database/transaction.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { keepNamedFile, nameFile, removeNamedFile } from '../../operations/files/namedFile.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { issueMailedToken } from '../mailedTokens.ts';
import { exportZip } from './exportZip.ts';

/** How long a file can be downloaded. Its link works as long. */
const keptHours = 24;
/** Longer than an attempt of the job. Until then nobody removes the file that it writes. */
const graceSeconds = 3_900;

const startedRow = z.object({ user_id: z.int() });

/**
 * Makes the file of an export. Its name is stored before it is written, among the files to remove, and the transaction
 * that makes the export ready takes it off that list. So no file remains after a crash, or when the member is erased
 * meanwhile. A repeat makes another file.
 */
export async function makeExport({
  req,
  id,
  signal,
}: {
  req: PayloadRequest;
  id: number;
  signal: AbortSignal;
}): Promise<void> {
  const [row] = await runSql(
    req,
    sql`UPDATE data_exports SET state = 'running', progress = 0, updated_at = now()
         WHERE id = ${id} AND state <> 'ready' RETURNING user_id`,
  );
  if (row === undefined) return;
  const { user_id: user } = startedRow.parse(row);
  const filename = `${randomUUID()}.zip`;
  const entry = await nameFile(req, { collection: 'data-exports', filename, graceSeconds });
  let isReady = false;
  try {
    const bytes = await writeZip({ req, id, user, filename, signal });
    isReady = await inTransaction(req, () => finish({ req, id, user, filename, entry, bytes }));
  } finally {
    if (!isReady) await removeNamedFile(req, entry);
  }
}

async function writeZip({
  req,
  id,
  user,
  filename,
  signal,
}: {
  req: PayloadRequest;
  id: number;
  user: number;
  filename: string;
  signal: AbortSignal;
}): Promise<number> {
  const folder = uploadFolder(req.payload, 'data-exports');
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const path = join(folder, filename);
  const zip = await exportZip({
    req,
    user,
    signal,
    onEntry: async (begun, total) => {
      const progress = Math.floor((100 * (begun - 1)) / total);
      await runSql(
        req,
        sql`UPDATE data_exports SET progress = ${progress}, updated_at = now() WHERE id = ${id} AND progress < ${progress}`,
      );
    },
  });
  await pipeline(zip, createWriteStream(path, { flags: 'wx', mode: 0o640 }), { signal });
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return (await stat(path)).size;
}

/** @returns false when the export or its member is gone, or another attempt was faster. */
async function finish({
  req,
  id,
  user,
  filename,
  entry,
  bytes,
}: {
  req: PayloadRequest;
  id: number;
  user: number;
  filename: string;
  entry: number;
  bytes: number;
}): Promise<boolean> {
  // An erasure at the same moment comes either before, and there is no export, or after, and finds the name of the file.
  await runSql(req, sql`SELECT FROM users WHERE id = ${user} FOR KEY SHARE`);
  const rows = await runSql(
    req,
    sql`UPDATE data_exports
           SET state = 'ready', progress = 100, filename = ${filename}, filesize = ${bytes},
               mime_type = 'application/zip', expires_at = now() + make_interval(hours => ${keptHours}),
               updated_at = now()
         WHERE id = ${id} AND state = 'running' RETURNING id`,
  );
  if (rows.length === 0) return false;
  await keepNamedFile(req, entry);
  const account = { collection: 'users', id: user } as const;
  const token = await issueMailedToken(req, { purpose: 'export', account, data: { export: id } });
  await enqueue(req, sendEmailJob, { template: 'export-ready', collection: 'users', user, token });
  return true;
}

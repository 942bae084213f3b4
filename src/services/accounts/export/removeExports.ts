import { sql, type SQL } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../../database/transaction.ts';
import { removeFilesAfterCommit } from '../../operations/files/removeFiles.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';

/** A job that takes longer has been parked. The member may ask again. */
const longestHours = 24;

const removedRows = z.array(z.object({ filename: z.string().nullable() }));

/** Removes exports, and their files after the commit. */
export async function removeExports(req: PayloadRequest, condition: SQL): Promise<void> {
  const rows = await runSql(req, sql`DELETE FROM data_exports WHERE ${condition} RETURNING filename`);
  const files = removedRows.parse(rows).flatMap(({ filename }) => filename ?? []);
  await removeFilesAfterCommit({ req, collection: 'data-exports', files });
}

/** Removes exports whose time is over, and those that were never finished. */
export async function removeOldExports({ req }: { req: PayloadRequest }): Promise<void> {
  const old = sql`expires_at <= now()
    OR (state <> 'ready' AND created_at < now() - make_interval(hours => ${longestHours}))`;
  await inTransaction(req, () => removeExports(req, old));
}

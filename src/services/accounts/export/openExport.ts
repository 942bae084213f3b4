import { sql } from 'drizzle-orm';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../../database/transaction.ts';
import { Problem } from '../../../errors/problem.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { useMailedToken } from '../mailedTokens.ts';

const readyRow = z.object({ filename: z.string() });
const about = z.object({ export: z.int() });

/**
 * Opens the file of a mailed link, which works once.
 *
 * @throws {Problem} `invalid_token` when the link was used, or the file is gone.
 */
export async function openExport(req: PayloadRequest, token: string): Promise<ReadableStream<Uint8Array>> {
  const path = await inTransaction(req, async () => {
    const { account, data } = await useMailedToken(req, { token, purpose: 'export' });
    const [row] = await runSql(
      req,
      sql`SELECT filename FROM data_exports
           WHERE id = ${about.parse(data).export} AND user_id = ${account?.id ?? null}
             AND state = 'ready' AND expires_at > now()`,
    );
    const { filename } = readyRow.safeParse(row).data ?? {};
    const file = filename && join(uploadFolder(req.payload, 'data-exports'), basename(filename));
    if (!file || (await stat(/* turbopackIgnore: true */ file).catch(() => undefined)) === undefined)
      throw new Problem('invalid_token', { field: 'token' });
    return file;
  });
  return Readable.toWeb(createReadStream(/* turbopackIgnore: true */ path)) as ReadableStream<Uint8Array>;
}

import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { makeExportJob } from '../../../../jobs/accounts/makeExport.ts';
import { runSql } from '../../../database/transaction.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { requireFreshLogin } from '../freshLogin.ts';
import { removeExports } from './removeExports.ts';

const exportsPerDay = 10;

/** An export that a job will make. `GET /api/data-exports/:id` shows how far it is. */
export interface RequestedExport {
  readonly id: number;
  readonly state: 'waiting';
}

const insertedRow = z.object({ id: z.int() });

/**
 * Asks for a file with everything about the caller. It replaces an earlier one.
 *
 * @throws {Problem} `authentication_required`, `login_not_fresh`; `export_running` while another one is being made;
 *   `rate_limited`.
 */
export async function requestExport({ req }: { req: PayloadRequest }): Promise<RequestedExport> {
  const user = requireFreshLogin(req);
  await enforceRateLimit({ key: `export:${String(user)}`, limit: exportsPerDay, windowSeconds: 86_400 });
  return inTransaction(req, async () => {
    await removeExports(req, sql`user_id = ${user} AND state = 'ready'`);
    const [row] = await runSql(
      req,
      sql`INSERT INTO data_exports (user_id) SELECT id FROM users WHERE id = ${user}
          ON CONFLICT (user_id) WHERE state <> 'ready' DO NOTHING RETURNING id`,
    );
    if (row === undefined) throw new Problem('export_running');
    const { id } = insertedRow.parse(row);
    await enqueue(req, makeExportJob, { export: id });
    return { id, state: 'waiting' };
  });
}

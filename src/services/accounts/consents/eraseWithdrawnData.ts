import { sql } from 'drizzle-orm';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import {
  permissionColumns,
  permissionRow,
  toPermission,
} from '../../../database/accounts/healthDataPermission.ts';
import { runSql } from '../../../database/transaction.ts';
import { healthDataBar } from '../../../domain/accounts/healthDataBar.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { recordDataErasure } from '../erasure/tombstones.ts';
import { emptyProfile } from './emptyProfile.ts';

/**
 * Erases the health data of all members who withdrew their consent, or whose guardian has not agreed, and whose days of
 * grace are over. Each member is one transaction, so a job that is stopped midway goes on where it was, and two at once
 * do each member once.
 */
export async function eraseWithdrawnData({
  req: { payload },
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const req = await createLocalReq({}, payload);
    await initTransaction(req);
    try {
      const isDone = !(await eraseNext(req));
      await commitTransaction(req);
      if (isDone) return;
    } catch (error) {
      await killTransaction(req);
      throw error;
    }
  }
}

const dueAccount = permissionRow.extend({ id: z.number() });

async function eraseNext(req: PayloadRequest): Promise<boolean> {
  const [row] = await runSql(
    req,
    sql`SELECT account.id, ${sql.raw(permissionColumns('account'))}
          FROM users account JOIN health_profiles profile ON profile.user_id = account.id
         WHERE account.consents_health_data_ends_at <= now()
         ORDER BY account.consents_health_data_ends_at LIMIT 1 FOR NO KEY UPDATE OF account SKIP LOCKED`,
  );
  if (row === undefined) return false;
  const { id: user, ...permission } = dueAccount.parse(row);
  await runSql(req, sql`UPDATE users SET consents_health_data_ends_at = NULL WHERE id = ${user}`);
  // A member who waited for a guardian may be old enough meanwhile.
  if (healthDataBar(toPermission(permission), new Date()) === undefined) return true;
  await emptyProfile({ req, user });
  await recordDataErasure(req, { user, data: 'healthData' });
  await enqueue(req, sendEmailJob, { template: 'health-data-erased', collection: 'users', user });
  return true;
}

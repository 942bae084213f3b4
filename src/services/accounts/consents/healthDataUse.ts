import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import {
  permissionColumns,
  permissionRow,
  toPermission,
} from '../../../database/accounts/healthDataPermission.ts';
import { runSql } from '../../../database/transaction.ts';
import { healthDataBar, type HealthDataBar } from '../../../domain/accounts/healthDataBar.ts';
import { Problem } from '../../../errors/problem.ts';
import { lockAccount } from '../lockAccount.ts';

/**
 * Checks that nothing bars the use of a member's health data. A write locks the account, so that a withdrawal at the same
 * moment comes either before it, and it is refused, or after it, and the withdrawal covers what it stored.
 *
 * @throws {Problem} `consent_needed` or `guardian_needed`.
 */
export async function requireHealthDataUse({
  req,
  user,
  isWrite,
}: {
  req: PayloadRequest;
  user: number;
  isWrite: boolean;
}): Promise<void> {
  if (isWrite) await lockAccount({ req, user });
  const bar = await readHealthDataBar({ req, user });
  if (bar !== undefined) throw new Problem(bar);
}

/** What bars the use of a member's health data now; undefined when nothing does. */
export async function readHealthDataBar({
  req,
  user,
}: {
  req: PayloadRequest;
  user: number;
}): Promise<HealthDataBar | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT ${sql.raw(permissionColumns('account'))} FROM users account WHERE id = ${user}`,
  );
  return row === undefined ? undefined : healthDataBar(toPermission(permissionRow.parse(row)), new Date());
}

import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  personalColumns,
  personalTables,
  type PersonalColumn,
} from '../../database/accounts/personalColumns.ts';
import { postgresOf, runSql } from '../../database/transaction.ts';
import { filesOf } from '../../domain/operations/uploadFiles.ts';
import { Problem } from '../../errors/problem.ts';
import { toLanguage } from '../../i18n/language.ts';
import { removeMemberJobs } from '../../queue/removeMemberJobs.ts';
import { runIn } from '../../queue/runSql.ts';
import { resetAccountLimits } from './accountLimits.ts';
import { enqueueFarewell } from './erasure/farewell.ts';
import { isRepeatedErasure, recordErasure } from './erasure/tombstones.ts';
import { otherRecipients } from './mailedTokens.ts';
import { readOwnedDocuments } from './ownedDocuments.ts';
import { eraseCommunityTraces } from '../community/erasure/eraseCommunityTraces.ts';
import { removeFilesAfterCommit } from '../operations/files/removeFiles.ts';

const account = z.object({
  email: z.string(),
  guardian: z.string().nullable(),
  language: z.string().nullable(),
  created_at: z.coerce.date(),
});
const deletedRows = z.array(z.object({ id: z.number() }));

/**
 * Erases all data of an account except its own row, in the transaction that deletes the account, whether the member or
 * an admin asked for it. Jobs remove the files after the commit, so that a rollback keeps them, write the erasure into a
 * list outside of the database, and send a last mail.
 *
 * The declarations of the collections (`custom.personalData`) and `personalTables` define what is erased. Foreign keys
 * handle columns that only become empty and rows without an id. What the member wrote anonymously does not change in
 * this moment (eraseCommunityTraces).
 *
 * @throws {Problem} `not_found` when the account is already deleted.
 */
export async function eraseMember({
  req,
  user: id,
}: {
  req: PayloadRequest;
  user: number | string;
}): Promise<void> {
  const user = Number(id);
  // A concurrent write of the member either commits before this lock is granted, or fails after this transaction
  // commits.
  const [row] = await runSql(
    req,
    sql`SELECT email, guardian_email AS guardian, language::text, created_at FROM users WHERE id = ${user} FOR UPDATE`,
  );
  if (row === undefined) throw new Problem('not_found');
  const { email, guardian, language, created_at: createdAt } = account.parse(row);
  const others = [
    ...(guardian === null ? [] : [guardian]),
    ...(await otherRecipients(req, { collection: 'users', id: user })),
  ];

  // Diaries come before their photos (the order of the collections), and jobs last: a change of a diary locks its rows
  // in this order.
  const documents: Record<string, readonly number[]> = {};
  for (const column of personalColumns(postgresOf(req.payload))) {
    const ids = await eraseDocuments({ req, column, user });
    if (column.jobData !== undefined) documents[column.jobData] = ids;
  }
  await eraseCommunityTraces(req, user);
  await removeMemberJobs(runIn(req), { user, documents });
  for (const { table, column, deletesParent } of personalTables) {
    if (deletesParent === undefined) continue;
    await runSql(
      req,
      sql`DELETE FROM ${sql.identifier(deletesParent)} WHERE id IN
            (SELECT parent_id FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} = ${user})`,
    );
  }
  await resetAccountLimits({ req, collection: 'users', email });
  await recordErasure(req, { id: user, createdAt });
  if (!isRepeatedErasure(req)) await enqueueFarewell(req, { email, language: toLanguage(language), others });
}

async function eraseDocuments({
  req,
  column: declared,
  user,
}: {
  req: PayloadRequest;
  column: PersonalColumn;
  user: number;
}): Promise<number[]> {
  const { collection, erasure, field, table, column, deletedWith, hasFiles } = declared;
  if (deletedWith === undefined) return [];
  if (hasFiles) {
    const files: string[] = [];
    const only = typeof erasure === 'object' ? erasure.deleteOnly : {};
    for await (const document of readOwnedDocuments({ req, declared: { collection, field }, user, only })) {
      files.push(...filesOf(document));
    }
    await removeFilesAfterCommit({ req, collection, files });
  }
  const conditions = Object.entries({ ...deletedWith, [column]: user }).map(
    ([name, value]) => sql`${sql.identifier(name)} = ${value}`,
  );
  const rows = await runSql(
    req,
    sql`DELETE FROM ${sql.identifier(table)} WHERE ${sql.join(conditions, sql` AND `)} RETURNING id`,
  );
  return deletedRows.parse(rows).map(({ id }) => id);
}

import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import { filesOf } from '../../domain/operations/uploadFiles.ts';
import { Problem } from '../../errors/problem.ts';
import { forgetJobs } from '../../queue/forget.ts';
import { runIn } from '../../queue/runSql.ts';
import { forgetAccountLimits } from './accountLimits.ts';
import { ownedDocuments } from './ownedDocuments.ts';
import { removeFilesAfterCommit } from '../operations/removeFiles.ts';

const account = z.object({ email: z.string() });
const erased = z.array(z.object({ id: z.number() }));

/**
 * Erases everything an account has beside its own row, in the transaction that deletes the account: whoever asks for it,
 * the member or an admin. Files go after the commit, by a job, so that a rollback keeps them.
 *
 * Scans and Idempotency-Keys are not named here: they go with the account by their foreign keys. A collection that is
 * forgotten does not stay behind in silence: its `user` is never null, and so the database refuses to delete the account.
 *
 * @throws {Problem} `not_found` when the account is gone already.
 */
export async function eraseMember(of: { req: PayloadRequest; user: number | string }): Promise<void> {
  const { req } = of;
  const user = Number(of.user);
  // Whatever the member writes at this moment is committed before the lock is given, or refused after the commit.
  const [row] = await runSql(req, sql`SELECT email FROM users WHERE id = ${user} FOR UPDATE`);
  if (row === undefined) throw new Problem('not_found');
  const { email } = account.parse(row);

  // Diaries, then photos, then jobs: in the order in which a change of a diary locks them.
  const diaries = erased
    .parse(await runSql(req, sql`DELETE FROM meal_diaries WHERE user_id = ${user} RETURNING id`))
    .map(({ id }) => id);
  await erasePhotos({ req, user });
  await forgetJobs(runIn(req), { user, diaries });

  // What a dietitian has made part of the catalogue stays, and belongs to nobody from now on.
  await runSql(req, sql`DELETE FROM foods WHERE owner_id = ${user} AND kind = 'custom'`);
  // Payload looks for them after the account is deleted, when the database has already cut their tie to it.
  await runSql(
    req,
    sql`DELETE FROM payload_preferences WHERE id IN
          (SELECT parent_id FROM payload_preferences_rels WHERE users_id = ${user})`,
  );
  await runSql(req, sql`DELETE FROM health_profiles WHERE user_id = ${user}`);
  await runSql(req, sql`DELETE FROM members WHERE user_id = ${user}`);
  await forgetAccountLimits({ req, collection: 'users', email });
}

async function erasePhotos({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  const files: string[] = [];
  for await (const photo of ownedDocuments({ req, collection: 'meal-photos', user })) {
    files.push(...filesOf(photo));
  }
  await removeFilesAfterCommit({ req, collection: 'meal-photos', files });
  await runSql(req, sql`DELETE FROM meal_photos WHERE user_id = ${user}`);
}

import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { setEmailVerified } from '../../../database/accounts/identities.ts';
import { runSql } from '../../../database/transaction.ts';
import type { Account, AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { normalEmail } from '../../../domain/accounts/credentials/email.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { recordWork } from '../audit/recordWork.ts';
import { issueMailedToken, useMailedToken } from '../mailedTokens.ts';
import { endSessions } from '../sessions/endSessions.ts';
import { unlinkAll } from '../social/identities.ts';
import { afterNewPassword } from './afterNewPassword.ts';
import { readCredentials, requireGoodPassword } from './password.ts';

/**
 * Asks for a mail that sets a new password. It does the same for every address, because time would tell which addresses
 * have an account: the job looks for the account when it sends the mail.
 */
export async function requestReset(
  req: PayloadRequest,
  { collection, email }: { collection: AccountCollection; email: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const token = await issueMailedToken(req, {
      purpose: 'reset',
      account: null,
      data: { email: normalEmail(email) },
    });
    await enqueue(req, sendEmailJob, { template: 'reset-password', collection, token });
  });
}

/** Issues a link that sets a new password, ends the earlier ones, and enqueues the mail with it. */
export async function mailReset(
  req: PayloadRequest,
  {
    account,
    template = 'reset-password',
  }: {
    account: Account;
    template?: 'reset-password' | 'reset-by-staff';
  },
): Promise<void> {
  const token = await issueMailedToken(req, { purpose: 'reset', account });
  await enqueue(req, sendEmailJob, { template, collection: account.collection, user: account.id, token });
}

/**
 * Mails an account a link to set a new password, because staff asked for it. The mail says so. Until the link is used,
 * nothing changes.
 *
 * @throws {Problem} `not_found`
 */
export async function startResetByStaff(req: PayloadRequest, account: Account): Promise<void> {
  await inTransaction(req, async () => {
    if ((await readCredentials(req, account)) === undefined) throw new Problem('not_found');
    await mailReset(req, { account, template: 'reset-by-staff' });
    await recordWork(req, { action: 'reset', collection: account.collection, documents: [account.id] });
  });
}

/** The address that somebody asked for. A link that staff or an undone change made has an account from the start. */
const askedFor = z.object({ email: z.string().optional() });

const resetInput = z.object({ token: z.string(), password: z.string() });

/**
 * Uses up a reset link in the transaction of Payload's operation, checks the new password, and lets Payload set it: it
 * looks for the token in the row of the account. When the rest of the operation fails, the link can be used again. The link
 * was mailed to the address of the account, so it confirms the address of a member.
 *
 * @returns the input for Payload, with the password in its normal form.
 * @throws {Problem} `invalid_token`, or why the password cannot be chosen.
 */
export async function redeemResetLink(
  req: PayloadRequest,
  { collection, input }: { collection: AccountCollection; input: object },
): Promise<z.output<typeof resetInput>> {
  const { token, password } = resetInput.parse(input);
  const { account, data } = await useMailedToken(req, { token, purpose: 'reset' });
  if (account?.collection !== collection) throw new Problem('invalid_token', { field: 'token' });
  await endSessions(req, account);
  const credentials = await readCredentials(req, account);
  // Its account was found by an address, and may have got another one before the link was its own.
  const { email = credentials?.email } = askedFor.parse(data);
  if (credentials === undefined || credentials.email !== email)
    throw new Problem('invalid_token', { field: 'token' });
  // Whoever signed up with the address of somebody else may have linked a sign-in of their own, to stay inside.
  if (collection === 'users' && (await setEmailVerified(req, account.id))) await unlinkAll(req, account.id);
  const good = requireGoodPassword(password, { kind: collection, ...credentials });
  await runSql(
    req,
    sql`UPDATE ${sql.identifier(collection)}
           SET reset_password_token = ${token}, reset_password_expiration = now() + interval '5 minutes'
         WHERE id = ${account.id}`,
  );
  await afterNewPassword(req, account);
  return { token, password: good };
}

/** Sets a new password by the page of a reset link, without a login: the page is often not on the device of the app. */
export async function setPasswordByLink(
  req: PayloadRequest,
  data: { token: string; password: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const { user } = await req.payload.resetPassword({
      collection: 'users',
      data,
      overrideAccess: true,
      req,
    });
    await endSessions(req, { collection: 'users', id: z.object({ id: z.int() }).parse(user).id });
  });
}

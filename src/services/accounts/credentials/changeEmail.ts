import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { isAddressHeld } from '../../../database/accounts/mailedTokens.ts';
import { runSql } from '../../../database/transaction.ts';
import { isEmail, normalEmail } from '../../../domain/accounts/credentials/email.ts';
import { purposesEndedBy } from '../../../domain/accounts/credentials/mailedTokens.ts';
import type { Account, AccountCollection } from '../../../domain/accounts/logins/sessions.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { enforceRateLimit } from '../../operations/rateLimit.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';
import { accountKey } from '../accountLimits.ts';
import { endMailedTokens, issueMailedToken, useMailedToken } from '../mailedTokens.ts';
import { endSessions } from '../sessions/endSessions.ts';
import { refuseGuardian } from '../guardian/guardianNeed.ts';
import { callerIn } from '../sessions/ownSessions.ts';
import { unlinkAll } from '../social/identities.ts';
import { requireCallersPassword, requireSameCredentials } from './callersPassword.ts';
import { removePassword } from './password.ts';
import { mailReset } from './passwordReset.ts';

const mailsPerHour = 20;

/**
 * Asks for another address of the caller's account. It counts when the new address has confirmed it. The request does the
 * same for every address: whether it is free, the job finds out that sends the mail, so nobody can ask here which
 * addresses have an account.
 *
 * @throws {Problem} `validation_failed` for no address, `email_unchanged`, `invalid_guardian` for the address of the
 *   caller's guardian, `rate_limited`, and those of {@link requireCallersPassword}.
 */
export async function requestEmailChange(
  req: PayloadRequest,
  input: { collection: AccountCollection; email: string; password: string | undefined },
): Promise<void> {
  const { current: session, ...account } = callerIn(req, input.collection);
  const email = normalEmail(input.email);
  if (!isEmail(email)) throw new Problem('validation_failed', { field: 'email' });
  const checked = await requireCallersPassword(req, { account, password: input.password, field: 'password' });
  if (checked.email === email) throw new Problem('email_unchanged', { field: 'email' });
  const about = accountKey(account.collection, checked.email);
  await enforceRateLimit({ key: 'email-change', about, limit: mailsPerHour, windowSeconds: 3_600 });
  await inTransaction(req, async () => {
    const { guardian, isConfirmed, language } = await lockAccount(req, account);
    refuseGuardian({ email, guardian, field: 'email' });
    await requireSameCredentials(req, { account, checked });
    const token = await issueMailedToken(req, {
      purpose: 'change_email',
      account,
      to: { email, language },
      data: { from: checked.email, to: email, session } satisfies Change,
    });
    const { collection, id: user } = account;
    await enqueue(req, sendEmailJob, { template: 'change-email', collection, user, token });
    // The mail to a confirmed address offers a new password. After a typo, a stranger would get in by it.
    const template = isConfirmed ? 'email-change-requested' : 'unconfirmed-email-change';
    await enqueue(req, sendEmailJob, { template, collection, user });
  });
}

const change = z.object({ from: z.string(), to: z.string(), session: z.string().optional() });
type Change = z.infer<typeof change>;

/**
 * Carries out a change of an address, confirmed by the link that was mailed to the new one. Everything that was mailed to
 * the old address dies, but a link that undoes the change. Only the session that asked for it goes on. An address that
 * was never confirmed may be a stranger's, so it gets no link, and others may take it at once.
 *
 * @throws {Problem} `invalid_token`; `email_taken` when somebody else took the address meanwhile; `invalid_guardian` when
 *   its owner has become the guardian.
 */
export async function confirmEmailChange(
  req: PayloadRequest,
  { collection, token }: { collection: AccountCollection; token: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const { account, data } = await useMailedToken(req, { token, purpose: 'change_email' });
    if (account?.collection !== collection) throw new Problem('invalid_token', { field: 'token' });
    const { from, session, to } = change.parse(data);
    const { email, guardian, isConfirmed, language } = await lockAccount(req, account);
    if (email !== from) throw new Problem('invalid_token', { field: 'token' });
    refuseGuardian({ email: to, guardian, field: 'token' });
    await storeEmail(req, account, to);
    await endSessions(req, account, { except: session });
    await endMailedTokens(req, { account, purposes: purposesEndedBy('address') });
    if (!isConfirmed) return;
    const undo = await issueMailedToken(req, {
      purpose: 'undo_email',
      account,
      to: { email: from, language },
      data: { email: from } satisfies Undo,
      holds: from,
    });
    await enqueue(req, sendEmailJob, {
      template: 'email-changed',
      collection,
      user: account.id,
      token: undo,
    });
  });
}

const undo = z.object({ email: z.string() });
type Undo = z.infer<typeof undo>;

/**
 * Brings an earlier address back, by the link that was mailed to it. Somebody else may know the password or have linked a
 * sign-in of their own, so nobody gets in by these any more: a mail to the address lets its owner set a new password. All
 * sessions end, and so do all links that were mailed since, also those of later changes.
 *
 * @throws {Problem} `invalid_token`
 */
export async function undoEmailChange(
  req: PayloadRequest,
  { collection, token }: { collection: AccountCollection; token: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const { id, account, data } = await useMailedToken(req, { token, purpose: 'undo_email' });
    if (account?.collection !== collection) throw new Problem('invalid_token', { field: 'token' });
    await lockAccount(req, account);
    await endMailedTokens(req, { account, purposes: purposesEndedBy('address') });
    await endMailedTokens(req, { account, purposes: ['undo_email'], after: id });
    await storeEmail(req, account, undo.parse(data).email);
    await removePassword(req, account);
    await endSessions(req, account);
    await mailReset(req, { account });
    if (collection === 'users') await unlinkAll(req, account.id);
  });
}

/**
 * Refuses an address that its former owner may still take back.
 *
 * @throws {Problem} `email_taken`, as for an address that is in use.
 */
export async function refuseHeldAddress(
  req: PayloadRequest,
  { email, account }: { email: string; account: Account },
): Promise<void> {
  if (await isAddressHeld(req, { hash: keyedHash(email), except: account }))
    throw new Problem('email_taken', { field: 'email' });
}

const lockedAccount = z.object({
  email: z.string(),
  language: z.string().nullish(),
  guardian: z.string().nullish(),
  isConfirmed: z.boolean(),
});

async function lockAccount(req: PayloadRequest, { collection, id }: Account) {
  // Admins set the addresses of staff.
  const ofMembers =
    collection === 'users'
      ? sql`guardian_email AS guardian, email_verified_at IS NOT NULL AS "isConfirmed"`
      : sql`true AS "isConfirmed"`;
  const [row] = await runSql(
    req,
    sql`SELECT email, language, ${ofMembers} FROM ${sql.identifier(collection)}
         WHERE id = ${id} FOR NO KEY UPDATE`,
  );
  if (row === undefined) throw new Problem('invalid_token', { field: 'token' });
  const account = lockedAccount.parse(row);
  return { ...account, language: toLanguage(account.language) };
}

/** The link that the caller used was mailed to this address, so it is confirmed. */
async function storeEmail(req: PayloadRequest, account: Account, email: string): Promise<void> {
  const confirmed = account.collection === 'users' ? sql`, email_verified_at = now()` : sql``;
  await runSql(
    req,
    sql`UPDATE ${sql.identifier(account.collection)} SET email = ${email}, updated_at = now()${confirmed}
         WHERE id = ${account.id}`,
  );
  // After the write: it waits for a change that is about to free the address.
  await refuseHeldAddress(req, { email, account });
}

import type { PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import type { AccountCollection } from '../../domain/accounts/logins/sessions.ts';
import type { Language } from '../../domain/language.ts';
import type { Mail } from '../../email/mail.ts';
import { writeMail, type MailTemplate } from '../../email/templates.ts';
import { RecipientRefused, sendMail, UnsendableMail } from '../../email/transport.ts';
import { toLanguage } from '../../i18n/language.ts';
import { Unretryable } from '../../queue/claims/failures.ts';
import {
  bindMailedToken,
  dropMailedToken,
  issueMailedToken,
  mailedTokenToSend,
  type MailedToken,
} from './mailedTokens.ts';
import { mailKinds, mailLink, mailLinkTime } from './mails.ts';

const account = z.object({
  id: z.number(),
  email: z.string(),
  language: z.string().nullish(),
  emailVerifiedAt: z.union([z.string(), z.date()]).nullish(),
});
type Account = z.infer<typeof account>;

/** Why a mail has no purpose any more. */
type Dropped = 'account deleted' | 'address confirmed' | 'link ended';

interface Recipient {
  readonly email: string;
  readonly language: Language;
  /** The token of the link; undefined in a notice. */
  readonly token?: string;
  /** Another mail than that of the job. */
  readonly instead?: MailTemplate;
}

/**
 * Sends a mail about an account, by the current state of the database. The job contains only ids, so no token and no
 * address is in the queue, and no mail goes to a deleted account or for a purpose that no longer exists. The time of a
 * link begins when its mail is sent.
 *
 * @param input.token what the link of the mail may do: its id in `mailed_tokens`
 * @returns the reason when no mail was sent.
 */
export async function sendAccountMail({
  req,
  template,
  mailId,
  signal,
  ...about
}: MailJob & {
  /** It becomes the Message-ID, so it is the same at every attempt. */
  mailId: string;
  signal?: AbortSignal;
}): Promise<Dropped | undefined> {
  const recipient = await recipientOf({ req, template, ...about });
  if (typeof recipient === 'string') return recipient;
  const { email, instead = template, language, token } = recipient;
  const link = mailLink(instead, { collection: about.collection, language, token });
  const content = writeMail({ template: instead, language, link, ...mailLinkTime(instead) });
  await deliverMail({ ...content, to: email, language, id: mailId }, signal);
  return undefined;
}

/** What a job says about its mail. */
interface MailJob {
  readonly req: PayloadRequest;
  readonly template: MailTemplate;
  readonly collection: AccountCollection;
  readonly user?: number | undefined;
  readonly token?: number | undefined;
}

async function recipientOf(job: MailJob): Promise<Recipient | Dropped> {
  const { req, template, collection, user } = job;
  const { purpose } = mailKinds[template];
  const stored = user === undefined ? undefined : await readAccount({ req, collection, where: { id: user } });
  if (stored === undefined && user !== undefined) return 'account deleted';
  if (purpose === undefined) return stored === undefined ? 'account deleted' : ownerOf(stored);
  if (template === 'confirm-email' && stored?.emailVerifiedAt != null) return 'address confirmed';

  const id = job.token ?? (await newConfirmation(job, stored));
  const issued = id === undefined ? undefined : await mailedTokenToSend(req, { id, purpose });
  if (issued === undefined) return 'link ended';
  const owner = template === 'change-email' ? await ownerOfAddress(job, issued) : undefined;
  if (owner !== undefined) return { ...ownerOf(owner), instead: 'email-taken' };
  const account = stored ?? (await accountOfRequest(job, issued));
  const to = issued.to ?? (account === undefined ? undefined : ownerOf(account));
  return to === undefined ? 'account deleted' : { ...to, token: issued.token };
}

/** The link of a confirmation is made when its mail is sent, so that it is about the present address. */
async function newConfirmation(
  { req, template }: MailJob,
  stored: Account | undefined,
): Promise<number | undefined> {
  if (template !== 'confirm-email' || stored === undefined) return undefined;
  return issueMailedToken(req, {
    purpose: 'confirm_email',
    account: { collection: 'users', id: stored.id },
    data: { email: stored.email },
  });
}

const requestForAddress = z.object({ email: z.string() });

/** Finds the account of a forgotten password. The request did not look, so that its time tells nobody the answer. */
async function accountOfRequest(
  { req, collection }: MailJob,
  { id, account: known, data }: MailedToken,
): Promise<Account | undefined> {
  const request = requestForAddress.safeParse(data);
  if (known !== null) return readAccount({ req, collection, where: { id: known.id } });
  if (!request.success) return undefined;
  const found = await readAccount({ req, collection, where: { email: request.data.email } });
  if (found === undefined) await dropMailedToken(req, id);
  else await bindMailedToken(req, { id, purpose: 'reset', account: { collection, id: found.id } });
  return found;
}

/** The account that has the new address of another one already. Its owner may have forgotten it. */
async function ownerOfAddress(
  { req, collection }: MailJob,
  { to }: MailedToken,
): Promise<Account | undefined> {
  return to === undefined ? undefined : readAccount({ req, collection, where: { email: to.email } });
}

async function readAccount({
  req,
  collection,
  where: { id, email },
}: {
  req: PayloadRequest;
  collection: AccountCollection;
  where: { id?: number; email?: string };
}): Promise<Account | undefined> {
  const where: Where = id === undefined ? { email: { equals: email } } : { id: { equals: id } };
  const row: unknown = await req.payload.db.findOne({ collection, where, req });
  return row == null ? undefined : account.parse(row);
}

function ownerOf({ email, language }: Account): Recipient {
  return { email, language: toLanguage(language) };
}

/**
 * Sends a mail from a job.
 *
 * @throws {Unretryable} when another attempt would fail, too.
 */
export async function deliverMail(mail: Mail, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sendMail(mail, signal);
  } catch (error) {
    if (error instanceof UnsendableMail) throw new Unretryable('unsendable mail', { cause: error });
    if (error instanceof RecipientRefused) throw new Unretryable('recipient refused', { cause: error });
    throw error;
  }
}

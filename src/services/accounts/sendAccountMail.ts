import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Mail } from '../../email/mail.ts';
import { writeMail, type MailTemplate } from '../../email/templates.ts';
import { sendMail, UnsendableMail } from '../../email/transport.ts';
import { env } from '../../env.ts';
import { toLanguage } from '../../i18n/language.ts';
import { Unretryable } from '../../queue/claims/failures.ts';
import { confirmationHours, confirmationToken } from './emailConfirmation.ts';

type AccountCollection = 'users' | 'staff';

const account = z.object({
  id: z.union([z.number(), z.string()]),
  email: z.string(),
  language: z.string().nullish(),
  emailVerifiedAt: z.union([z.string(), z.date()]).nullish(),
  resetPasswordToken: z.string().nullish(),
  resetPasswordExpiration: z.coerce.date().nullish(),
});
type Account = z.infer<typeof account>;

/**
 * Sends a mail about an account, by the current state of the database. The job contains only the account's id, so no
 * token is in the queue, and no mail goes to a deleted account or for a purpose that no longer exists.
 *
 * @returns whether a mail was sent.
 */
export async function sendAccountMail({
  req,
  template,
  collection,
  user,
  mailId,
  signal,
}: {
  req: PayloadRequest;
  template: MailTemplate;
  collection: AccountCollection;
  user: number | string;
  /** It becomes the Message-ID, so it is the same at every attempt. */
  mailId: string;
  signal?: AbortSignal;
}): Promise<boolean> {
  // This reads by the adapter, because Payload's operations hide the fields of a password reset.
  const row: unknown = await req.payload.db.findOne({ collection, where: { id: { equals: user } }, req });
  if (row === null) return false;
  const recipient = account.parse(row);
  const link = linkOf({ template, collection, recipient, now: new Date() });
  if (link === undefined) return false;

  const language = toLanguage(recipient.language);
  const content = writeMail({ template, language, link, hours: confirmationHours });
  await send({ ...content, to: recipient.email, language, id: mailId }, signal);
  return true;
}

/** The target of the mail's button; undefined when the purpose of the mail no longer exists. */
function linkOf({
  template,
  collection,
  recipient,
  now,
}: {
  template: MailTemplate;
  collection: AccountCollection;
  recipient: Account;
  now: Date;
}): string | undefined {
  const { publicUrl } = env();
  switch (template) {
    case 'welcome':
      return publicUrl;
    case 'confirm-email': {
      if (collection !== 'users' || recipient.emailVerifiedAt != null) return undefined;
      return `${publicUrl}/api/users/confirm-email?token=${confirmationToken({ user: recipient.id, email: recipient.email }, now)}`;
    }
    case 'reset-password': {
      const { resetPasswordToken: token, resetPasswordExpiration: expiresAt } = recipient;
      if (token == null || expiresAt == null || expiresAt <= now) return undefined;
      const path = collection === 'staff' ? '/admin/reset/' : '/reset-password?token=';
      return `${publicUrl}${path}${encodeURIComponent(token)}`;
    }
  }
}

async function send(mail: Mail, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sendMail(mail, signal);
  } catch (error) {
    if (error instanceof UnsendableMail) throw new Unretryable('unsendable mail', { cause: error });
    throw error;
  }
}

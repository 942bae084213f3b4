import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Mail } from '../../email/mail.ts';
import { writeMail, type MailTemplate } from '../../email/templates.ts';
import { RecipientRefused, sendMail, UnsendableMail } from '../../email/transport.ts';
import { env } from '../../env.ts';
import { toLanguage } from '../../i18n/language.ts';
import { Unretryable } from '../../queue/claims/failures.ts';
import { confirmationHours, confirmationToken } from './emailConfirmation.ts';
import { validResetToken } from './passwordReset.ts';

type AccountCollection = 'users' | 'staff';

const account = z.object({
  id: z.number(),
  email: z.string(),
  language: z.string().nullish(),
  emailVerifiedAt: z.union([z.string(), z.date()]).nullish(),
  resetPasswordToken: z.string().nullish(),
  resetPasswordExpiration: z.coerce.date().nullish(),
});
type Account = z.infer<typeof account>;

/** Why a mail has no purpose any more. */
type Dropped = 'account deleted' | 'address confirmed' | 'password was reset';

/**
 * Sends a mail about an account, by the current state of the database. The job contains only the account's id, so no
 * token is in the queue, and no mail goes to a deleted account or for a purpose that no longer exists. A link that
 * expired while the mail waited is replaced by a new one.
 *
 * @returns the reason when no mail was sent.
 */
export async function sendAccountMail({
  req,
  template,
  collection,
  user,
  mailId,
  requestedAt,
  signal,
}: {
  req: PayloadRequest;
  template: MailTemplate;
  collection: AccountCollection;
  user: number;
  /** It becomes the Message-ID, so it is the same at every attempt. */
  mailId: string;
  requestedAt: Date;
  signal?: AbortSignal;
}): Promise<Dropped | undefined> {
  // This reads by the adapter, because Payload's operations hide the fields of a password reset.
  const row: unknown = await req.payload.db.findOne({ collection, where: { id: { equals: user } }, req });
  if (row === null) return 'account deleted';
  const recipient = account.parse(row);
  const target = await targetOf({ req, template, collection, recipient, requestedAt });
  if ('dropped' in target) return target.dropped;

  const language = toLanguage(recipient.language);
  const content = writeMail({ template, language, link: target.link, hours: confirmationHours });
  await send({ ...content, to: recipient.email, language, id: mailId }, signal);
  return undefined;
}

/** The target of the mail's button. */
async function targetOf({
  req,
  template,
  collection,
  recipient,
  requestedAt,
}: {
  req: PayloadRequest;
  template: MailTemplate;
  collection: AccountCollection;
  recipient: Account;
  requestedAt: Date;
}): Promise<{ readonly link: string } | { readonly dropped: Dropped }> {
  const { publicUrl } = env();
  switch (template) {
    default:
      return { link: publicUrl };
    case 'confirm-email': {
      if (collection !== 'users' || recipient.emailVerifiedAt != null)
        return { dropped: 'address confirmed' };
      const token = confirmationToken({ user: recipient.id, email: recipient.email });
      return { link: `${publicUrl}/api/users/confirm-email?token=${token}` };
    }
    case 'reset-password': {
      const token = await validResetToken({ req, collection, account: recipient, requestedAt });
      if (token === undefined) return { dropped: 'password was reset' };
      const path = collection === 'staff' ? '/admin/reset/' : '/reset-password?token=';
      return { link: `${publicUrl}${path}${encodeURIComponent(token)}` };
    }
  }
}

async function send(mail: Mail, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sendMail(mail, signal);
  } catch (error) {
    if (error instanceof UnsendableMail) throw new Unretryable('unsendable mail', { cause: error });
    if (error instanceof RecipientRefused) throw new Unretryable('recipient refused', { cause: error });
    throw error;
  }
}

import type { PayloadRequest } from 'payload';
import {
  markMailed,
  readRecipient,
  readUnmailed,
} from '../../../../database/community/notifications/digests.ts';
import type { NotificationKind } from '../../../../domain/community/notifications/kinds.ts';
import { digestLines } from '../../../../domain/community/notifications/texts.ts';
import { writeMail } from '../../../../email/templates.ts';
import { env } from '../../../../env.ts';
import { toLanguage } from '../../../../i18n/language.ts';
import { runIn } from '../../../../queue/runSql.ts';
import { mailedTokenToSend } from '../../../accounts/mailedTokens.ts';
import { mailLink } from '../../../accounts/mails.ts';
import { notificationReader } from '../notificationReader.ts';
import { deliverMail } from '../../../accounts/sendAccountMail.ts';

/**
 * Mails a member how many notifications of which kind are unread. It reads them again, so the mail is not about what was
 * read or hidden meanwhile. The id of the mail is that of the digest: a mail that is sent again after a crash has the
 * same Message-ID.
 */
export async function sendDigest({
  req,
  digest,
  token: tokenId,
  signal,
}: {
  req: PayloadRequest;
  digest: number;
  token: number;
  signal: AbortSignal;
}): Promise<void> {
  const run = runIn(req);
  const recipient = await readRecipient(run, digest);
  const token = await mailedTokenToSend(req, { id: tokenId, purpose: 'unsubscribe' });
  if (recipient === undefined || token === undefined) return;
  const notes = await readUnmailed(run, notificationReader(recipient.user_id));
  if (notes.length === 0) return;
  const counts = new Map<NotificationKind, number>();
  for (const { kind } of notes) counts.set(kind, (counts.get(kind) ?? 0) + 1);

  const language = toLanguage(recipient.language);
  const template = 'notification-digest';
  const base = `${env().publicUrl}/api/users/unsubscribe`;
  const query = new URLSearchParams({ token: token.token, lang: language });
  const content = writeMail({
    template,
    language,
    link: mailLink(template, { collection: 'users', language }),
    lines: digestLines(counts, language),
    closingLink: `${base}?${query.toString()}`,
  });
  await deliverMail(
    {
      ...content,
      to: recipient.email,
      language,
      id: `digest-${String(digest)}`,
      unsubscribe: `${base}/${token.token}`,
    },
    signal,
  );
  await markMailed(
    run,
    notes.map(({ id }) => id),
  );
}

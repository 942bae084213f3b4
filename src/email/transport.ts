import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { isEmail } from '../domain/accounts/credentials/email.ts';
import { env, type Env } from '../env.ts';
import type { Mail } from './mail.ts';
import { mailFolder } from './writtenMails.ts';

/** The mail cannot be sent because its address or its id is invalid. Another attempt would fail too. */
export class UnsendableMail extends Error {
  override readonly name = 'UnsendableMail';
}

/** The mail server knows that nobody receives mails at this address. Another attempt would fail too. */
export class RecipientRefused extends Error {
  override readonly name = 'RecipientRefused';
}

const mailId = z.string().regex(/^[A-Za-z0-9-]{1,100}$/);
/** Exactly one address: no list, no line break, no name. */
const mailAddress = z.string().refine((text) => isEmail(text));

/**
 * Sends a mail to the server of SMTP_URL or, without one, writes it to `DATA_DIR/mail/<id>.eml`.
 *
 * @param signal stops the sending; the mail may have been sent all the same.
 * @throws {UnsendableMail | RecipientRefused} when another attempt would fail too.
 */
export async function sendMail(mail: Mail, signal?: AbortSignal): Promise<void> {
  const environment = env();
  const message = messageOf(mail, environment);
  if (environment.SMTP_URL === undefined) {
    await writeEml({ folder: mailFolder(), name: `${mail.id}.eml`, message });
  } else {
    await sendBySmtp({ url: environment.SMTP_URL, timeoutMs: environment.SMTP_TIMEOUT_MS, message, signal });
  }
}

type Message = ReturnType<typeof messageOf>;

function messageOf(mail: Mail, { MAIL_FROM }: Env) {
  const to = mailAddress.safeParse(mail.to);
  const id = mailId.safeParse(mail.id);
  if (!to.success) throw new UnsendableMail('The recipient is not one e-mail address.');
  if (!id.success) throw new UnsendableMail('The id of the mail cannot be part of a Message-ID.');
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(MAIL_FROM)?.[1] ?? 'localhost';
  return {
    from: MAIL_FROM,
    // nodemailer takes an object as one address; it would parse a string as a list.
    to: { name: '', address: to.data },
    messageId: `<${id.data}@${domain}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
      ...(mail.unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${mail.unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    // nodemailer must take a body as text, never as the name of a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function sendBySmtp({
  url,
  timeoutMs,
  message,
  signal,
}: {
  url: string;
  timeoutMs: number;
  message: Message;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const transport = createTransport({
    url,
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    await transport.sendMail({ ...message, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (isRecipientRefused(error, message.to.address))
      throw new RecipientRefused('The mailbox does not exist.', { cause: error });
    throw error;
  }
}

const refusalOfRecipient = z.object({
  command: z.literal('RCPT TO'),
  responseCode: z.int().min(500).max(599),
  response: z.string(),
});

/**
 * Whether a mail server refused the mailbox for good. All other refusals may end: 4xx are temporary by definition, a 5xx
 * of another command is about the sender or the session, and so is a 5xx with an extended code (RFC 3463) of the system,
 * the network, the protocol or the policy.
 *
 * A server without SMTPUTF8 (RFC 6531) takes no address with other letters than ASCII before the `@`. It may call that a
 * wrong syntax, and it says the same tomorrow.
 */
function isRecipientRefused(error: unknown, address: string): boolean {
  const refusal = refusalOfRecipient.safeParse(error);
  if (!refusal.success) return false;
  if (/[^\0-\x7f].*@/.test(address)) return true;
  const { response, responseCode } = refusal.data;
  return responseCode >= 550 && responseCode <= 553 && !/^5\d\d[ -]5\.[3-7]\./.test(response);
}

/**
 * Writes the file atomically and readable by this user only, because the mail contains a link that gives access to an
 * account.
 */
async function writeEml({
  message,
  folder,
  name,
}: {
  folder: string;
  name: string;
  message: Message;
}): Promise<void> {
  const composedMail = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(message);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(/* turbopackIgnore: true */ temporary, 'wx', 0o600);
    try {
      await file.writeFile(composedMail.message as Buffer);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

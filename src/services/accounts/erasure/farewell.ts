import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendFarewellJob } from '../../../../jobs/accounts/sendFarewell.ts';
import { runSql } from '../../../database/transaction.ts';
import { seal, unseal } from '../../../domain/accounts/sealing.ts';
import { languages } from '../../../domain/language.ts';
import { writeMail } from '../../../email/templates.ts';
import { RecipientRefused, sendMail, UnsendableMail } from '../../../email/transport.ts';
import { removeMailsTo, removeOldMails } from '../../../email/writtenMails.ts';
import { env } from '../../../env.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { healthKeys } from '../healthKeys.ts';

const recipientShape = z.strictObject({ email: z.string(), language: z.enum(languages) });
type Recipient = z.infer<typeof recipientShape>;

/** Takes the place of the owner in the seal. */
const owner = 'farewell';
/** Days after which an address is forgotten whose mail could not be sent. The job tries for one. */
const keptDays = 2;

const insertedRow = z.tuple([z.object({ id: z.int() })]);
const storedRow = z.object({ recipient: z.string() });

/** Enqueues, in the transaction of an erasure, the mail that confirms it. The address lives until the mail is sent. */
export async function enqueueFarewell(req: PayloadRequest, recipient: Recipient): Promise<void> {
  const sealed = seal({ ring: healthKeys(), owner, text: JSON.stringify(recipient) });
  const rows = await runSql(req, sql`INSERT INTO farewell_mails (recipient) VALUES (${sealed}) RETURNING id`);
  const [{ id }] = insertedRow.parse(rows);
  await enqueue(req, sendFarewellJob, { mail: id });
}

/** Removes the mails to the address that were written as files, sends the last one, and forgets the address. */
export async function sendFarewell({
  req,
  mail,
  mailId,
  signal,
}: {
  req: PayloadRequest;
  mail: number;
  mailId: string;
  signal: AbortSignal;
}): Promise<void> {
  const [row] = await runSql(req, sql`SELECT recipient FROM farewell_mails WHERE id = ${mail}`);
  if (row === undefined) return;
  const { recipient: sealed } = storedRow.parse(row);
  const text = unseal({ ring: healthKeys(), owner, sealed });
  const { email, language } = recipientShape.parse(JSON.parse(text));
  await removeMailsTo(email, signal);
  const content = writeMail({ template: 'account-erased', language, link: env().publicUrl });
  try {
    await sendMail({ ...content, to: email, language, id: mailId }, signal);
  } catch (error) {
    // Nobody gets a mail at this address, so there is no reason left to know it.
    if (!(error instanceof UnsendableMail || error instanceof RecipientRefused)) throw error;
  }
  await runSql(req, sql`DELETE FROM farewell_mails WHERE id = ${mail}`);
}

/** Forgets the addresses of last mails that could not be sent, and the mails of more than a week ago that are files. */
export async function forgetMails({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  await runSql(
    req,
    sql`DELETE FROM farewell_mails WHERE created_at < now() - make_interval(days => ${keptDays})`,
  );
  await removeOldMails(signal);
}

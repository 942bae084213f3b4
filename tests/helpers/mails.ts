import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Payload } from 'payload';
import type pg from 'pg';
import { sendEmailJob } from '../../jobs/accounts/sendEmail.ts';

/** A mail that the product sent, and where its button leads. */
export interface SentMail {
  readonly to: string;
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  /** The address behind the button. */
  readonly link: string;
  /** The token in that address. */
  readonly token: string;
}

/** Runs every waiting job that sends a mail, in the order in which they were enqueued, as the worker does. */
export async function deliverMails({
  payload,
  pool,
}: {
  payload: Payload;
  pool: pg.Pool;
}): Promise<SentMail[]> {
  const { createLocalReq } = await import('payload');
  const { sendAccountMail } = await import('../../src/services/accounts/sendAccountMail.ts');
  const { env } = await import('../../src/env.ts');
  const { rows } = await pool.query<{ id: string; data: unknown }>(
    `UPDATE jobs.agenda_jobs SET done_at = now(), next_run_at = NULL
      WHERE name = 'send-email' AND done_at IS NULL AND claim IS NULL RETURNING id, data, created_at`,
  );
  const mails: SentMail[] = [];
  for (const { id, data } of rows) {
    const ids = sendEmailJob.ids.parse(data);
    const mailId = `${id}-${randomUUID().slice(0, 8)}`;
    const req = await createLocalReq({}, payload);
    if ((await sendAccountMail({ req, ...ids, mailId })) !== undefined) continue;
    const path = join(env().dataDir, 'mail', `${mailId}.eml`);
    const mail = await simpleParser(await readFile(path));
    await rm(path);
    const text = mail.text ?? '';
    const link = /https?:\S+/.exec(text)?.[0] ?? '';
    const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
    mails.push({
      to: to?.value[0]?.address ?? '',
      template: ids.template,
      subject: mail.subject ?? '',
      text,
      link,
      token: /[?&]token=([\w-]+)|\/reset\/([\w-]+)/.exec(link)?.slice(1).find(Boolean) ?? '',
    });
  }
  return mails;
}

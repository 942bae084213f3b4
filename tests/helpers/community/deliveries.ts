import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createLocalReq, type Payload } from 'payload';
import type pg from 'pg';

/** When all notifications came, and when the mails about them are due everywhere. */
const [came, due] = ['2026-11-20T12:00:00Z', '2026-12-28T12:00:00Z'] as const;

/**
 * Sends what waits, as the worker does: mails, pushes, and mails about what is unread, to all members, also those who
 * have not confirmed their address.
 *
 * @returns all mails, with all that they say.
 */
export async function deliverAll({ payload, pool }: { payload: Payload; pool: pg.Pool }): Promise<string[]> {
  const { sendAccountMail } = await import('../../../src/services/accounts/sendAccountMail.ts');
  const { sendPushes } = await import('../../../src/services/community/notifications/push/sendPushes.ts');
  const { sendDigest } = await import('../../../src/services/community/notifications/digests/sendDigest.ts');
  const { sendDigests } =
    await import('../../../src/services/community/notifications/digests/sendDigests.ts');
  const { signal } = new AbortController();
  const take = async (name: string) => {
    const { rows } = await pool.query<{ id: string; data: never }>(
      'DELETE FROM jobs.agenda_jobs WHERE name = $1 RETURNING id, data',
      [name],
    );
    return rows;
  };
  const request = () => createLocalReq({}, payload);
  for (const { id, data } of await take('send-email'))
    await sendAccountMail({ req: await request(), ...(data as object), mailId: id, signal } as never);
  for (const { data } of await take('send-pushes'))
    await sendPushes({ req: await request(), user: data['user'], signal });
  await pool.query(`UPDATE users SET email_verified_at = now(), notifications_digest = 'daily'`);
  await pool.query('UPDATE notifications SET at = $1', [came]);
  await sendDigests({ req: await request(), signal, now: new Date(due) });
  for (const { data } of await take('send-digest'))
    await sendDigest({ req: await request(), ...(data as { digest: number; token: number }), signal });
  return readMails();
}

async function readMails(): Promise<string[]> {
  const { env } = await import('../../../src/env.ts');
  const folder = join(env().dataDir, 'mail');
  const names = await readdir(folder).catch((): string[] => []);
  return Promise.all(
    names.map(async (name) => {
      const { headerLines, html, text } = await simpleParser(await readFile(join(folder, name)));
      return [name, ...headerLines.map(({ line }) => line), text, html].join('\n');
    }),
  );
}

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { digestFrequencyNames } from '../../../domain/community/notifications/digests.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { notificationKindNames } from '../../../domain/community/notifications/kinds.ts';
import type { Run } from './inbox.ts';
import { isVisibleNotification } from './visibleNotification.ts';
import { isWanted } from './wanted.ts';

const id = z.int();

/** What a digest of a member would be about, whether it is visible or not. */
const isUnmailed = sql`note.read_at IS NULL AND note.mailed_at IS NULL
  AND ${isWanted({ account: sql`account`, note: sql`note`, channel: 'mail' })}`;
/** A digest goes to a confirmed address only. */
const getsDigests = sql`account.notifications_digest <> 'never' AND account.email_verified_at IS NOT NULL`;

const candidateRows = z.array(
  z.object({
    id,
    frequency: z.enum(digestFrequencyNames).exclude(['never']),
    time_zone: z.string().nullable(),
    oldest: z.coerce.date(),
  }),
);
/** A member with unread notifications that no mail was about. */
export type DigestCandidate = z.infer<typeof candidateRows>[number];

/** The next members, by their ids, with the time of their oldest notification that no mail was about. */
export async function readCandidates(
  run: Run,
  { after, limit }: { after: number; limit: number },
): Promise<DigestCandidate[]> {
  const rows = await run(sql`
    SELECT account.id, account.notifications_digest AS frequency, account.time_zone, min(note.at) AS oldest
      FROM notifications AS note JOIN users AS account ON account.id = note.user_id
     WHERE account.id > ${after} AND ${getsDigests} AND ${isUnmailed}
     GROUP BY account.id ORDER BY account.id LIMIT ${limit}`);
  return candidateRows.parse(rows);
}

const insertedRows = z.array(z.object({ id }));

/** Records the digest of a period. @returns its id; undefined when there was one for this period. */
export async function insertDigest(
  run: Run,
  { user, period }: { user: number; period: string },
): Promise<number | undefined> {
  const rows = await run(sql`
    INSERT INTO notification_digests (user_id, period)
    SELECT id, ${period}::date FROM users WHERE id = ${user}
    ON CONFLICT (user_id, period) DO NOTHING RETURNING id`);
  return insertedRows.parse(rows)[0]?.id;
}

const recipientRows = z.array(z.object({ user_id: id, email: z.string(), language: z.string().nullable() }));

/** Who gets a digest; undefined when the member wants none any more. */
export async function readRecipient(
  run: Run,
  digest: number,
): Promise<z.infer<typeof recipientRows>[number] | undefined> {
  const rows = await run(sql`
    SELECT digest.user_id, account.email, account.language::text
      FROM notification_digests AS digest JOIN users AS account ON account.id = digest.user_id
     WHERE digest.id = ${digest} AND ${getsDigests}`);
  return recipientRows.parse(rows)[0];
}

const noteRows = z.array(z.object({ id, kind: z.enum(notificationKindNames) }));

/** The visible notifications that a mail to a member is about now. */
export async function readUnmailed(run: Run, reader: ContentReader): Promise<z.infer<typeof noteRows>> {
  const rows = await run(sql`
    SELECT note.id, note.kind
      FROM notifications AS note JOIN users AS account ON account.id = note.user_id
     WHERE note.user_id = ${reader.user} AND ${isUnmailed}
       AND ${isVisibleNotification(sql`note`, reader)}`);
  return noteRows.parse(rows);
}

/** Records that a mail was about these notifications. */
export async function markMailed(run: Run, ids: readonly number[]): Promise<void> {
  await run(sql`UPDATE notifications SET mailed_at = now() WHERE id = ANY (${sql.param(ids)}::int[])`);
}

/** Ends the digests of a member. @returns whether there is such an account. */
export async function endDigests(run: Run, user: number): Promise<boolean> {
  const rows = await run(sql`
    UPDATE users SET notifications_digest = 'never', updated_at = now() WHERE id = ${user} RETURNING id`);
  return rows.length > 0;
}

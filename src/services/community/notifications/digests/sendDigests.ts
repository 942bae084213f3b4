import { createLocalReq, type PayloadRequest } from 'payload';
import { sendDigestJob } from '../../../../../jobs/community/sendDigest.ts';
import {
  insertDigest,
  readCandidates,
  type DigestCandidate,
} from '../../../../database/community/notifications/digests.ts';
import { duePeriod } from '../../../../domain/community/notifications/digests.ts';
import { enqueue } from '../../../../queue/enqueue.ts';
import { runIn } from '../../../../queue/runSql.ts';
import { issueMailedToken } from '../../../accounts/mailedTokens.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';

const batchSize = 500;

/**
 * Enqueues the mails that are due. A row for each member and period makes sure that there is one mail, whatever happens:
 * the row, the link to end the mails and the job are one transaction.
 */
export async function sendDigests({
  req: { payload },
  signal,
  now = new Date(),
}: {
  req: PayloadRequest;
  signal: AbortSignal;
  now?: Date;
}): Promise<void> {
  let after = 0;
  for (;;) {
    const candidates = await readCandidates(runIn({ payload }), { after, limit: batchSize });
    for (const candidate of candidates) {
      signal.throwIfAborted();
      await sendIfDue(await createLocalReq({}, payload), { candidate, now });
    }
    const last = candidates.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function sendIfDue(
  req: PayloadRequest,
  {
    candidate: { id, frequency, oldest, time_zone: timeZone },
    now,
  }: { candidate: DigestCandidate; now: Date },
): Promise<void> {
  const due = duePeriod({ frequency, timeZone, now });
  if (due === undefined || oldest >= due.beganAt) return;
  await inTransaction(req, async () => {
    const digest = await insertDigest(runIn(req), { user: id, period: due.period });
    if (digest === undefined) return;
    const account = { collection: 'users', id } as const;
    const token = await issueMailedToken(req, { purpose: 'unsubscribe', account });
    await enqueue(req, sendDigestJob, { digest, token });
  });
}

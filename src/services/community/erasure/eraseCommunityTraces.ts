import { randomInt } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { eraseTracesJob } from '../../../../jobs/community/eraseTraces.ts';
import { deleteRevisions, emptyDeleted, readTraced } from '../../../database/community/erasure/traces.ts';
import { deleteModerationTexts } from '../../../database/community/moderation/erasure.ts';
import { laterErasureHours, tracedCollections } from '../../../domain/community/anonymity/laterErasure.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { anonymousIdsOf, forgetAnonymousAuthor } from '../anonymity/ownAnonymous.ts';

/** The context of an erasure for which the member asked that their anonymous texts be deleted, too. */
export const withAnonymousTexts = { deletesAnonymousTexts: true } as const;

/**
 * Erases what the posts and comments of a member hold beside their present text, in the transaction of the erasure: what
 * they said before, what the member had deleted or told moderators. The texts stay, as those of a deleted member.
 *
 * Of anonymous ones it only forgets who wrote them. Jobs do the rest, each at a random moment: what disappeared together
 * with the name of the member would tell readers and moderators whose it was.
 */
export async function eraseCommunityTraces(req: PayloadRequest, user: number): Promise<void> {
  const named = { user, posts: [], comments: [] };
  await deleteRevisions(req, named);
  await emptyDeleted(req, named);
  await deleteModerationTexts(req, named);
  await eraseLater(req, user);
  await forgetAnonymousAuthor(req, user);
}

async function eraseLater(req: PayloadRequest, user: number): Promise<void> {
  const deletes = req.context['deletesAnonymousTexts'] === true;
  for (const collection of tracedCollections) {
    const ids = await anonymousIdsOf(req, { collection, user });
    const extent = deletes && collection !== 'reports' ? 'all' : 'traces';
    const documents = extent === 'all' ? ids : await readTraced(req, { collection, ids, user });
    for (const document of documents)
      await enqueue(req, eraseTracesJob, { collection, document, extent }, { runAt: someMoment() });
  }
}

function someMoment(): Date {
  const { from, to } = laterErasureHours;
  return new Date(Date.now() + randomInt(from * 3_600_000, to * 3_600_000));
}

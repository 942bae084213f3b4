import type { PayloadRequest } from 'payload';
import {
  forgetAuthor,
  forgetPseudonyms,
  readAnonymousIds,
  readThreads,
} from '../../../database/community/anonymity/anonymousAuthors.ts';
import { readActionsOnAnonymous } from '../../../database/community/moderation/ownActions.ts';
import { isAnonymousCollection } from '../../../domain/community/anonymity/anonymousContent.ts';
import { authorHashes, authorHashesIn } from './authorHashes.ts';

/**
 * The ids of everything in a collection that a member has written anonymously; of the audit log and of the
 * decisions of moderators, those about it.
 *
 * @param input.among asks about these documents only, for a page.
 */
export async function anonymousIdsOf(
  req: PayloadRequest,
  { collection, user, among }: { collection: string; user: number; among?: readonly number[] | undefined },
): Promise<number[]> {
  if (among?.length === 0) return [];
  if (collection === 'moderation-actions')
    return readActionsOnAnonymous(req, { hashes: authorHashes(user), among });
  if (collection !== 'audit-log' && !isAnonymousCollection(collection)) return [];
  return readAnonymousIds(req, { collection, hashes: authorHashes(user), among });
}

/**
 * Forgets what a member has written anonymously. The texts and names stay, and nobody can tell any more whose they are.
 */
export async function forgetAnonymousAuthor(req: PayloadRequest, user: number): Promise<void> {
  const hashes = authorHashes(user);
  const threads = await readThreads(req, { hashes });
  await forgetPseudonyms(req, { hashes: threads.flatMap((thread) => authorHashesIn(user, thread)) });
  await forgetAuthor(req, { hashes });
}

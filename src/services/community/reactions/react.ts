import type { PayloadRequest } from 'payload';
import {
  boardWithSlug,
  countOwn,
  lockAccount,
  readStanding,
  writeReaction,
} from '../../../database/community/reactions/reactions.ts';
import {
  reactions,
  type Reaction,
  type ReactionState,
} from '../../../domain/community/reactions/reactions.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { authorOf } from '../anonymity/sealedAuthors.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';
import { notify } from '../notifications/notify.ts';

/**
 * Sets or takes back a like, a bookmark, a follow or a block of the caller. A repeated call changes nothing and has the
 * same answer. What the caller may not see any more can be taken back, too; the answer then tells nothing of it.
 *
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `not_found` for what the caller may not see,
 *   `own_like`, `own_block`, `too_many_entries`, `suspended`, `muted`.
 */
export async function react(
  req: PayloadRequest,
  { reaction, isWanted }: { reaction: Reaction; isWanted: boolean },
): Promise<ReactionState> {
  const reader = readerOf(req);
  const { kind } = reaction;
  return inTransaction(req, async () => {
    const refusal = await refusalOf(req, { reader, reaction, isNew: isWanted });
    const isUnseen = refusal === 'not_found';
    if (refusal !== undefined && (isWanted || !isUnseen)) throw new Problem(refusal);
    const written = await writeReaction(req, { reader, reaction, isWanted });
    if (written === undefined || (isUnseen && !written.isChanged)) throw new Problem('not_found');
    if (isUnseen) return { state: 'none' };
    const { count, isChanged, owner } = written;
    if (isWanted && isChanged) await settleReaction(req, { reader, reaction, owner });
    return {
      state: isWanted ? reactions[kind].done : 'none',
      // How many members keep a post is nobody's business.
      ...(count === null || kind === 'bookmark' ? {} : { count }),
    };
  });
}

/**
 * The board that a path names.
 *
 * @throws {Problem} `not_found`
 */
export async function boardOfSlug(req: PayloadRequest, slug: string): Promise<number> {
  const board = await boardWithSlug(req, slug);
  if (board === undefined) throw new Problem('not_found');
  return board;
}

/**
 * Checks a reaction that a member is about to add or take back, in the transaction of the request, before its target is
 * locked.
 *
 * @returns why it is refused; undefined when it may be.
 * @throws {Problem} `suspended`, `muted`.
 */
export async function refusalOf(
  req: PayloadRequest,
  { reader, reaction: { kind, target }, isNew }: { reader: number; reaction: Reaction; isNew: boolean },
): Promise<'not_found' | 'own_like' | 'own_block' | undefined> {
  // Only a like reaches somebody else.
  if (isNew && kind === 'like') await refuseSilenced(req);
  if (isNew && reactions[kind].limit !== undefined) await lockAccount(req, reader);
  const standing = await readStanding(req, {
    reader: readerWithId(reader),
    target,
  });
  if (standing?.isVisible !== true) return 'not_found';
  if (standing.isOwn && kind === 'like') return 'own_like';
  return standing.isOwn && kind === 'block' ? 'own_block' : undefined;
}

/**
 * Completes a new reaction, in the transaction that has written it: the author of what is liked is told.
 *
 * @throws {Problem} `too_many_entries` when the member has more of them than one may have.
 */
export async function settleReaction(
  req: PayloadRequest,
  { reader, reaction, owner }: { reader: number; reaction: Reaction; owner: number | null },
): Promise<void> {
  const { limit } = reactions[reaction.kind];
  if (limit !== undefined && (await countOwn(req, reader, reaction.kind)) > limit)
    throw new Problem('too_many_entries', { parameters: { limit } });
  if (reaction.kind !== 'like') return;
  const { collection, id } = reaction.target;
  const author = collection === 'meal-diaries' ? owner : await authorOf(req, { collection, id, user: owner });
  if (author != null)
    await notify(req, {
      user: author,
      kind: 'like',
      target: { relationTo: collection, value: id },
      actor: reader,
    });
}

function readerOf({ user }: PayloadRequest): number {
  if (user === null) throw new Problem('authentication_required');
  if (user.collection !== 'users') throw new Problem('forbidden');
  return user.id;
}

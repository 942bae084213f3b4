import type { PayloadRequest } from 'payload';
import {
  boardWithSlug,
  countOwn,
  deleteReaction,
  insertReaction,
  lockAccount,
  lockTarget,
  publicCount,
  readStanding,
} from '../../../database/community/reactions/reactions.ts';
import {
  reactions,
  type Reaction,
  type ReactionState,
} from '../../../domain/community/reactions/reactions.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { authorHashes } from '../anonymity/authorHashes.ts';
import { authorOf } from '../anonymity/sealedAuthors.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';
import { notify } from '../notifications/notify.ts';

/**
 * Sets or takes back a like, a bookmark, a follow or a block of the caller. A repeated call changes nothing and has the
 * same answer.
 *
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `not_found` for what the caller may not see,
 *   `own_content`, `own_account`, `too_many_entries`, `suspended`, `muted`.
 */
export async function react(
  req: PayloadRequest,
  { reaction, isWanted }: { reaction: Reaction; isWanted: boolean },
): Promise<ReactionState> {
  const reader = readerOf(req);
  return inTransaction(req, async () => {
    const checked = await checkReaction(req, { reader, reaction, isNew: isWanted });
    if (checked.refusal !== undefined) throw new Problem(checked.refusal);
    const { owner } = checked;
    if (!isWanted) await deleteReaction(req, reader, reaction);
    else if (await insertReaction(req, reader, reaction))
      await settleReaction(req, { reader, reaction, owner });
    const count = await publicCount(req, reaction);
    return {
      state: isWanted ? reactions[reaction.kind].done : 'none',
      ...(count === undefined ? {} : { count }),
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

/** A reaction that may be, with the user to whom its target belongs; or why it is refused. */
export type CheckedReaction =
  | { readonly refusal: 'not_found' | 'own_content' | 'own_account' }
  | { readonly refusal: undefined; readonly owner: number | null };

/**
 * Checks a reaction that a member is about to add or take back, in the transaction of the request. It takes all locks,
 * accounts first.
 *
 * @throws {Problem} `suspended`, `muted`.
 */
export async function checkReaction(
  req: PayloadRequest,
  { reader, reaction: { kind, target }, isNew }: { reader: number; reaction: Reaction; isNew: boolean },
): Promise<CheckedReaction> {
  // Only a like reaches somebody else.
  if (isNew && kind === 'like') await refuseSilenced(req);
  if (isNew && reactions[kind].limit !== undefined) await lockAccount(req, reader);
  const locked = await lockTarget(req, { reader, target });
  const standing = await readStanding(req, {
    reader: { user: reader, authorHashes: authorHashes(reader) },
    target,
  });
  if (locked === undefined || standing?.isVisible !== true) return { refusal: 'not_found' };
  if (standing.isOwn && kind === 'like') return { refusal: 'own_content' };
  if (standing.isOwn && kind === 'block') return { refusal: 'own_account' };
  return { refusal: undefined, owner: locked.owner };
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

import type { PayloadRequest } from 'payload';
import { lockTarget, readOwnReaction } from '../../../database/community/reactions/reactions.ts';
import {
  reactionOf,
  reactions,
  type Reaction,
  type ReactionKind,
} from '../../../domain/community/reactions/reactions.ts';
import { ownerOf } from '../../../domain/operations/ownership.ts';
import { Problem } from '../../../errors/problem.ts';
import { refusalOf, settleReaction } from './react.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a reaction that a member writes as a document of its collection, by REST or GraphQL.
 *
 * @throws {Problem} `exactly_one_of`, `unknown_reference`, `own_like`, `own_block`, `suspended`, `muted`.
 */
export async function requireOpenTarget(
  req: PayloadRequest,
  { kind, data }: { kind: ReactionKind; data: Fields },
): Promise<void> {
  const reaction = requiredReaction(kind, data);
  const reader = requiredOwner(data);
  const refusal = await refusalOf(req, { reader, reaction, isNew: true });
  const isThere =
    refusal === undefined && (await lockTarget(req, { reader, target: reaction.target })) !== undefined;
  if (isThere) return;
  const code = refusal === undefined || refusal === 'not_found' ? 'unknown_reference' : refusal;
  throw new Problem(code, { field: fieldOf(reaction) });
}

/** Completes a reaction that was written as a document. */
export async function settleWritten(
  req: PayloadRequest,
  { kind, data }: { kind: ReactionKind; data: Fields },
): Promise<void> {
  const reader = requiredOwner(data);
  const reaction = requiredReaction(kind, data);
  // It is locked already.
  const target = await lockTarget(req, { reader, target: reaction.target });
  await settleReaction(req, { reader, reaction, owner: target?.owner ?? null });
}

/** Locks the target of a reaction that its owner is about to delete. Nobody else's is locked. */
export async function lockOwnReaction(
  req: PayloadRequest,
  { kind, id }: { kind: ReactionKind; id: unknown },
): Promise<void> {
  const row = Number(id);
  if (req.user?.collection !== 'users' || !Number.isSafeInteger(row)) return;
  const reader = req.user.id;
  const stored = await readOwnReaction(req, { reader, kind, id: row });
  const reaction = stored === undefined ? undefined : reactionOf(kind, stored);
  if (reaction !== undefined) await lockTarget(req, { reader, target: reaction.target });
}

function requiredReaction(kind: ReactionKind, data: Fields): Reaction {
  const reaction = reactionOf(kind, data);
  if (reaction !== undefined) return reaction;
  const fields = Object.values(reactions[kind].targets);
  throw new Problem('exactly_one_of', { field: fields[0], parameters: { allowed: fields.join(', ') } });
}

function requiredOwner(data: Fields): number {
  const owner = ownerOf(data);
  if (owner === undefined) throw new Problem('required', { field: 'user' });
  return Number(owner);
}

function fieldOf({ kind, target }: Reaction): string {
  const targets: Readonly<Record<string, string>> = reactions[kind].targets;
  return targets[target.collection] ?? '';
}

import type { CollectionAfterChangeHook } from 'payload';
import type { ReactionKind } from '../../../src/domain/community/reactions/reactions.ts';
import { settleWritten } from '../../../src/services/community/reactions/ownReactions.ts';

/** Completes a new reaction in the transaction that has written it. */
export const settleReaction =
  (kind: ReactionKind): CollectionAfterChangeHook =>
  async ({ data, doc, req }) => {
    await settleWritten(req, { kind, data });
    return doc as unknown;
  };

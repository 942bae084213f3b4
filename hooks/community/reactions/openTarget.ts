import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload';
import type { ReactionKind } from '../../../src/domain/community/reactions/reactions.ts';
import {
  lockOwnReaction,
  requireOpenTarget,
} from '../../../src/services/community/reactions/ownReactions.ts';

/** Checks what a member is about to like, bookmark, follow or block, as `PUT /api/…/like` and its like do. */
export const openTarget =
  (kind: ReactionKind): CollectionBeforeChangeHook =>
  async ({ data, req }) => {
    await requireOpenTarget(req, { kind, data });
    return data;
  };

/** Locks the target before the reaction that is deleted, as everywhere else. */
export const lockTargetToDelete =
  (kind: ReactionKind): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation === 'delete' && 'id' in args) await lockOwnReaction(req, { kind, id: args.id });
    return args;
  };

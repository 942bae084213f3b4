import type { PayloadRequest } from 'payload';
import type { Subject } from '../../../database/community/moderation/targets.ts';
import { contentOf, type StoredTarget } from '../../../domain/community/moderation/targets.ts';
import { notify } from '../notifications/notify.ts';
import { ownerOfTarget } from './ownTarget.ts';

/** Tells the author of a target what was decided, in the transaction of the decision. */
export async function tellAuthor(
  req: PayloadRequest,
  {
    target,
    subject,
    outcome,
    action,
  }: {
    target: StoredTarget;
    subject: Subject;
    outcome: string | undefined;
    /** The decision with the words of the moderator. */
    action?: number;
  },
): Promise<void> {
  const user = outcome === undefined ? undefined : await ownerOfTarget(req, { target, subject });
  if (outcome === undefined || user === undefined) return;
  await notify(req, {
    user,
    kind: 'moderation',
    target: contentOf(target) ?? { relationTo: 'members' },
    outcome,
    action,
  });
}

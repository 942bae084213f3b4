import { sendPushesJob } from '../../../../jobs/community/sendPushes.ts';
import { insertNotification } from '../../../database/community/notifications/insertNotification.ts';
import type { Transactional } from '../../../database/transaction.ts';
import type { NotificationKind, NotificationTarget } from '../../../domain/community/notifications/kinds.ts';
import { enqueue } from '../../../queue/enqueue.ts';

export interface Notice {
  /** The id of the user who is told. */
  readonly user: number;
  readonly kind: NotificationKind;
  readonly target: NotificationTarget;
  /**
   * The id of the user who did it, also of an anonymous author. It is not stored: who did it is read from the target
   * when the notification is shown, so an anonymous author stays a pseudonym. Moderators are not passed.
   */
  readonly actor?: number | undefined;
  /** What was decided, for `moderation`: `hidden`, `restored`, `removed`, `warned`, `suspended`, `opened`, … */
  readonly outcome?: string | undefined;
  /** The decision in the history of its case, which has the reason and the words of the moderator. */
  readonly action?: number | undefined;
}

/**
 * Tells a member something: one INSERT in the transaction of the caller, after the row that causes it. Nobody is told of
 * their own act, or of what somebody does under their own name whom they block or who blocks them. Each notification exists once: a repeated
 * call adds nothing, more likes of one target count in one notification, and a repeated decision makes it unread again.
 * What the member may not see (a held comment) waits: call again when it becomes visible, so that open streams get it.
 * Mails and pushes follow by jobs, after the commit.
 */
export async function notify(req: Transactional, notice: Notice): Promise<void> {
  const { actor, user } = notice;
  if (actor === user) return;
  if (!(await insertNotification(req, notice))) return;
  await enqueue(req, sendPushesJob, { collection: 'users', user }, { uniqueKey: String(user) });
}

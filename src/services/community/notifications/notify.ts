import type { Transactional } from '../../../database/transaction.ts';
import { insertNotification } from '../../../database/community/notifications/insertNotification.ts';
import type { NotificationKind, NotificationTarget } from '../../../domain/community/notifications/kinds.ts';

export interface Notice {
  /** The id of the user who is told. */
  readonly user: number;
  readonly kind: NotificationKind;
  readonly target: NotificationTarget;
  /**
   * The id of the user who did it, also of an anonymous author. It is not stored: who did it is read from the target
   * when the notification is shown, so an anonymous author stays a pseudonym. Moderators are not passed.
   */
  readonly actor?: number;
  /** What was decided, for `moderation`: `hidden`, `restored`, `removed`, `warned`, `suspended`, … */
  readonly outcome?: string;
}

/**
 * Tells a member something: one INSERT in the transaction of the caller, after the row that causes it. Nobody is told of
 * their own act, or of an act of somebody whom they block or who blocks them. Each notification exists once: a repeated
 * call adds nothing, more likes of one target count in one notification, and a repeated decision makes it unread again.
 * Mails and pushes follow by jobs, after the commit.
 */
export async function notify(req: Transactional, notice: Notice): Promise<void> {
  if (notice.actor === notice.user) return;
  await insertNotification(req, notice);
}

import { lockThreadOf } from '../../../database/community/threads/write.ts';
import type { Transactional } from '../../../database/transaction.ts';
import { idOf } from '../../../domain/community/ids.ts';

/** Locks the post or the meal to which a comment belongs, until the end of the transaction. */
export async function lockThread(req: Transactional, comment: unknown): Promise<void> {
  const id = idOf(Number(comment));
  if (id !== undefined) await lockThreadOf(req, id);
}

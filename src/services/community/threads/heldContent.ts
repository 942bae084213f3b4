import type { PayloadRequest } from 'payload';
import { contentStates, type ContentState } from '../../../domain/community/contentStates.ts';
import type { ContentTarget } from '../../../domain/community/moderation/targets.ts';
import { openCase } from '../moderation/openCase.ts';
import type { CheckedWriting } from '../filters/checkWriting.ts';

type Collection = 'posts' | 'comments' | 'meal-diaries';

/** The state of a text after a change. What waits for a moderator, or was taken away, is not published by an edit. */
export function stateAfterChange(checked: CheckedWriting, stored: unknown): ContentState {
  const before = contentStates.find((state) => state === stored) ?? 'published';
  return before === 'published' ? checked.state : before;
}

/** Notes what the filters said about a text, for the time when its row exists. */
export function noteChecked(req: PayloadRequest, collection: Collection, checked: CheckedWriting): void {
  req.context[keyOf(collection)] = checked;
}

/** Opens the case of a text that the filters hold back, in the transaction that has written it. */
export async function openHeldCase(
  req: PayloadRequest,
  target: ContentTarget & { readonly relationTo: Collection },
): Promise<void> {
  const checked = req.context[keyOf(target.relationTo)] as CheckedWriting | undefined;
  if (checked?.state === 'held') await openCase(req, { target, cause: checked.cause });
}

function keyOf(collection: Collection): string {
  return `checked:${collection}`;
}

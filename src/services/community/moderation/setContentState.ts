import type { PayloadRequest } from 'payload';
import { lockContent, writeContentState } from '../../../database/community/moderation/content.ts';
import type { ContentState } from '../../../domain/community/contentStates.ts';
import type { ContentTarget } from '../../../domain/community/moderation/targets.ts';
import { noteRemoval } from '../filters/pictures.ts';

/**
 * Changes the state of a post, comment or diary after it was written: the only place that does. It runs in the
 * transaction of its caller. The pictures of removed content are known again when somebody uploads them.
 *
 * @returns the state before; undefined when the content is gone.
 */
export async function setContentState(
  req: PayloadRequest,
  { target, state }: { readonly target: ContentTarget; readonly state: ContentState },
): Promise<ContentState | undefined> {
  const before = await lockContent(req, target);
  if (before === undefined || before === state) return before;
  await writeContentState(req, target, state);
  if (state === 'removed' || before === 'removed')
    await noteRemoval(req, { target, isRemoved: state === 'removed' });
  return before;
}

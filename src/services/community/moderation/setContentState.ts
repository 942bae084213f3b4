import type { PayloadRequest } from 'payload';
import { lockContent, writeContentState } from '../../../database/community/moderation/content.ts';
import { readSubject } from '../../../database/community/moderation/targets.ts';
import type { ContentState } from '../../../domain/community/contentStates.ts';
import type { ContentTarget } from '../../../domain/community/moderation/targets.ts';
import { noteRemoval } from '../filters/pictures.ts';
import { tellMentioned } from '../notifications/mentions.ts';
import { tellAnswered } from '../threads/tellAnswered.ts';
import { ownerOfTarget } from './ownTarget.ts';

/**
 * Changes the state of a post, comment or diary after it was written: the only place that does. It runs in the
 * transaction of its caller. The pictures of removed content are known again when somebody uploads them. Whom a text that
 * appears answers or mentions is told.
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
  if (state === 'published') await tellOthers(req, target);
  return before;
}

async function tellOthers(req: PayloadRequest, { relationTo, value }: ContentTarget): Promise<void> {
  if (relationTo === 'meal-diaries') return;
  const target = { relationTo, id: value };
  const subject = await readSubject(req, target);
  if (subject === undefined) return;
  const actor = await ownerOfTarget(req, { target, subject });
  if (relationTo === 'comments') await tellAnswered(req, { comment: value, actor });
  await tellMentioned(req, { text: { relationTo, value }, actor });
}

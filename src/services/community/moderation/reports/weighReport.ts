import type { PayloadRequest } from 'payload';
import { insertAction } from '../../../../database/community/moderation/actions.ts';
import { readCaseTarget, weighCase } from '../../../../database/community/moderation/cases.ts';
import { lockContent } from '../../../../database/community/moderation/content.ts';
import { readCaseOfReport, readOpenReports } from '../../../../database/community/moderation/reports.ts';
import { readSubject } from '../../../../database/community/moderation/targets.ts';
import { hidesAtOnce } from '../../../../domain/community/moderation/reportWeight.ts';
import { contentOf } from '../../../../domain/community/moderation/targets.ts';
import { setContentState } from '../setContentState.ts';
import { tellAuthor } from '../tellAuthor.ts';

/**
 * Adds a new report to the weight of its case. When the reports weigh enough, the target is hidden in the same
 * transaction until a moderator looks at it, and its author is told.
 */
export async function weighReport(req: PayloadRequest, report: number): Promise<void> {
  const caseId = await readCaseOfReport(req, report);
  const weighed = caseId === undefined ? undefined : await weighCase(req, caseId);
  if (caseId === undefined || weighed === undefined) return;
  if (!hidesAtOnce(await readOpenReports(req, caseId), weighed.dismissals)) return;

  const target = await readCaseTarget(req, caseId);
  const content = target === undefined ? undefined : contentOf(target);
  const subject = target === undefined ? undefined : await readSubject(req, target);
  if (target === undefined || content === undefined || subject === undefined) return;
  if ((await lockContent(req, content)) !== 'published') return;
  await setContentState(req, { target: content, state: 'hidden' });
  await insertAction(req, {
    caseId,
    kind: 'hide',
    isAutomatic: true,
    moderator: null,
    user: subject.user,
    done: { before: { content: 'published' }, after: { content: 'hidden' } },
  });
  await tellAuthor(req, { target, subject, outcome: 'hidden' });
}

import type { PayloadRequest } from 'payload';
import { countSanctions } from '../../../../database/community/moderation/actions.ts';
import { readCaseTarget } from '../../../../database/community/moderation/cases.ts';
import { readSubject } from '../../../../database/community/moderation/targets.ts';
import type { StoredTarget } from '../../../../domain/community/moderation/targets.ts';
import type {
  Comment,
  MealDiary,
  Member,
  ModerationAction,
  ModerationCase,
  Post,
  Report,
} from '../../../../../payload-types.ts';
import { readReportedMeal, showMeal, type CaseMeal } from './caseMeal.ts';

/** What a moderator needs to decide. An anonymous author stays so. */
export interface CaseContext {
  readonly case: ModerationCase;
  /** Null when the target is gone; with `deletedAt` while its author has it in the trash. */
  readonly target: Post | Comment | Member | Partial<MealDiary> | null;
  /** The foods and photos of a meal. */
  readonly meal: CaseMeal | null;
  /** The post that a reported comment answers. */
  readonly thread: Post | null;
  readonly reports: readonly Report[];
  readonly actions: readonly ModerationAction[];
  /** Decisions against a known author that still hold, over all their cases; null for an anonymous one. */
  readonly sanctions: number | null;
}

/** As many rows as a desk shows. The lists behind have all. */
const shown = 100;

/** Reads everything about a case as the moderator may see it. */
export async function caseContext(req: PayloadRequest, id: number): Promise<CaseContext> {
  const { payload } = req;
  const found = await payload.findByID({
    collection: 'moderation-cases',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const about = { where: { case: { equals: id } }, limit: shown, pagination: false, depth: 0 } as const;
  const reports = await payload.find({ collection: 'reports', ...about, overrideAccess: false, req });
  const actions = await payload.find({
    collection: 'moderation-actions',
    ...about,
    overrideAccess: false,
    req,
  });
  const stored = await readCaseTarget(req, id);
  const target = stored === undefined ? null : await readTarget(req, stored);
  const subject = stored === undefined ? undefined : await readSubject(req, stored);
  const post = target !== null && stored?.relationTo === 'comments' && 'post' in target ? target.post : null;
  const thread =
    typeof post === 'number'
      ? await payload.findByID({
          collection: 'posts',
          id: post,
          depth: 0,
          disableErrors: true,
          trash: true,
          overrideAccess: false,
          req,
        })
      : null;
  return {
    case: found,
    target,
    meal:
      target !== null && stored?.relationTo === 'meal-diaries'
        ? await showMeal(req, { meal: target, diary: stored.id, caseId: id })
        : null,
    thread,
    reports: reports.docs,
    actions: actions.docs,
    sanctions: subject?.user == null ? null : await countSanctions(req, subject.user),
  };
}

async function readTarget(
  req: PayloadRequest,
  { relationTo, id }: StoredTarget,
): Promise<CaseContext['target']> {
  const { payload } = req;
  const mild = { depth: 0, disableErrors: true } as const;
  // What its author has put into the trash is the evidence.
  const all = { ...mild, trash: true } as const;
  switch (relationTo) {
    case 'posts':
      return payload.findByID({ collection: 'posts', id, ...all, overrideAccess: false, req });
    case 'comments':
      return payload.findByID({ collection: 'comments', id, ...all, overrideAccess: false, req });
    case 'members': {
      const { docs } = await payload.find({
        collection: 'members',
        where: { user: { equals: id } },
        limit: 1,
        pagination: false,
        depth: 0,
        overrideAccess: true,
        req,
      });
      return docs[0] === undefined
        ? null
        : payload.findByID({ collection: 'members', id: docs[0].id, ...mild, overrideAccess: false, req });
    }
    case 'meal-diaries':
      return readReportedMeal(req, id);
  }
}

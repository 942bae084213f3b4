import type { PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import type {
  AnonymityOpening,
  Comment,
  ContentRevision,
  MealDiary,
  Member,
  Post,
} from '../../../../../payload-types.ts';
import type { ContentState } from '../../../../domain/community/contentStates.ts';
import { contentOf } from '../../../../domain/community/posts/richText.ts';
import { reportTarget, type ReportTarget } from '../../../../domain/community/moderation/targets.ts';
import type { DeskTarget } from '../../../../domain/community/moderation/desk/offeredActions.ts';
import { isUnconfirmed } from '../../../../domain/community/moderation/actions.ts';
import { findListed } from '../../filters/checkWriting.ts';
import type { CaseMeal } from '../cases/caseMeal.ts';
import { caseContext, type CaseContext } from '../cases/caseContext.ts';
import { byFrequency, nextCase, type QueueRow } from './readQueue.ts';
import { idOf, staffNames } from '../../../accounts/names/staffNames.ts';

const author = z.union([
  z.looseObject({ deleted: z.literal(true), name: z.string() }),
  z.looseObject({ anonymous: z.literal(true), name: z.string() }),
  z
    .looseObject({ id: z.int(), username: z.string() })
    .transform(({ id, username }) => ({ member: id, name: username })),
]);

/** Who wrote something, as the desk names them. */
export interface DeskAuthor {
  readonly name: string;
  readonly kind: DeskTarget['author'];
  /** The public profile of a member. */
  readonly member?: number;
}

export interface DeskPicture {
  readonly id: number;
  readonly url: string;
  readonly alt: string;
}

/** A comment in the thread around the target. */
export interface DeskComment {
  readonly id: number;
  readonly text: string;
  readonly author: DeskAuthor;
  readonly state: ContentState;
  readonly createdAt: string;
  readonly isTarget: boolean;
  readonly isReply: boolean;
}

/** Everything about a case that the desk shows. */
export interface DeskCase extends Pick<CaseContext, 'case' | 'reports' | 'actions' | 'sanctions'> {
  readonly reference: ReportTarget | null;
  readonly target: DeskTarget;
  readonly author: DeskAuthor | null;
  /** The reported post, or the post around the reported comment. */
  readonly post:
    (Post & { readonly shownAuthor: DeskAuthor; readonly pictures: readonly DeskPicture[] }) | null;
  readonly board: { readonly id: number; readonly name: string; readonly nameEn: string } | null;
  readonly comments: readonly DeskComment[];
  readonly member: Member | null;
  readonly meal: (Pick<Partial<MealDiary>, 'content' | 'date' | 'mealType'> & CaseMeal) | null;
  /** When the author has put it into the trash. */
  readonly deletedAt: string | null;
  readonly revisions: readonly ContentRevision[];
  /** Words and hosts of the list that the text contains now. */
  readonly listed: readonly string[];
  readonly reasons: QueueRow['reasons'];
  readonly openings: readonly AnonymityOpening[];
  readonly staff: ReadonlyMap<number, string>;
  readonly next: number | null;
}

/** Comments before and behind the reported one. */
const neighbours = 5;

/** Reads a case with the target in its context. It names no reporter, and no author of an anonymous text. */
export async function readDeskCase(req: PayloadRequest, id: number): Promise<DeskCase> {
  const context = await caseContext(req, id);
  const reference = reportTarget.safeParse(context.case.target).data ?? null;
  const target = targetsOf(context);
  const board = await readBoard(req, target.post);
  const written = target.comment ?? (reference?.relationTo === 'posts' ? target.post : null);
  const shown = written === null ? memberAuthor(target.member) : authorOf(written.author);
  const openings = await readOpenings(req, reference);
  return {
    ...{ case: context.case, reports: context.reports, actions: context.actions },
    sanctions: context.sanctions,
    reference,
    target: {
      ...(context.target === null ? {} : { relationTo: reference?.relationTo }),
      ...(written === null ? {} : { state: written.state ?? 'published' }),
      ...(target.meal === null ? {} : { state: target.meal.state ?? 'published' }),
      ...(board === null ? {} : { board: board.state }),
      author: target.meal === null ? (shown?.kind ?? 'none') : 'named',
      isUnconfirmed: isUnconfirmed(context.actions.map(pastDecision)),
    },
    author: shown,
    post:
      target.post === null
        ? null
        : {
            ...target.post,
            shownAuthor: authorOf(target.post.author),
            pictures: await readPictures(req, target.post),
          },
    board: board === null ? null : { id: board.id, name: board.name, nameEn: board.nameEn },
    comments: target.comment === null ? [] : await readNeighbours(req, target.comment),
    member: target.member,
    meal: target.meal === null || context.meal === null ? null : { ...target.meal, ...context.meal },
    deletedAt: (written ?? target.meal)?.deletedAt ?? null,
    revisions: await readRevisions(req, reference),
    listed: await listedIn(req, target),
    reasons: byFrequency(context.reports),
    openings,
    staff: await staffNames(req, [
      idOf(context.case.claimedBy),
      ...context.actions.flatMap(({ appealModerator, moderator }) => [
        idOf(moderator),
        idOf(appealModerator),
      ]),
      ...openings.flatMap(({ askedBy, decidedBy }) => [idOf(askedBy), idOf(decidedBy)]),
    ]),
    next: await nextCase(req, { after: id }),
  };
}

function pastDecision({ id, isAutomatic, kind, undoneAt }: CaseContext['actions'][number]) {
  return { id, kind, isAutomatic: isAutomatic === true, isUndone: undoneAt != null };
}

interface Targets {
  readonly post: Post | null;
  readonly comment: Comment | null;
  readonly member: Member | null;
  readonly meal: Partial<MealDiary> | null;
}

/** The target by its kind. A comment has the post around it, too. */
function targetsOf({ target, thread }: CaseContext): Targets {
  const none: Targets = { post: null, comment: null, member: null, meal: null };
  if (target === null) return none;
  if ('text' in target) return { ...none, comment: target, post: thread };
  if ('username' in target) return { ...none, member: target };
  return isPost(target) ? { ...none, post: target } : { ...none, meal: target };
}

function isPost(target: Post | Partial<MealDiary>): target is Post {
  return 'title' in target;
}

function authorOf(value: unknown): DeskAuthor {
  const known = author.safeParse(value).data;
  if (known === undefined) return { kind: 'none', name: '' };
  if ('member' in known) return { kind: 'named', ...known };
  return { kind: 'anonymous' in known ? 'anonymous' : 'none', name: known.name };
}

function memberAuthor(member: Member | null): DeskAuthor | null {
  return member === null ? null : { kind: 'named', name: member.username, member: member.id };
}

async function readBoard(req: PayloadRequest, post: Post | null) {
  const id = idOf(post?.board);
  if (id === null) return null;
  return req.payload.findByID({
    collection: 'boards',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  });
}

async function readPictures(req: PayloadRequest, { images }: Post): Promise<readonly DeskPicture[]> {
  const ids = (images ?? []).flatMap((image) => idOf(image) ?? []);
  if (ids.length === 0) return [];
  const { docs } = await req.payload.find({
    collection: 'post-images',
    where: { id: { in: ids } },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return docs.flatMap(({ alt, id, url }) => (url == null ? [] : [{ id, url, alt: alt ?? '' }]));
}

/** The comments around one, in their order. */
async function readNeighbours(req: PayloadRequest, comment: Comment): Promise<readonly DeskComment[]> {
  const { createdAt, diary, id, post } = comment;
  const place: Where = post == null ? { diary: { equals: idOf(diary) } } : { post: { equals: idOf(post) } };
  const read = async (where: Where, sort: string) => {
    const { docs } = await req.payload.find({
      collection: 'comments',
      where: { and: [place, where, { id: { not_equals: id } }] },
      sort,
      limit: neighbours,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      req,
    });
    return docs;
  };
  const before = await read({ createdAt: { less_than_equal: createdAt } }, '-createdAt');
  const after = await read({ createdAt: { greater_than: createdAt } }, 'createdAt');
  return [...before.reverse(), comment, ...after].map((one) => ({
    id: one.id,
    text: one.text,
    author: authorOf(one.author),
    state: one.state ?? 'published',
    createdAt: one.createdAt,
    isTarget: one.id === id,
    isReply: one.parent != null,
  }));
}

async function readRevisions(
  req: PayloadRequest,
  reference: ReportTarget | null,
): Promise<readonly ContentRevision[]> {
  if (reference?.relationTo !== 'posts' && reference?.relationTo !== 'comments') return [];
  const field = reference.relationTo === 'posts' ? 'post' : 'comment';
  const { docs } = await req.payload.find({
    collection: 'content-revisions',
    where: { [field]: { equals: reference.value } },
    sort: '-createdAt',
    limit: 20,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return docs;
}

async function listedIn(req: PayloadRequest, { comment, post }: Targets): Promise<readonly string[]> {
  const { links, text } = comment === null ? contentOf(post?.content) : { links: [], text: comment.text };
  const all = comment === null ? [post?.title ?? '', text].join('\n') : text;
  const findings = await findListed(req, { links, text: all });
  return [...new Set(findings.map(({ name }) => name))];
}

async function readOpenings(
  req: PayloadRequest,
  reference: ReportTarget | null,
): Promise<readonly AnonymityOpening[]> {
  if (reference?.relationTo !== 'posts' && reference?.relationTo !== 'comments') return [];
  const field = reference.relationTo === 'posts' ? 'post' : 'comment';
  const { docs } = await req.payload.find({
    collection: 'anonymity-openings',
    where: { [field]: { equals: reference.value } },
    sort: '-createdAt',
    limit: 5,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return docs;
}

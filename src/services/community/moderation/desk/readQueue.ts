import type { PayloadRequest, Where } from 'payload';
import type { CaseState } from '../../../../domain/community/moderation/caseStates.ts';
import type { CaseCause } from '../../../../domain/community/moderation/causes.ts';
import type { ContentState } from '../../../../domain/community/contentStates.ts';
import {
  queueAges,
  statesOf,
  type QueueFilter,
} from '../../../../domain/community/moderation/desk/queueFilter.ts';
import type { ReasonName } from '../../../../domain/community/moderation/reasons.ts';
import { reportTarget, type ReportTarget } from '../../../../domain/community/moderation/targets.ts';
import { contentOf } from '../../../../domain/community/posts/richText.ts';
import { idOf, staffNames } from '../../../accounts/names/staffNames.ts';

/** A case in the queue. */
export interface QueueRow {
  readonly id: number;
  /** A decision on several cases names it. */
  readonly version: number;
  readonly state: CaseState;
  readonly cause: CaseCause;
  readonly weight: number;
  /** Reports that wait. */
  readonly reportsCount: number;
  readonly openedAt: string;
  /** Who works on it, and until when. */
  readonly claim: { readonly by: string; readonly isMine: boolean; readonly until: string } | null;
  readonly target: ReportTarget | null;
  /** How the text begins, or the name of the member. Meals are shown in their case alone. */
  readonly excerpt: string | null;
  readonly contentState: ContentState | null;
  /** Reasons of its reports, the most frequent first. */
  readonly reasons: readonly ReasonName[];
}

export interface Queue {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const perPage = 20;
/** As many cases as a filter by reason finds, and reports whose reasons a page of the queue names. */
const mostByReason = 100;
const excerptLetters = 140;

/** Reads a page of the queue, as the moderator may see it. */
export async function readQueue(
  req: PayloadRequest,
  { filter, moderator }: { filter: QueueFilter; moderator: number },
): Promise<Queue> {
  const where = await conditions(req, filter, moderator);
  if (where === undefined) return { rows: [], total: 0, page: 1, pages: 1 };
  const { docs, page, totalDocs, totalPages } = await req.payload.find({
    collection: 'moderation-cases',
    where: { and: where },
    sort: ['-weight', 'openedAt', 'id'],
    limit: perPage,
    page: filter.page,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const targets = docs.map(({ target }) => reportTarget.safeParse(target).data ?? null);
  const excerpts = await readExcerpts(req, targets);
  const reasons = await readReasons(
    req,
    docs.map(({ id }) => id),
  );
  const names = await staffNames(
    req,
    docs.map(({ claimedBy }) => idOf(claimedBy)),
  );
  return {
    total: totalDocs,
    page: page ?? 1,
    pages: totalPages,
    rows: docs.map(
      ({ cause, claimedBy, claimedUntil, id, openedAt, reportsCount, state, version, weight }, at) => {
        const target = targets[at] ?? null;
        const claimant = idOf(claimedBy);
        const shown = target === null ? undefined : excerpts.get(keyOf(target));
        return {
          ...{ id, version, state, cause, weight, openedAt, reportsCount, target },
          claim:
            claimant === null || claimedUntil == null
              ? null
              : { by: names.get(claimant) ?? '', isMine: claimant === moderator, until: claimedUntil },
          excerpt: shown?.text ?? null,
          contentState: shown?.state ?? null,
          reasons: reasons.get(id) ?? [],
        };
      },
    ),
  };
}

/** The heaviest case that waits and that nobody works on. */
export async function nextCase(req: PayloadRequest, { after }: { after?: number }): Promise<number | null> {
  const { docs } = await req.payload.find({
    collection: 'moderation-cases',
    where: {
      state: { in: ['open', 'appealed'] },
      ...(after === undefined ? {} : { id: { not_equals: after } }),
    },
    sort: ['-weight', 'openedAt', 'id'],
    select: {},
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return docs[0]?.id ?? null;
}

/** Undefined when no case can fit. */
async function conditions(
  req: PayloadRequest,
  { age, cause, isMine, isUnseen, reason, state }: QueueFilter,
  moderator: number,
): Promise<Where[] | undefined> {
  const states = statesOf(state);
  const isOpen = state !== 'resolved' && state !== 'all';
  const withReason = reason === undefined ? undefined : await casesWith(req, { reason, isOpen });
  if (withReason?.length === 0) return undefined;
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  return [
    ...(states === undefined ? [] : [{ state: { in: [...states] } }]),
    ...(cause === undefined ? [] : [{ cause: { equals: cause } }]),
    ...(isMine ? [{ claimedBy: { equals: moderator } }] : []),
    ...(isUnseen ? [{ firstLookAt: { exists: false } }] : []),
    ...(age === undefined ? [] : [{ openedAt: { less_than_equal: hoursAgo(queueAges[age].from) } }]),
    ...(age === undefined || age === 'older'
      ? []
      : [{ openedAt: { greater_than: hoursAgo(queueAges[age].until) } }]),
    ...(withReason === undefined ? [] : [{ id: { in: withReason } }]),
  ];
}

async function casesWith(
  req: PayloadRequest,
  { isOpen, reason }: { reason: ReasonName; isOpen: boolean },
): Promise<number[]> {
  const { values } = await req.payload.findDistinct({
    collection: 'reports',
    field: 'case',
    where: { reason: { equals: reason }, ...(isOpen ? { outcome: { equals: 'pending' } } : {}) },
    limit: mostByReason,
    overrideAccess: false,
    req,
  });
  return values.flatMap((row) => idOf(row.case) ?? []);
}

async function readReasons(
  req: PayloadRequest,
  cases: readonly number[],
): Promise<ReadonlyMap<number, QueueRow['reasons']>> {
  const { docs } = await req.payload.find({
    collection: 'reports',
    where: { case: { in: [...cases] } },
    select: { case: true, reason: true },
    limit: mostByReason,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return new Map(
    cases.map((id) => [id, byFrequency(docs.filter((report) => idOf(report.case) === id))] as const),
  );
}

/** The reasons, the most frequent first. */
export function byFrequency(reports: readonly { readonly reason: ReasonName }[]): QueueRow['reasons'] {
  const counts = new Map<ReasonName, number>();
  for (const { reason } of reports) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([reason]) => reason);
}

interface Excerpt {
  readonly text: string;
  readonly state: ContentState | null;
}

async function readExcerpts(
  req: PayloadRequest,
  targets: readonly (ReportTarget | null)[],
): Promise<ReadonlyMap<string, Excerpt>> {
  const idsOf = (slug: ReportTarget['relationTo']) =>
    targets.flatMap((target) => (target?.relationTo === slug ? target.value : []));
  const about = (slug: ReportTarget['relationTo']) =>
    ({
      where: { id: { in: idsOf(slug) } },
      pagination: false,
      depth: 0,
      trash: true,
    }) as const;
  const { payload } = req;
  const found = new Map<string, Excerpt>();
  const add = (
    relationTo: ReportTarget['relationTo'],
    value: number,
    text: string,
    state: Excerpt['state'],
  ) => found.set(keyOf({ relationTo, value }), { text: shorten(text), state });
  if (idsOf('posts').length > 0) {
    const { docs } = await payload.find({
      collection: 'posts',
      ...about('posts'),
      overrideAccess: false,
      req,
    });
    for (const { content, id, state, title } of docs)
      add('posts', id, [title, contentOf(content).text].filter(Boolean).join(' — '), state ?? null);
  }
  if (idsOf('comments').length > 0) {
    const { docs } = await payload.find({
      collection: 'comments',
      ...about('comments'),
      overrideAccess: false,
      req,
    });
    for (const { id, state, text } of docs) add('comments', id, text, state ?? null);
  }
  if (idsOf('members').length > 0) {
    const { docs } = await payload.find({
      collection: 'members',
      ...about('members'),
      trash: false,
      overrideAccess: false,
      req,
    });
    for (const { id, username } of docs) add('members', id, username, null);
  }
  return found;
}

function keyOf({ relationTo, value }: ReportTarget): string {
  return `${relationTo}:${String(value)}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= excerptLetters ? line : `${letters.slice(0, excerptLetters - 1).join('')}…`;
}

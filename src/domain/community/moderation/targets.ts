/** What can be reported, with the field of a case that names it. A member is named by the account. */
export const reportTargets = {
  posts: 'post',
  comments: 'comment',
  'meal-diaries': 'diary',
  members: 'member',
} as const;

export type ReportTargetSlug = keyof typeof reportTargets;

export const reportTargetSlugs = [
  'posts',
  'comments',
  'meal-diaries',
  'members',
] as const satisfies readonly ReportTargetSlug[];

/** A document that is reported, as the API names it. */
export interface ReportTarget {
  readonly relationTo: ReportTargetSlug;
  readonly value: number;
}

/** What has a `state`: everything that can be reported but a member. */
export type ContentSlug = Exclude<ReportTargetSlug, 'members'>;

export interface ContentTarget {
  readonly relationTo: ContentSlug;
  readonly value: number;
}

/**
 * `held` waits for a moderator before it appears; `hidden` appeared, was reported, and waits; `removed` by a moderator.
 * Everyone sees what is published; the author sees the own text in every state.
 */
export const contentStates = ['published', 'held', 'hidden', 'removed'] as const;
export type ContentState = (typeof contentStates)[number];

export function isContent(target: ReportTarget): target is ContentTarget {
  return target.relationTo !== 'members';
}

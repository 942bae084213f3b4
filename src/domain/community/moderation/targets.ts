import { z } from 'zod';
import { readBySchema } from '../../operations/input/schemaFault.ts';
import type { ReadJson } from '../../operations/strictInput.ts';

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

/** A target as cases store it: the id of a member is that of the account. */
export interface StoredTarget {
  readonly relationTo: ReportTargetSlug;
  readonly id: number;
}

/** What has a `state`: everything that can be reported but a member. */
export type ContentSlug = Exclude<ReportTargetSlug, 'members'>;

export interface ContentTarget {
  readonly relationTo: ContentSlug;
  readonly value: number;
}

/** The target as content; undefined for a member, who has no state. */
export function contentOf({ relationTo, id }: StoredTarget): ContentTarget | undefined {
  return relationTo === 'members' ? undefined : { relationTo, value: id };
}

/** `{relationTo, value}` as somebody sends it. */
export const reportTarget = z.strictObject({
  relationTo: z.enum(reportTargetSlugs),
  value: z.int().positive().max(2_147_483_647),
});

/** Reads `{relationTo, value}` as somebody sends it. */
export const readReportTarget: ReadJson = (value, path) => readBySchema(value, reportTarget, path);

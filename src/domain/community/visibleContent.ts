import { z } from 'zod';

/** What a member may see of a collection, for the condition `within` of an access rule. */
export const visibleContent = z.strictObject({
  collection: z.enum(['posts', 'comments', 'post-images', 'meal-diaries']),
  /** The id of the member who reads. */
  reader: z.int(),
});
export type VisibleContent = z.infer<typeof visibleContent>;

/** A filter for access rules: the documents that the member may see (`src/database/community/visible.ts`). */
export function visibleTo(content: VisibleContent): { id: { within: VisibleContent } } {
  return { id: { within: content } };
}

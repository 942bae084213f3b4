import { z } from 'zod';

/** A member who reads, with the keyed hashes by which the member's own anonymous documents are found. */
export const contentReader = z.strictObject({ user: z.int(), authorHashes: z.array(z.string()) });
export type ContentReader = z.infer<typeof contentReader>;

/** What a member may see of a collection: the value of the condition `within` of an access rule. */
export const visibleContent = z.strictObject({
  collection: z.enum([
    'posts',
    'comments',
    'post-images',
    'meal-diaries',
    'meal-photos',
    'members',
    'images',
    'likes',
    'bookmarks',
    'notifications',
  ]),
  reader: contentReader,
});
export type VisibleContent = z.infer<typeof visibleContent>;

/**
 * The value of the condition `within`. Payload answers with the conditions of access rules where a caller asks what they
 * may do, and the keyed hashes are for the server alone: as JSON it is only the name of the collection.
 */
export function conditionOf(content: VisibleContent): VisibleContent {
  return Object.defineProperty({ ...content }, 'toJSON', { value: () => content.collection });
}

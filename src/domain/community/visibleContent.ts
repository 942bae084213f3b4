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

/** The collections in which a document may be anonymous, and the column that names it in `anonymous_authors`. */
export const anonymousCollections = {
  posts: 'post_id',
  comments: 'comment_id',
  'post-images': 'image_id',
} as const;

export type AnonymousCollection = keyof typeof anonymousCollections;

/** One post, comment or picture. */
export interface ContentRef<Slug extends AnonymousCollection = AnonymousCollection> {
  readonly collection: Slug;
  readonly id: number;
}

/** What has one pseudonym for each author: a post with its comments, or the comments of a diary. */
export type Thread = { readonly post: number } | { readonly diary: number };

export function isAnonymousCollection(slug: string): slug is AnonymousCollection {
  return slug in anonymousCollections;
}

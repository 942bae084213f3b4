/**
 * Who sees a post or a comment. `published`: everyone. `held`: it waits for a moderator before it appears. `hidden`: it
 * was reported and waits for a moderator. `removed`: a moderator took it away. Its author sees it in every state.
 */
export const contentStates = ['published', 'held', 'hidden', 'removed'] as const;
export type ContentState = (typeof contentStates)[number];

/** How long and how many the parts of a post and of a comment may be. */
export const contentLimits = { images: 10, comment: 5_000, title: 200 } as const;

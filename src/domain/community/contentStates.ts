import type { LocalizedText } from '../language.ts';

/**
 * Who sees a post or a comment. `published`: everyone. `held`: it waits for a moderator before it appears. `hidden`: it
 * was reported and waits for a moderator. `removed`: a moderator took it away. Its author sees it in every state.
 */
export const contentStates = ['published', 'held', 'hidden', 'removed'] as const;
export type ContentState = (typeof contentStates)[number];

/** For the author and for moderators. */
export const contentStateTitles: Readonly<Record<ContentState, LocalizedText>> = {
  published: { ko: '게시됨', en: 'Published' },
  held: { ko: '검토 대기', en: 'Held for review' },
  hidden: { ko: '숨김', en: 'Hidden' },
  removed: { ko: '삭제됨', en: 'Removed' },
};

/** How long and how many the parts of a post and of a comment may be. */
export const contentLimits = { images: 10, comment: 5_000, title: 200 } as const;

import type { LocalizedText } from '../../language.ts';

/** What a member is told about. Settings, the type of the column, texts and docs derive from this list. */
export const notificationKinds = {
  reply: { title: { ko: '댓글과 답글', en: 'Comments and replies' }, isMandatory: false },
  like: { title: { ko: '좋아요', en: 'Likes' }, isMandatory: false },
  mention: { title: { ko: '언급', en: 'Mentions' }, isMandatory: false },
  // Whoever is moderated must be able to read it, and to appeal.
  moderation: { title: { ko: '운영 알림', en: 'Moderation' }, isMandatory: true },
  verdict: { title: { ko: '판정 변경', en: 'Changed verdicts' }, isMandatory: false },
} as const satisfies Record<string, { readonly title: LocalizedText; readonly isMandatory: boolean }>;

export type NotificationKind = keyof typeof notificationKinds;

export const notificationKindNames = Object.keys(notificationKinds) as NotificationKind[];

/** The ways by which a notification reaches a member. */
export const notificationChannels = ['inbox', 'mail', 'push'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** The collections of what a notification is about, with the field that names the document. */
export const notificationTargets = {
  posts: 'post',
  comments: 'comment',
  'meal-diaries': 'diary',
  foods: 'food',
} as const;

/**
 * What a notification is about: the liked post, the new comment, the text with the mention, the moderated text, the food
 * whose verdict changed. A moderated member is told about themself.
 */
export type NotificationTarget =
  | { readonly relationTo: keyof typeof notificationTargets; readonly value: number }
  | { readonly relationTo: 'members' };

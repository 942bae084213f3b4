import { fillText, languages, type Language, type LocalizedText } from '../../language.ts';
import { notificationKindNames, notificationKinds, type NotificationKind } from './kinds.ts';

/**
 * What a notification says in the inbox, a push and a mail. It names no board, title, person or food: a board is named
 * after a disease, and a push stands on a locked screen.
 */
const texts: Readonly<Record<NotificationKind, LocalizedText>> = {
  reply: {
    ko: '회원님이 참여한 이야기에 새 댓글이 달렸습니다.',
    en: 'There is a new comment in a conversation of yours.',
  },
  like: {
    ko: '{likes}명이 회원님의 이야기를 좋아합니다.',
    en: 'Likes of what you wrote: {likes}.',
  },
  mention: { ko: '누군가 회원님을 언급했습니다.', en: 'Somebody mentioned you.' },
  moderation: { ko: '운영팀이 알려 드릴 내용이 있습니다.', en: 'There is a message from our moderators.' },
  verdict: {
    ko: '저장해 둔 식품의 판정이 바뀌었습니다.',
    en: 'The verdict of a food that you know has changed.',
  },
};

/** The text of one notification. */
export function notificationText({
  kind,
  likes,
  language,
}: {
  kind: NotificationKind;
  likes: number;
  language: Language;
}): string {
  return fillText(texts[kind][language], { likes });
}

/** How many notifications of each kind a mail is about, one line for each kind. */
export function digestLines(counts: ReadonlyMap<NotificationKind, number>, language: Language): string[] {
  return notificationKindNames.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${notificationKinds[kind].title[language]}: ${String(count)}`];
  });
}

/** All texts, for the test that they name no disease. */
export function allNotificationTexts(): string[] {
  return languages.flatMap((language) => [
    ...notificationKindNames.map((kind) => texts[kind][language]),
    ...notificationKindNames.map((kind) => notificationKinds[kind].title[language]),
  ]);
}

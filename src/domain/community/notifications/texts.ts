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

/** What moderators decided, where the words of the kind are not enough. */
const outcomeTexts: Readonly<Record<string, LocalizedText>> = {
  hidden: {
    ko: '회원님의 글이 확인이 끝날 때까지 숨겨졌습니다.',
    en: 'What you wrote is hidden until we have looked at it.',
  },
  keptHidden: {
    ko: '회원님의 글을 확인했고, 계속 숨겨 둡니다. 이의를 제기할 수 있습니다.',
    en: 'We have looked at what you wrote. It stays hidden. You can appeal.',
  },
  restored: { ko: '회원님의 글이 다시 보입니다.', en: 'What you wrote is shown again.' },
  removed: {
    ko: '회원님의 글이 삭제되었습니다. 이의를 제기할 수 있습니다.',
    en: 'What you wrote was removed. You can appeal.',
  },
  warned: {
    ko: '운영팀의 경고가 있습니다. 이의를 제기할 수 있습니다.',
    en: 'Our moderators have a warning for you. You can appeal.',
  },
  muted: {
    ko: '얼마 동안 글쓰기가 제한되었습니다. 이의를 제기할 수 있습니다.',
    en: 'You cannot write for a while. You can appeal.',
  },
  suspended: {
    ko: '계정이 얼마 동안 정지되었습니다. 이의를 제기할 수 있습니다.',
    en: 'Your account is suspended for a while. You can appeal.',
  },
  banned: {
    ko: '계정이 정지되었습니다. 이의를 제기할 수 있습니다.',
    en: 'Your account is suspended. You can appeal.',
  },
  lifted: { ko: '제한이 해제되었습니다.', en: 'You can take part as before.' },
  undone: { ko: '운영팀이 이전 조치를 취소했습니다.', en: 'Our moderators took an earlier decision back.' },
  appealRejected: {
    ko: '이의를 검토했지만 조치를 유지합니다.',
    en: 'We looked at your appeal. The decision stays.',
  },
  opened: {
    ko: '운영자 두 명이 회원님의 익명 글 작성자를 확인했습니다.',
    en: 'Two moderators may see who wrote an anonymous text of yours.',
  },
};

/** The text of one notification. */
export function notificationText({
  kind,
  language,
  likes,
  outcome = null,
}: {
  kind: NotificationKind;
  language: Language;
  likes: number;
  outcome?: string | null;
}): string {
  const decided = kind === 'moderation' && outcome !== null ? outcomeTexts[outcome] : undefined;
  return fillText((decided ?? texts[kind])[language], { likes });
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
    ...Object.values(outcomeTexts).map((text) => text[language]),
  ]);
}

import { shippedDiets } from '../../../../tests/fixtures/suitability/shippedCatalogue.ts';
import { kindOf, moderatorActionNames } from '../moderation/actions.ts';
import { notificationKindNames } from './kinds.ts';
import { allNotificationTexts, digestLines, notificationText } from './texts.ts';

test('no text names a diet, and so no disease', () => {
  for (const text of allNotificationTexts())
    for (const { name, slug } of shippedDiets)
      for (const word of [name.ko, name.en, slug])
        expect(text.toLowerCase()).not.toContain(word.toLowerCase());
});

test('a text has no gaps', () => {
  for (const kind of notificationKindNames)
    for (const language of ['ko', 'en'] as const)
      expect(notificationText({ kind, likes: 3, language })).not.toMatch(/[{}]/);
  expect(notificationText({ kind: 'like', likes: 3, language: 'ko' })).toBe(
    '3명이 회원님의 이야기를 좋아합니다.',
  );
});

test('a mail has a line for each kind with something unread', () => {
  const counts = new Map([
    ['like', 2],
    ['reply', 1],
    ['mention', 0],
  ] as const);
  expect(digestLines(counts, 'en')).toEqual(['Comments and replies: 1', 'Likes: 2']);
});

test.each([
  ...moderatorActionNames.flatMap((name) => kindOf(name).told ?? []),
  'undone',
  'appealRejected',
  'opened',
])('a member reads that something was %s', (outcome) => {
  const text = (decided: string | null) =>
    notificationText({ kind: 'moderation', language: 'ko', likes: 0, outcome: decided });
  expect(text(outcome)).not.toBe(text(null));
});

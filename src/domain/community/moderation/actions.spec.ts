import {
  acceptedChange,
  blocksUndo,
  doneBy,
  effectOf,
  isUnconfirmed,
  settles,
  toldOf,
  undoOf,
  type HistoryKind,
  type ModeratorAction,
  type Situation,
} from './actions.ts';

const now = new Date('2026-12-01T00:00:00Z');
const inThreeDays = '2026-12-04T00:00:00.000Z';
const post: Situation = {
  content: 'published',
  suspended: false,
  suspendedUntil: null,
  mutedUntil: null,
  board: 'open',
};
const anonymous: Situation = { content: 'published', anonymousMutedUntil: null, board: 'open' };
const member: Situation = { suspended: false, suspendedUntil: null, mutedUntil: null };
/** Its author has left. */
const orphan: Situation = { content: 'hidden', board: 'closed' };

const act = (action: ModeratorAction, situation: Situation, isAnonymous = false) =>
  effectOf(action, situation, { now, days: 3, isAnonymous, isUnconfirmed: false });

test.each<[ModeratorAction, string, Situation, Situation | string]>([
  ['hide', 'a post', post, { content: 'hidden' }],
  ['hide', 'a hidden post', { ...post, content: 'hidden' }, 'nothing_to_change'],
  ['hide', 'a member', member, 'action_not_possible'],
  ['hide', 'nothing', {}, 'action_not_possible'],
  ['remove', 'a held post', { ...post, content: 'held' }, { content: 'removed' }],
  ['restore', 'a removed post', { ...post, content: 'removed' }, { content: 'published' }],
  ['dismiss', 'a post', post, {}],
  ['dismiss', 'a post that reports hid', { ...post, content: 'hidden' }, { content: 'published' }],
  ['dismiss', 'a post that a filter holds', { ...post, content: 'held' }, { content: 'published' }],
  ['dismiss', 'a removed post', { ...post, content: 'removed' }, {}],
  ['dismiss', 'a member', member, {}],
  ['dismiss', 'nothing', {}, {}],
  ['warn', 'a member', member, {}],
  ['warn', 'a post without author', orphan, 'action_not_possible'],
  ['mute', 'a member', member, { mutedUntil: inThreeDays }],
  ['mute', 'a post without author', orphan, 'action_not_possible'],
  ['suspend', 'a post', post, { suspendedUntil: inThreeDays }],
  ['ban', 'a member', member, { suspended: true }],
  ['ban', 'a banned member', { ...member, suspended: true }, 'nothing_to_change'],
  ['lift', 'a member', member, 'nothing_to_change'],
  [
    'lift',
    'a banned and muted member',
    { ...member, suspended: true, mutedUntil: inThreeDays },
    { suspended: false, mutedUntil: null },
  ],
  ['closeBoard', 'a post', post, { board: 'closed' }],
  ['closeBoard', 'a post on a closed board', orphan, 'nothing_to_change'],
  ['openBoard', 'a post on a closed board', orphan, { board: 'open' }],
  ['closeBoard', 'a member', member, 'action_not_possible'],
])('%s of %s', (action, _, situation, expected) => {
  const outcome = typeof expected === 'string' ? { refused: expected } : { change: expected };
  expect(act(action, situation)).toEqual(outcome);
});

test.each<[ModeratorAction, Situation, Situation | string]>([
  ['remove', anonymous, { content: 'removed' }],
  ['warn', anonymous, {}],
  ['mute', anonymous, { anonymousMutedUntil: inThreeDays }],
  ['lift', { ...anonymous, anonymousMutedUntil: inThreeDays }, { anonymousMutedUntil: null }],
  ['suspend', anonymous, 'author_sealed'],
  ['ban', anonymous, 'author_sealed'],
  ['mute', orphan, 'action_not_possible'],
])('%s of an anonymous post', (action, situation, expected) => {
  const outcome = typeof expected === 'string' ? { refused: expected } : { change: expected };
  expect(act(action, situation, true)).toEqual(outcome);
});

test('what reports have hidden stays hidden by a decision, once', () => {
  const hidden: Situation = { ...post, content: 'hidden' };
  const options = { now, days: 0, isAnonymous: false };
  const effect = effectOf('hide', hidden, { ...options, isUnconfirmed: true });
  expect(effect).toEqual({ change: { content: 'hidden' } });
  const done = doneBy(hidden, { content: 'hidden' });
  expect(toldOf('hide', done)).toBe('keptHidden');
  expect(toldOf('hide', doneBy(post, { content: 'hidden' }))).toBe('hidden');
  // While the decision holds, the hiding by reports is not taken back, and nobody decides it again.
  expect(blocksUndo(of('hide', { content: 'hidden' }), { kind: 'hide', ...done })).toBe(true);
  expect(effectOf('hide', hidden, { ...options, isUnconfirmed: false })).toEqual({
    refused: 'nothing_to_change',
  });
  const byReports = { id: 5, kind: 'hide', isAutomatic: true, isUndone: false } as const;
  const decided = { ...byReports, id: 6, isAutomatic: false };
  expect(isUnconfirmed([byReports])).toBe(true);
  expect(isUnconfirmed([decided, byReports])).toBe(false);
  expect(isUnconfirmed([{ ...decided, isUndone: true }, byReports])).toBe(true);
  // A moderator hid it, another one restored it, and reports have hidden it again.
  const again = { ...byReports, id: 8 };
  expect(isUnconfirmed([again, { ...decided, id: 7, kind: 'restore' }, decided])).toBe(true);
});

test('an undo brings the values before back, where nobody has changed them since', () => {
  const done = doneBy(post, { content: 'removed', suspendedUntil: inThreeDays });
  expect(done.before).toEqual({ content: 'published', suspendedUntil: null });
  const left: Situation = { ...post, ...done.after };
  expect(undoOf(done, left)).toEqual({ change: { content: 'published', suspendedUntil: null } });
  expect(undoOf(done, { ...left, mutedUntil: inThreeDays })).toEqual({ change: done.before });
  expect(undoOf(done, { ...left, suspendedUntil: null })).toEqual({ refused: 'newer_action' });
  expect(undoOf(done, {})).toEqual({ refused: 'newer_action' });
});

const of = (kind: HistoryKind, after: Situation = {}) => ({ kind, before: {}, after });

test.each([
  [of('hide', { content: 'hidden' }), of('restore', { content: 'published' }), true],
  [of('hide', { content: 'hidden' }), of('suspend', { suspendedUntil: inThreeDays }), false],
  [of('warn'), of('remove', { content: 'removed' }), false],
  [of('dismiss'), of('remove', { content: 'removed' }), true],
  [of('dismiss'), of('closeBoard', { board: 'closed' }), false],
])('%j cannot be undone after %j: %s', (older, newer, isBlocked) => {
  expect(blocksUndo(older, newer)).toBe(isBlocked);
});

test.each<[HistoryKind, string | undefined]>([
  ['hide', 'upheld'],
  ['ban', 'upheld'],
  ['dismiss', 'dismissed'],
  ['restore', 'dismissed'],
  ['lift', undefined],
  ['closeBoard', undefined],
  ['undo', undefined],
  ['keep', undefined],
])('%s settles the reports as %s', (kind, outcome) => {
  expect(settles(kind)).toBe(outcome);
});

test.each<[string, Situation, Situation, HistoryKind, boolean, Situation]>([
  [
    'reports hid it before',
    { content: 'hidden' },
    { content: 'removed' },
    'hide',
    true,
    { content: 'published' },
  ],
  [
    'a filter held it before',
    { content: 'held' },
    { content: 'removed' },
    'warn',
    false,
    { content: 'published' },
  ],
  ['reports hid it, and it was warned', {}, { content: 'hidden' }, 'hide', true, { content: 'published' }],
  [
    'a moderator hid it before',
    { content: 'hidden' },
    { content: 'removed' },
    'hide',
    false,
    { content: 'hidden' },
  ],
  [
    'it was visible',
    { content: 'published' },
    { content: 'removed' },
    'warn',
    false,
    { content: 'published' },
  ],
  ['a member', { suspended: false }, { suspended: true }, 'warn', false, { suspended: false }],
])('an accepted appeal: %s', (_, change, situation, kind, isAutomatic, expected) => {
  expect(acceptedChange(change, situation, [{ kind, isAutomatic, isUndone: false }])).toEqual(expected);
});

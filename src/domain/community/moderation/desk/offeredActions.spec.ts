import { moderatorActionNames } from '../actions.ts';
import { actionKeys, isHeavy, offeredActions, type DeskTarget } from './offeredActions.ts';

test.each([
  [
    'a post that everyone sees',
    { relationTo: 'posts', state: 'published', author: 'named', board: 'open' },
    ['dismiss', 'hide', 'remove', 'warn', 'mute', 'suspend', 'ban', 'lift', 'closeBoard'],
  ],
  [
    'an anonymous comment that reports have hidden',
    { relationTo: 'comments', state: 'hidden', author: 'anonymous', board: 'closed' },
    ['dismiss', 'restore', 'remove', 'warn', 'mute', 'lift', 'openBoard'],
  ],
  [
    'a comment that nobody has looked at since reports hid it',
    { relationTo: 'comments', state: 'hidden', isUnconfirmed: true, author: 'none' },
    ['dismiss', 'hide', 'restore', 'remove'],
  ],
  [
    'a removed text of a member who has left',
    { relationTo: 'posts', state: 'removed', author: 'none' },
    ['dismiss', 'restore'],
  ],
  [
    'a member',
    { relationTo: 'members', author: 'named' },
    ['dismiss', 'warn', 'mute', 'suspend', 'ban', 'lift'],
  ],
  ['a target that is gone', { author: 'none' }, ['dismiss']],
] as const satisfies readonly [string, DeskTarget, readonly string[]][])(
  'offers what can change something: %s',
  (_, target, actions) => {
    expect(offeredActions(target)).toEqual(actions);
  },
);

test('each key has one action', () => {
  const keys = Object.values(actionKeys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('removals, exclusions and boards are confirmed once more', () => {
  expect(moderatorActionNames.filter(isHeavy)).toEqual([
    'remove',
    'suspend',
    'ban',
    'closeBoard',
    'openBoard',
  ]);
});

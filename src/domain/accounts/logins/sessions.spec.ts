import { endedByChange, isFreshLogin, sessionChange, type Session, type SessionChange } from './sessions.ts';

const now = new Date('2026-11-23T09:00:00Z');
const session = (id: string, minutesAgo = 10, expiresInMinutes = 60): Session => ({
  id,
  createdAt: new Date(now.getTime() - minutesAgo * 60_000),
  expiresAt: new Date(now.getTime() + expiresInMinutes * 60_000),
});
/** A session as it was read from the database. */
const read = (id: string, expiresInMinutes = 60) => {
  const { createdAt, expiresAt } = session(id, 10, expiresInMinutes);
  return { id, createdAt: new Date(createdAt ?? 0).toISOString(), expiresAt };
};
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('sessionChange', () => {
  const cases: [string, { requested: Session[]; ownId?: string; change: SessionChange }][] = [
    [
      'a login starts the session that it has made',
      {
        requested: [read('a'), session('b', 0)],
        change: { kind: 'start', id: 'b', expiresAt: inMinutes(60) },
      },
    ],
    [
      'so does a login of a caller who is logged in',
      {
        requested: [read('a'), session('b', 0)],
        ownId: 'a',
        change: { kind: 'start', id: 'b', expiresAt: inMinutes(60) },
      },
    ],
    [
      'a logout ends the own session and no other',
      { requested: [read('b'), read('c')], ownId: 'a', change: { kind: 'end', id: 'a' } },
    ],
    [
      'a refresh extends the own session',
      {
        requested: [read('a', 120), read('b')],
        ownId: 'a',
        change: { kind: 'extend', id: 'a', expiresAt: inMinutes(120) },
      },
    ],
    ['an empty list ends all', { requested: [], ownId: 'a', change: { kind: 'end all' } }],
    ['what was read changes nothing', { requested: [read('a')], change: { kind: 'none' } }],
  ];

  test.each(cases)('%s', (_, { requested, ownId, change }) => {
    expect(sessionChange({ requested, ownId })).toEqual(change);
  });
});

test.each([
  ['a new role', { role: 'moderator' }, { role: 'admin' }, 'all'],
  ['the same role', { role: 'admin' }, { role: 'admin' }, 'none'],
  ['a suspension', { suspended: null }, { suspended: true }, 'all'],
  ['the end of a suspension', { suspended: true }, { suspended: false }, 'none'],
  ['never suspended', { suspended: null }, { suspended: false }, 'none'],
  ['a new password', { hash: 'a' }, { hash: 'b' }, 'others'],
  ['the first password', { hash: null }, { hash: 'b' }, 'others'],
  ['the same password', { hash: 'a' }, { hash: 'a' }, 'none'],
  ['something else', { hash: 'a', role: 'admin', suspended: false }, {}, 'none'],
  ['a suspension with a new password', { hash: 'a' }, { hash: 'b', suspended: true }, 'all'],
] as const)('%s ends sessions as it should: %j to %j: %s', (_, stored, change, ended) => {
  expect(endedByChange(stored, change)).toBe(ended);
});

test.each([
  ['a', [session('a', 14.9)], true],
  ['a', [session('a', 15)], false],
  ['a', [session('b', 0), session('a', 60)], false],
  ['gone', [session('b', 0)], false],
  [undefined, [session('b', 0)], false],
  ['a', [{ ...session('a'), createdAt: null }], false],
])('the login of session %s of %j is fresh: %s', (ownId, sessions, isFresh) => {
  expect(isFreshLogin({ sessions, ownId, now })).toBe(isFresh);
});

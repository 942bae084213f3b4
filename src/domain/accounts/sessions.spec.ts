import { isFreshLogin, mergeSessions, type Session } from './sessions.ts';

const now = new Date('2026-11-23T09:00:00Z');
const session = (id: string, minutesAgo = 10, expiresInMinutes = 60): Session => ({
  id,
  createdAt: new Date(now.getTime() - minutesAgo * 60_000),
  expiresAt: new Date(now.getTime() + expiresInMinutes * 60_000),
});

describe('mergeSessions', () => {
  const cases: [string, { stored: Session[]; requested: Session[]; ownId?: string; ids: string[] }][] = [
    [
      'a login adds its session',
      { stored: [session('a')], requested: [session('a'), session('b', 0)], ids: ['a', 'b'] },
    ],
    [
      'two concurrent logins keep both sessions',
      {
        stored: [session('a'), session('b', 0)],
        requested: [session('a'), session('c', 0)],
        ids: ['a', 'b', 'c'],
      },
    ],
    [
      'a logout removes the own session',
      { stored: [session('a'), session('b')], requested: [session('b')], ownId: 'a', ids: ['b'] },
    ],
    [
      'a logout keeps a concurrent login',
      {
        stored: [session('a'), session('b'), session('n', 0)],
        requested: [session('b')],
        ownId: 'a',
        ids: ['b', 'n'],
      },
    ],
    [
      'a revoked session is not restored',
      { stored: [], requested: [session('old'), session('new', 0)], ids: ['new'] },
    ],
    [
      'an empty list logs out everywhere',
      { stored: [session('a'), session('b', 0)], requested: [], ownId: 'a', ids: [] },
    ],
    [
      'expired sessions are removed',
      { stored: [session('a', 90, -1)], requested: [session('b', 0)], ids: ['b'] },
    ],
  ];

  test.each(cases)('%s', (_, { stored, requested, ownId, ids }) => {
    expect(mergeSessions({ stored, requested, ownId, now }).map(({ id }) => id)).toEqual(ids);
  });

  test('a refresh extends a session', () => {
    const [merged] = mergeSessions({
      stored: [session('a', 10, 5)],
      requested: [session('a', 10, 120)],
      ownId: 'a',
      now,
    });
    expect(merged?.expiresAt).toEqual(session('a', 10, 120).expiresAt);
  });
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

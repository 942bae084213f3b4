import { isFreshLogin, mergeSessions, type Session } from './sessions.ts';

const now = new Date('2026-11-23T09:00:00Z');
const session = (id: string, minutesAgo = 10, expiresInMinutes = 60): Session => ({
  id,
  createdAt: new Date(now.getTime() - minutesAgo * 60_000),
  expiresAt: new Date(now.getTime() + expiresInMinutes * 60_000),
});

describe('mergeSessions', () => {
  const cases: [string, { stored: Session[]; wanted: Session[]; own?: string; ids: string[] }][] = [
    [
      'a login adds its session',
      { stored: [session('a')], wanted: [session('a'), session('b', 0)], ids: ['a', 'b'] },
    ],
    [
      'two concurrent logins keep both sessions',
      {
        stored: [session('a'), session('b', 0)],
        wanted: [session('a'), session('c', 0)],
        ids: ['a', 'b', 'c'],
      },
    ],
    [
      'a logout removes the own session',
      { stored: [session('a'), session('b')], wanted: [session('b')], own: 'a', ids: ['b'] },
    ],
    [
      'a logout keeps a concurrent login',
      {
        stored: [session('a'), session('b'), session('n', 0)],
        wanted: [session('b')],
        own: 'a',
        ids: ['b', 'n'],
      },
    ],
    [
      'a revoked session is not restored',
      { stored: [], wanted: [session('old'), session('new', 0)], ids: ['new'] },
    ],
    [
      'an empty list logs out everywhere',
      { stored: [session('a'), session('b', 0)], wanted: [], own: 'a', ids: [] },
    ],
    [
      'expired sessions are removed',
      { stored: [session('a', 90, -1)], wanted: [session('b', 0)], ids: ['b'] },
    ],
  ];

  test.each(cases)('%s', (_, { stored, wanted, own, ids }) => {
    expect(mergeSessions({ stored, wanted, own, now }).map(({ id }) => id)).toEqual(ids);
  });

  test('a refresh extends a session', () => {
    const [merged] = mergeSessions({
      stored: [session('a', 10, 5)],
      wanted: [session('a', 10, 120)],
      own: 'a',
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
])('the login of session %s of %j is fresh: %s', (own, sessions, isFresh) => {
  expect(isFreshLogin({ sessions, own, now })).toBe(isFresh);
});

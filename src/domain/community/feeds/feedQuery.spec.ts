import { encodeFeedCursor, parseFeedQuery, type FeedFilter } from './feedQuery.ts';
import { encodeThreadCursor, parseThreadQuery, type Thread } from './threadQuery.ts';

const any = { kind: 'posts', sort: 'new', board: undefined, author: undefined, keyword: undefined } as const;
const filter: FeedFilter = { reader: 7, ...any };
const parse = (parameters: string | Record<string, string>, reader = 7) =>
  parseFeedQuery(new URLSearchParams(parameters), reader);

describe('the parameters of a feed', () => {
  test.each<[string, Partial<FeedFilter>]>([
    ['', {}],
    ['board=12', { board: 12 }],
    ['board=low-salt&sort=helpful', { board: 'low-salt', sort: 'helpful' }],
    ['author=3&sort=following', { author: 3, sort: 'following' }],
    ['q=%20두부!', { keyword: '두부' }],
    ['kind=diaries&sort=following&board=4', { kind: 'diaries', sort: 'following', board: 4 }],
  ])('%s', (parameters, expected) => {
    expect(parse(parameters)).toEqual({
      ok: true,
      query: { filter: { ...filter, ...expected }, limit: 20, after: undefined },
    });
  });

  test.each([
    ['kind=toString', 'invalid_filter', 'kind'],
    ['sort=constructor', 'invalid_filter', 'sort'],
    ['kind=diaries&sort=bookmarks', 'invalid_filter', 'sort'],
    ['kind=diaries&q=a', 'invalid_filter', 'q'],
    ['q=%E2%80%8B!', 'required', 'q'],
    ['board=a%20b', 'invalid_filter', 'board'],
    ['author=0', 'invalid_filter', 'author'],
    ['author=me', 'invalid_filter', 'author'],
    ['cursor=abc', 'invalid_filter', 'cursor'],
  ])('%s is %s about %s', (parameters, code, field) => {
    expect(parse(parameters)).toEqual({ ok: false, fault: { code, field } });
  });
});

describe('the cursor of a feed', () => {
  const position = { key: 40_000.25, id: 77 };
  const cursor = encodeFeedCursor({ ...filter, sort: 'helpful' }, position);

  test('is the place of the last row', () => {
    const parsed = parse({ cursor, sort: 'helpful' });
    expect(parsed.ok && parsed.query.after).toEqual(position);
  });

  test.each([
    ['another order', { cursor }, 7],
    ['another reader', { cursor, sort: 'helpful' }, 8],
    ['another board', { cursor, sort: 'helpful', board: '4' }, 7],
    ['another author', { cursor, sort: 'helpful', author: '4' }, 7],
    ['another search', { cursor, sort: 'helpful', q: 'a' }, 7],
  ])('is refused in %s', (_, parameters, reader) => {
    expect(parse(parameters, reader).ok).toBe(false);
  });

  test.each([
    ['new', 1.5],
    ['new', -1],
    ['bookmarks', 2 ** 31],
    ['following', 1e300],
  ] as const)('of %s has no key %s, which is the id of a row', (sort, key) => {
    const forged = encodeFeedCursor({ ...filter, sort }, { key, id: 77 });
    expect(parse({ cursor: forged, sort }).ok).toBe(false);
  });
});

describe('the cursor of a thread', () => {
  const thread: Thread = { on: 'post', id: 5, reader: 7 };
  const positionIn = (other: Thread, cursor: string) => {
    const parsed = parseThreadQuery(new URLSearchParams({ cursor }), other);
    return parsed.ok ? parsed.query.position : parsed.fault.field;
  };

  test.each([
    { root: undefined, after: 9 },
    { root: 3, after: 9 },
  ])('is a place: %j', (position) => {
    expect(positionIn(thread, encodeThreadCursor(thread, position))).toEqual(position);
  });

  test.each<[string, Partial<Thread>]>([
    ['another post', { id: 6 }],
    ['a meal with the same id', { on: 'diary' }],
    ['another reader', { reader: 8 }],
  ])('is refused in %s', (_, other) => {
    const cursor = encodeThreadCursor(thread, { root: undefined, after: 9 });
    expect(positionIn({ ...thread, ...other }, cursor)).toBe('cursor');
  });
});

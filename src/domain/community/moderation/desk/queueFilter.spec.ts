import { queueQuery, readQueueFilter, statesOf } from './queueFilter.ts';

const usual = { state: 'waiting', isMine: false, isUnseen: false, page: 1 } as const;

test('the address without a query lists what waits', () => {
  expect(readQueueFilter({})).toEqual(usual);
  expect(queueQuery(usual)).toBe('');
});

test.each([
  [{ ...usual, reason: 'spam' }, '?reason=spam'],
  [{ ...usual, state: 'resolved', page: 3 }, '?state=resolved&page=3'],
  [{ ...usual, isMine: true, isUnseen: true }, '?mine=1&unseen=1'],
  [{ ...usual, state: 'all', cause: 'words', age: 'older' }, '?state=all&cause=words&age=older'],
] as const)('reads the address that it wrote: %#', (filter, query) => {
  expect(queueQuery(filter)).toBe(query);
  expect(readQueueFilter(Object.fromEntries(new URLSearchParams(query)))).toEqual(filter);
});

test.each([
  { state: 'gone', reason: 'constructor', age: '__proto__', cause: '', mine: 'yes', page: '-1' },
  { state: ['open'], reason: { like: 'spam' }, page: '1e9' },
])('leaves out what it does not know: %#', (query) => {
  expect(readQueueFilter(query)).toEqual(usual);
});

test('waiting is everything that is not resolved', () => {
  expect(statesOf('waiting')).toEqual(['open', 'claimed', 'appealed']);
  expect(statesOf('resolved')).toEqual(['resolved']);
  expect(statesOf('all')).toBeUndefined();
});

import { readRetryAfter } from './retryAfter.ts';

test.each([
  [undefined, undefined],
  ['120', 120],
  [' 5 ', 5],
  ['0', undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  ['999999999', 86_400],
  ['Tue, 01 Dec 2026 00:01:00 GMT', 60],
  ['Mon, 30 Nov 2026 23:00:00 GMT', undefined],
])('the header %j asks to wait for %j seconds', (header, seconds) => {
  expect(readRetryAfter(header, new Date('2026-12-01T00:00:00Z'))).toBe(seconds);
});

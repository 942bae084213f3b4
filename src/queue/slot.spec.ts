import { latestSlot } from './slot.ts';

test.each([
  ['2026-03-01T04:00:00+09:00', '2026-03-01T04:00:00+09:00'],
  ['2026-03-01T03:59:59.999+09:00', '2026-02-28T04:00:00+09:00'],
  ['2026-03-01T23:59:59+09:00', '2026-03-01T04:00:00+09:00'],
  ['2026-03-02T00:00:00+09:00', '2026-03-01T04:00:00+09:00'],
  ['2026-01-01T00:30:00+09:00', '2025-12-31T04:00:00+09:00'],
  ['2026-02-28T19:00:00Z', '2026-03-01T04:00:00+09:00'],
  // Other time zones change their clocks in this night.
  ['2026-03-29T05:00:00+09:00', '2026-03-29T04:00:00+09:00'],
])('of a daily schedule at 04:00, the latest tick at %s is %s', (now, slot) => {
  expect(latestSlot({ hour: 4, minute: 0 }, new Date(now))).toEqual(new Date(slot));
});

test.each([
  ['2026-03-01T04:04:59.999+09:00', '2026-03-01T04:00:00+09:00'],
  ['2026-03-01T04:05:00+09:00', '2026-03-01T04:05:00+09:00'],
])('of a schedule of every five minutes, the latest tick at %s is %s', (now, slot) => {
  expect(latestSlot({ everyMinutes: 5 }, new Date(now))).toEqual(new Date(slot));
});

test('respects the seconds of a schedule', () => {
  const at = { hour: 23, minute: 59, second: 58 };
  expect(latestSlot(at, new Date('2026-03-01T23:59:58+09:00'))).toEqual(
    new Date('2026-03-01T23:59:58+09:00'),
  );
  expect(latestSlot(at, new Date('2026-03-01T23:59:57+09:00'))).toEqual(
    new Date('2026-02-28T23:59:58+09:00'),
  );
});

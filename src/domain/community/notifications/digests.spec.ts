import { duePeriod } from './digests.ts';

test.each([
  // [frequency, time zone, now, period, its beginning]
  ['daily', 'Asia/Seoul', '2026-11-30T14:59:59Z', '2026-11-30', '2026-11-29T23:00:00Z'], // 23:59 on Monday
  ['daily', 'Asia/Seoul', '2026-11-30T23:00:00Z', '2026-12-01', '2026-11-30T23:00:00Z'], // 08:00
  ['daily', 'America/New_York', '2026-11-30T13:00:00Z', '2026-11-30', '2026-11-30T13:00:00Z'],
  ['daily', null, '2026-11-30T23:00:00Z', '2026-12-01', '2026-11-30T23:00:00Z'],
  ['daily', 'Nowhere/Never', '2026-11-30T23:00:00Z', '2026-12-01', '2026-11-30T23:00:00Z'],
  ['weekly', 'Asia/Seoul', '2026-11-29T23:00:00Z', '2026-11-30', '2026-11-29T23:00:00Z'], // Monday, 08:00
  ['weekly', 'Asia/Seoul', '2026-12-06T14:00:00Z', '2026-11-30', '2026-11-29T23:00:00Z'], // Sunday
  // The hour that summer time skips, and the one that it repeats.
  ['daily', 'Europe/Berlin', '2026-03-29T06:00:00Z', '2026-03-29', '2026-03-29T06:00:00Z'],
  ['daily', 'Europe/Berlin', '2026-10-25T07:00:00Z', '2026-10-25', '2026-10-25T07:00:00Z'],
] as const)('%s in %s at %s: the digest of %s', (frequency, timeZone, now, period, began) => {
  expect(duePeriod({ frequency, timeZone, now: new Date(now) })).toEqual({
    period,
    beganAt: new Date(began),
  });
});

test.each([
  ['daily', 'Asia/Seoul', '2026-11-30T15:00:00Z'], // Midnight
  ['daily', 'Asia/Seoul', '2026-11-30T22:59:59Z'], // 07:59
  ['daily', 'America/New_York', '2026-11-30T12:59:00Z'],
  ['daily', 'Europe/Berlin', '2026-10-25T06:59:00Z'],
  ['weekly', 'Asia/Seoul', '2026-11-29T22:59:00Z'],
  ['weekly', 'Asia/Seoul', '2026-12-02T20:30:00Z'], // 05:30 on Thursday
] as const)('%s in %s at %s: nothing, because it is night', (frequency, timeZone, now) => {
  expect(duePeriod({ frequency, timeZone, now: new Date(now) })).toBeUndefined();
});

import { isMuted, isSuspended } from './standing.ts';

const now = new Date('2026-12-01T00:00:00Z');
const before = '2026-11-30T23:59:59Z';
const after = '2026-12-01T00:00:01Z';

test.each([
  [{}, false, false],
  [{ suspended: false, suspendedUntil: null, mutedUntil: null }, false, false],
  [{ suspended: true }, true, false],
  [{ suspendedUntil: after }, true, false],
  [{ suspendedUntil: before }, false, false],
  [{ suspendedUntil: now }, false, false],
  [{ mutedUntil: new Date(after) }, false, true],
  [{ mutedUntil: before }, false, false],
  [{ suspended: true, suspendedUntil: before }, true, false],
])('%j: suspended %s, muted %s', (standing, suspended, muted) => {
  expect(isSuspended(standing, now)).toBe(suspended);
  expect(isMuted(standing, now)).toBe(muted);
});

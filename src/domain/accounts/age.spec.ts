import type { Day } from '../calendar.ts';
import { dayOfAge, guardianNeededUntil } from './age.ts';

test.each([
  ['2012-05-17', '2026-05-17'],
  ['2012-02-29', '2026-03-01'],
  ['2014-02-29', '2028-02-29'],
  ['2010-12-31', '2024-12-31'],
])('who is born on %s is 14 on %s', (birthdate, day) => {
  expect(dayOfAge(birthdate as Day, 14)).toBe(day);
});

test.each([
  ['2013-01-02', '2026-01-01', null, '2027-01-02'],
  ['2012-01-01', '2026-01-01', null, undefined],
  ['2012-01-02', '2026-01-01', null, '2026-01-02'],
  ['1980-01-01', '2026-01-01', null, undefined],
  // What was known before counts when it is later.
  ['1980-01-01', '2026-01-01', '2027-06-01', '2027-06-01'],
  ['2020-01-01', '2026-01-01', '2027-06-01', '2034-01-01'],
  ['1980-01-01', '2028-01-01', '2027-06-01', undefined],
])('born on %s, on %s, known until %s: a guardian is needed until %s', (birthdate, today, known, until) => {
  const days = { birthdate: birthdate as Day, today: today as Day, known: known as Day | null };
  expect(guardianNeededUntil(days)).toBe(until);
});

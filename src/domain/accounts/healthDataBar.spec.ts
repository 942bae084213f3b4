import { healthDataBar, type HealthDataPermission } from './healthDataBar.ts';

const allowed: HealthDataPermission = {
  isGiven: true,
  version: '2026-11',
  guardianNeededUntil: null,
  isGuardianConfirmed: false,
  timeZone: 'Asia/Seoul',
};
const midnightInSeoul = new Date('2027-01-01T15:00:00Z');

test.each<[string, Partial<HealthDataPermission>, ReturnType<typeof healthDataBar>]>([
  ['an adult who agreed', {}, undefined],
  ['an adult who withdrew', { isGiven: false }, 'consent_needed'],
  ['a child', { guardianNeededUntil: '2030-01-01' }, 'guardian_needed'],
  [
    'a child whose guardian agreed',
    { guardianNeededUntil: '2030-01-01', isGuardianConfirmed: true },
    undefined,
  ],
  ['a child who withdrew', { guardianNeededUntil: '2030-01-01', isGiven: false }, 'consent_needed'],
  ['who is 14 today in Seoul', { guardianNeededUntil: '2027-01-02' }, undefined],
  [
    'who is 14 tomorrow in Lisbon',
    { guardianNeededUntil: '2027-01-02', timeZone: 'Europe/Lisbon' },
    'guardian_needed',
  ],
  [
    'who is 14 tomorrow in Seoul, without a time zone',
    { guardianNeededUntil: '2027-01-03', timeZone: null },
    'guardian_needed',
  ],
])('%s', (_, change, bar) => {
  expect(healthDataBar({ ...allowed, ...change }, midnightInSeoul)).toBe(bar);
});

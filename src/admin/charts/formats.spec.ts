import { formatsFor } from './formats.ts';

test.each([
  [20, '1분', '1 minute'],
  [90, '2분', '2 minutes'],
  [5_400, '1.5시간', '1.5 hours'],
  [172_800, '2일', '2 days'],
])('shows %d seconds in the unit that fits', (seconds, ko, en) => {
  expect(formatsFor('ko').duration(seconds)).toBe(ko);
  expect(formatsFor('en').duration(seconds)).toBe(en);
});

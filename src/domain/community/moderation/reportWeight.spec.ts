import { accuracyBonus, hidesAtOnce, reportWeight } from './reportWeight.ts';

test.each([
  ['nobody has decided yet', 0, 0, 0],
  ['five decided reports say nothing', 5, 0, 0],
  ['five wrong ones neither', 0, 5, 0],
  ['six of six', 6, 0, 6.46],
  ['seven of ten are usual', 7, 3, 0],
  ['nine of ten', 9, 1, 5.54],
  ['five of ten', 5, 5, -2.37],
  ['none of six', 0, 6, -6.46],
  ['none of a hundred', 0, 100, -16.61],
])('accuracy: %s (%i confirmed, %i not)', (_, upheld, dismissed, bonus) => {
  expect(accuracyBonus({ upheld, dismissed })).toBe(bonus);
});

test.each([
  ['a new member', { trustLevel: 0, upheld: 0, dismissed: 0 }, 'spam', 1],
  ['a regular', { trustLevel: 2, upheld: 0, dismissed: 0 }, 'spam', 3],
  ['a regular who was right nine times of ten', { trustLevel: 2, upheld: 9, dismissed: 1 }, 'spam', 8.54],
  ['a new member about self-harm', { trustLevel: 0, upheld: 0, dismissed: 0 }, 'selfHarm', 4],
  ['a regular who is always wrong', { trustLevel: 2, upheld: 0, dismissed: 20 }, 'selfHarm', 0],
  ['a new member who is right half of the time', { trustLevel: 0, upheld: 5, dismissed: 5 }, 'spam', 0],
] as const)('weight of a report of %s', (_, reporter, reason, weight) => {
  expect(reportWeight(reporter, reason)).toBe(weight);
});

test.each([
  [4.99, 0, false],
  [5, 0, true],
  [5, 1, false],
  [10, 1, true],
  [14.99, 2, false],
])('a weight of %d hides a target that was found fine %i times: %s', (weight, dismissals, isHidden) => {
  expect(hidesAtOnce([{ weight, reason: 'spam', trustLevel: 0 }], dismissals)).toBe(isHidden);
});

test.each([
  ['two of new members about self-harm', [0, 0], 4, 'selfHarm', false],
  ['five of new members about self-harm', [0, 0, 0, 0, 0], 4, 'selfHarm', true],
  ['four of new members about spam', [0, 0, 0, 0], 1, 'spam', false],
  ['one of a regular about self-harm', [2], 6, 'selfHarm', true],
  ['reports that weigh nothing', [0, 0, 0, 0, 0, 0], 0, 'privacy', false],
] as const)('%s', (_, levels, weight, reason, isHidden) => {
  const reports = levels.map((trustLevel) => ({ weight, reason, trustLevel }));
  expect(hidesAtOnce(reports, 0)).toBe(isHidden);
});

import { agreementFault, openingStateAt, type OpeningState } from './openings.ts';

const now = new Date('2026-11-30T12:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

test.each<[OpeningState, Date, OpeningState]>([
  ['asked', after, 'asked'],
  ['asked', now, 'expired'],
  ['agreed', after, 'agreed'],
  ['agreed', before, 'expired'],
  ['refused', before, 'refused'],
  ['expired', after, 'expired'],
])('an opening that is %s until %s is %s', (state, expiresAt, shown) => {
  expect(openingStateAt({ state, expiresAt }, now)).toBe(shown);
});

test.each([
  [{ askedBy: 1, decider: 2, concernsDecider: false }, undefined],
  [{ askedBy: 1, decider: 1, concernsDecider: false }, 'second_moderator_needed'],
  [{ askedBy: null, decider: 1, concernsDecider: false }, 'second_moderator_needed'],
  [{ askedBy: 1, decider: 2, concernsDecider: true }, 'opening_concerns_you'],
] as const)('who agrees (%j): %s', (agreement, fault) => {
  expect(agreementFault(agreement)).toBe(fault);
});

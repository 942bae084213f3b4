import type { Day } from '../calendar.ts';
import { consentState, hasConsent, missingConsent, type ConsentText } from './consents.ts';

test.each([
  [{ terms: true, healthData: true }, undefined],
  [{ terms: true, healthData: true, scanHistory: false }, undefined],
  [{ terms: true, healthData: false }, 'healthData'],
  [{ terms: true }, 'healthData'],
  [{ healthData: true }, 'terms'],
  [{ terms: 'true', healthData: 1 }, 'terms'],
  [undefined, 'terms'],
  [null, 'terms'],
  [true, 'terms'],
])('missingConsent(%j) is %s', (consents, missing) => {
  expect(missingConsent(consents)).toBe(missing);
});

test.each([
  [{ scanHistory: true }, true],
  [{ scanHistory: 'true' }, false],
  [{ scanHistory: null }, false],
  [{}, false],
  [null, false],
])('hasConsent(%j, scanHistory) is %s', (consents, isWanted) => {
  expect(hasConsent(consents, 'scanHistory')).toBe(isWanted);
});

describe('a consent to a text of which there are newer versions', () => {
  const texts: [ConsentText, ...ConsentText[]] = [
    { version: '2028-01' },
    { version: '2027-05' },
    { version: '2026-11', validUntil: '2028-03-31' as Day },
  ];
  test.each([
    ['2028-01', true, '2028-04-01', 'current'],
    ['2027-05', true, '2099-01-01', 'outdated'],
    ['2026-11', true, '2028-03-31', 'outdated'],
    ['2026-11', true, '2028-04-01', 'expired'],
    // From before there were versions, or of another installation: the oldest text.
    [null, true, '2028-04-01', 'expired'],
    ['2019-01', true, '2028-03-31', 'outdated'],
    ['2028-01', false, '2028-01-01', 'missing'],
  ])('to %s, given: %s, is on %s %s', (version, isGiven, today, state) => {
    expect(consentState({ texts, isGiven, version, today: today as Day })).toBe(state);
  });
});

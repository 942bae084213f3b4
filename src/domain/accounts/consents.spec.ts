import { hasConsent, missingConsent } from './consents.ts';

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

import {
  codeAt,
  newRecoveryCodes,
  newSecret,
  normalRecoveryCode,
  setupUri,
  stepOfCode,
} from './oneTimeCodes.ts';

/** RFC 6238, appendix B: the secret `12345678901234567890`, the last six of eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at second %d the code is %s', (seconds, code) => {
  expect(codeAt({ secret, now: at(seconds) })).toBe(code);
  expect(stepOfCode({ code, secret, now: at(seconds) })).toBe(Math.floor(seconds / 30));
});

test.each([
  [-1, true],
  [1, true],
  [-2, false],
  [2, false],
])('the code of %d steps away is accepted: %s', (steps, isAccepted) => {
  const now = at(1_700_000_010);
  const code = codeAt({ secret, now: at(1_700_000_010 + steps * 30) });
  const step = stepOfCode({ code, secret, now });
  expect(step).toBe(isAccepted ? Math.floor(1_700_000_010 / 30) + steps : undefined);
});

test.each([
  ['one step before its own begins', -30_000, true],
  ['a moment earlier', -30_001, false],
  ['at the end of the step behind its own', 59_999, true],
  ['a moment later', 60_000, false],
])('a code is accepted or not %s', (_, milliseconds, isAccepted) => {
  const begin = 1_700_000_010_000;
  const code = codeAt({ secret, now: new Date(begin) });
  const step = stepOfCode({ code, secret, now: new Date(begin + milliseconds) });
  expect(step !== undefined).toBe(isAccepted);
});

test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '287082 '])('%j is no code', (code) => {
  expect(stepOfCode({ code, secret, now: at(59) })).toBeUndefined();
});

test('the address for the app has the issuer, the account and the secret', () => {
  const uri = new URL(setupUri({ secret, email: 'me@example.com' }));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('DiningCoach:me@example.com');
  expect(uri.searchParams.get('secret')).toBe(secret);
});

test('secrets have 160 bits and differ', () => {
  expect(newSecret()).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});

test('recovery codes differ, and are read with other spaces and capitals', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes)
    expect(normalRecoveryCode(` ${code.toUpperCase().replace('-', ' ')}`)).toBe(code.replace('-', ''));
  expect(normalRecoveryCode('abcde-fghj')).toBeUndefined();
  expect(normalRecoveryCode('abcde-fghi1')).toBeUndefined();
});

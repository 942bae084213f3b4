import { confirmationHours, confirmationToken, verifyConfirmationToken } from './emailConfirmation.ts';

const now = new Date('2026-03-01T00:00:00Z');
const confirmation = { user: 7, email: 'someone@example.com' };

beforeEach(() => {
  process.env['PAYLOAD_SECRET'] = 'a secret of this test';
});

test('a token confirms its user and address until it expires', () => {
  const token = confirmationToken(confirmation, now);
  const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect(verifyConfirmationToken(token, now)).toEqual(confirmation);
  expect(verifyConfirmationToken(token, after(confirmationHours - 0.01))).toEqual(confirmation);
  expect(verifyConfirmationToken(token, after(confirmationHours))).toBeUndefined();
});

test('a token hides the address, needs no URL encoding, and differs each time', () => {
  const token = confirmationToken(confirmation, now);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('someone');
  expect(encodeURIComponent(token)).toBe(token);
  expect(confirmationToken(confirmation, now)).not.toBe(token);
});

test('refuses a token with any character changed', () => {
  const token = confirmationToken(confirmation, now);
  for (let i = 0; i < token.length - 1; i += 1) {
    const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
    expect(verifyConfirmationToken(changed, now)).toBeUndefined();
  }
});

test('refuses a token that was sealed with another secret', () => {
  const token = confirmationToken(confirmation, now);
  process.env['PAYLOAD_SECRET'] = 'another one';
  expect(verifyConfirmationToken(token, now)).toBeUndefined();
});

test.each(['', 'x', 'a.b.c', '\0'.repeat(80), 'é'.repeat(80), 'A'.repeat(80), 'A'.repeat(1_000_000)])(
  'refuses a malformed token',
  (token) => {
    expect(verifyConfirmationToken(token, now)).toBeUndefined();
  },
);

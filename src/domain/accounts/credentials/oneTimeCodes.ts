import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** The values that every authenticator app supports (RFC 6238). */
const settings = { issuer: 'DiningCoach', algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret, in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function setupUri({ secret, email }: { secret: string; email: string }): string {
  return totpOf(secret, email).toString();
}

/**
 * The time step of a code; undefined for a wrong code. The clock of the phone may be one step off. Whoever accepts a code
 * must refuse this step and the earlier ones from then on.
 */
export function stepOfCode({
  code,
  secret,
  now,
}: {
  code: string;
  secret: string;
  now: Date;
}): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const totp = totpOf(secret);
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** Letters and digits that nobody confuses. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const recoveryCodes = 10;

/** Codes for the day when the phone is gone: `abcde-fghjk`. Each works once. */
export function newRecoveryCodes(): string[] {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: recoveryCodes }, () => `${part()}-${part()}`);
}

/** The form of a recovery code that is compared; undefined for another text. */
export function normalRecoveryCode(text: string): string | undefined {
  const letters = text.toLowerCase().replace(/[\s-]/g, '');
  return new RegExp(`^[${alphabet}]{10}$`).test(letters) ? letters : undefined;
}

/** The code of a moment, as the authenticator app shows it. */
export function codeAt({ secret, now }: { secret: string; now: Date }): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ ...settings, label, secret: Secret.fromBase32(secret) });
}

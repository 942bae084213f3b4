import { inNormalForm } from '../../normalForm.ts';
import type { AccountCollection } from '../logins/sessions.ts';
import { isCommonPassword } from './commonPasswords.ts';

/** The fewest characters of a new password. Staff can read what members entrusted to us. */
export const passwordLengths = { users: 8, staff: 12 } as const satisfies Record<AccountCollection, number>;
/** Longer ones add no strength, and each try must be hashed. */
export const longestPassword = 128;

/** Why a password cannot be chosen. */
export type PasswordProblem =
  | { readonly code: 'password_too_short'; readonly minimum: number }
  | { readonly code: 'password_too_long'; readonly limit: number }
  | { readonly code: 'password_common' | 'password_from_name' };

/**
 * The form of a password that is hashed: keyboards and systems write the same letters in different ways (NFC and NFD,
 * full width and half width).
 */
export function normalPassword(password: string): string {
  return inNormalForm(password, 'NFKC');
}

/**
 * Checks a new password, in any form. There are no rules about kinds of characters: they make passwords harder to
 * remember and not harder to guess (NIST SP 800-63B, section 3.1.1).
 *
 * @param about whose password it is; what is not known is left out
 * @returns null for a password that may be used.
 */
export function checkPassword(
  password: string,
  { kind, ...names }: { kind: AccountCollection; username?: string | undefined; email?: string | undefined },
): PasswordProblem | null {
  const normal = normalPassword(password);
  const visible = normal.replace(invisible, '');
  const minimum = passwordLengths[kind];
  if (lengthOf(visible) < minimum) return { code: 'password_too_short', minimum };
  if (lengthOf(normal) > longestPassword) return { code: 'password_too_long', limit: longestPassword };
  const guessed = visible.trim().toLowerCase();
  if (guessed === '' || isCommonPassword(guessed)) return { code: 'password_common' };
  return isMadeOfNames(visible, names) ? { code: 'password_from_name' } : null;
}

/** Signs that nobody sees. They may be part of a password, but make it no better. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Whether names are the only words of a password: `mina`, `Mina-mina`, `mina2026!`, but not `mina likes tofu`. */
function isMadeOfNames(
  password: string,
  { email = '', username = '' }: { username?: string | undefined; email?: string | undefined },
): boolean {
  const folded = fold(password);
  const local = email.split('@')[0] ?? '';
  const parts = [username, local].flatMap((name) => name.split(/[^\p{L}\p{M}\p{N}]+/u));
  const names = [username, email, local, ...parts.filter((part) => /\p{L}/u.test(part))]
    .map(fold)
    .filter((name) => lengthOf(name) >= 2)
    // A longer name first, because it may contain a shorter one.
    .sort((a, b) => b.length - a.length);
  const rest = names.reduce((text, name) => text.replaceAll(name, ''), folded);
  return rest.length < folded.length && !/\p{L}/u.test(rest);
}

/** Letters and digits, without case and without accents. */
function fold(text: string): string {
  return inNormalForm(inNormalForm(text, 'NFKC').toLowerCase(), 'NFD').replace(/[^\p{L}\p{N}]/gu, '');
}

import { inNormalForm } from '../normalForm.ts';

const shape = /^[\p{L}\p{N}._-]{2,30}$/u;

/**
 * Normalises a username for display: composed Unicode (NFC), without surrounding blanks; undefined when it is invalid.
 */
export function parseUsername(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const username = inNormalForm(text, 'NFC').trim();
  return shape.test(username) ? username : undefined;
}

/** The key by which usernames are unique: compatibility forms and case make no difference. */
export function usernameKey(username: string): string {
  return inNormalForm(username, 'NFKC').toLowerCase();
}

const shape = /^[\p{L}\p{N}._-]{2,30}$/u;

/** A username as it is shown: composed Unicode (NFC), without blanks around it; undefined when it is none. */
export function parseUsername(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const username = text.normalize('NFC').trim();
  return shape.test(username) ? username : undefined;
}

/** What makes two usernames the same: compatibility forms and case do not tell people apart. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}

import { keyedHashes } from '../../../domain/accounts/sealing.ts';
import type { Thread } from '../../../domain/community/anonymity/anonymousContent.ts';
import { healthKeys } from '../../accounts/healthKeys.ts';

/**
 * The hashes of a member in `anonymous_authors`, the current key first. SQL of a page finds the caller's own anonymous
 * rows by `author_hash = ANY (…)`.
 */
export function authorHashes(user: number): [current: string, ...older: string[]] {
  return keyedHashes({ ring: healthKeys(), purpose: 'anonymous-author', text: `user:${String(user)}` });
}

/** The hashes of a member in one thread. They are other ones in each thread, so that names tie no two threads. */
export function authorHashesIn(user: number, thread: Thread): [current: string, ...older: string[]] {
  return keyedHashes({
    ring: healthKeys(),
    purpose: 'anonymous-thread',
    text: `${threadText(thread)}:user:${String(user)}`,
  });
}

/** The number that chooses a name in a thread; another one for each attempt. */
export function nameHash(user: number, thread: Thread, attempt: number): bigint {
  const text = `${threadText(thread)}:user:${String(user)}:${String(attempt)}`;
  const [hash] = keyedHashes({ ring: healthKeys(), purpose: 'pseudonym', text });
  return BigInt(`0x${Buffer.from(hash, 'base64url').toString('hex')}`);
}

function threadText(thread: Thread): string {
  return 'post' in thread ? `post:${String(thread.post)}` : `diary:${String(thread.diary)}`;
}

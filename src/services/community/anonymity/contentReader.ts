import type { PayloadRequest } from 'payload';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { authorHashes } from './authorHashes.ts';

type User = NonNullable<PayloadRequest['user']>;

/** The readers of running requests: every access rule asks, and the hashes cost a tenth of a millisecond. */
const readers = new WeakMap<User, ContentReader>();

/** The member who reads or writes, for the conditions of `src/database/community/visible.ts`; undefined for staff. */
export function contentReaderOf({ user }: Pick<PayloadRequest, 'user'>): ContentReader | undefined {
  if (user?.collection !== 'users') return undefined;
  const reader = readers.get(user) ?? readerWithId(user.id);
  readers.set(user, reader);
  return reader;
}

/** A member as a reader who does not call: somebody who may be told. */
export function readerWithId(user: number): ContentReader {
  return { user, authorHashes: authorHashes(user) };
}

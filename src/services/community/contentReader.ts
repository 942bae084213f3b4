import type { PayloadRequest } from 'payload';
import type { ContentReader } from '../../domain/community/visibleContent.ts';
import { authorHashes } from './anonymity/authorHashes.ts';

/** The member who reads or writes, for the conditions of `src/database/community/visible.ts`; undefined for staff. */
export function contentReaderOf({ user }: Pick<PayloadRequest, 'user'>): ContentReader | undefined {
  return user?.collection === 'users' ? readerWithId(user.id) : undefined;
}

export function readerWithId(user: number): ContentReader {
  return { user, authorHashes: authorHashes(user) };
}

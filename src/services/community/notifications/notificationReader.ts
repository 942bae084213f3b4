import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { authorHashes } from '../anonymity/authorHashes.ts';

/** A member as the reader of their own notifications, some of which may be about what they wrote anonymously. */
export function notificationReader(user: number): ContentReader {
  return { user, authorHashes: authorHashes(user) };
}

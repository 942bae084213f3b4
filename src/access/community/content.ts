import type { Access, PayloadRequest, Where } from 'payload';
import { conditionOf, type VisibleContent } from '../../domain/community/visibleContent.ts';
import { contentReaderOf } from '../../services/community/anonymity/contentReader.ts';
import { isModerator } from '../roles.ts';

/** Members read what they may see, which includes their own; moderators read all. */
export const canReadPost = canRead('posts');
export const canReadComment = canRead('comments');
export const canReadPostImage = canRead('post-images');

function canRead(collection: VisibleContent['collection']): Access {
  return ({ req }) => isModerator({ req }) || visibleTo(req, collection);
}

/** The documents that a member may see (`src/database/community/visible.ts`); none for everybody else. */
export function visibleTo(
  req: Pick<PayloadRequest, 'user'>,
  collection: VisibleContent['collection'],
): Where | false {
  const reader = contentReaderOf(req);
  if (reader === undefined) return false;
  return { id: { within: conditionOf({ collection, reader }) } };
}

/** The same, where strangers may see something, too. */
export function visibleToAnyone(
  req: Pick<PayloadRequest, 'user'>,
  collection: VisibleContent['collection'],
): Where {
  const stranger = conditionOf({ collection, reader: { user: 0, authorHashes: [] } });
  return visibleTo(req, collection) || { id: { within: stranger } };
}

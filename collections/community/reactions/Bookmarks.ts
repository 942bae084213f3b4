import { canReadBookmark } from '../../../src/access/community/reactions.ts';
import { label } from '../../fields/labels.ts';
import { reactionCollection } from './reactionCollection.ts';

/** Posts that a member wants to find again. */
export const Bookmarks = reactionCollection({
  kind: 'bookmark',
  labels: { singular: label('북마크', 'Bookmark'), plural: label('북마크', 'Bookmarks') },
  read: canReadBookmark,
  target: [
    {
      name: 'post',
      type: 'relationship',
      relationTo: 'posts',
      required: true,
      maxDepth: 0,
      label: label('게시글', 'Post'),
    },
  ],
});

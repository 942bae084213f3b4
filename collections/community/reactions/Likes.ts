import { canReadLike } from '../../../src/access/community/reactions.ts';
import { label } from '../../fields/labels.ts';
import { reactionCollection } from './reactionCollection.ts';

/** What a member likes: a post, a comment or a shared meal, each once. Others see numbers only. */
export const Likes = reactionCollection({
  kind: 'like',
  labels: { singular: label('좋아요', 'Like'), plural: label('좋아요', 'Likes') },
  read: canReadLike,
  target: [
    { name: 'post', type: 'relationship', relationTo: 'posts', maxDepth: 0, label: label('게시글', 'Post') },
    {
      name: 'comment',
      type: 'relationship',
      relationTo: 'comments',
      maxDepth: 0,
      label: label('댓글', 'Comment'),
    },
    {
      name: 'diary',
      type: 'relationship',
      relationTo: 'meal-diaries',
      maxDepth: 0,
      label: label('식사 일기', 'Meal diary'),
    },
  ],
});

import { label } from '../../fields/labels.ts';
import { reactionCollection } from './reactionCollection.ts';

/** Boards that a member follows. */
export const Follows = reactionCollection({
  kind: 'follow',
  labels: { singular: label('팔로우', 'Follow'), plural: label('팔로우', 'Follows') },
  target: [
    {
      name: 'board',
      type: 'relationship',
      relationTo: 'boards',
      required: true,
      label: label('게시판', 'Board'),
    },
  ],
});

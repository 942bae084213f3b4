import { namesMembers } from '../../../src/domain/accounts/personalData.ts';
import { label } from '../../fields/labels.ts';
import { reactionCollection } from './reactionCollection.ts';

/** Members whom a member blocks. Neither of the two sees what the other writes. */
export const Blocks = reactionCollection({
  kind: 'block',
  labels: { singular: label('차단', 'Block'), plural: label('차단', 'Blocks') },
  custom: namesMembers({ field: 'blocked', erasure: 'delete' }),
  target: [
    {
      name: 'blocked',
      type: 'relationship',
      relationTo: 'members',
      required: true,
      label: label('차단한 회원', 'Blocked member'),
    },
  ],
});

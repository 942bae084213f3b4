import type { CollectionConfig, Field } from 'payload';
import { lockTargetToDelete, openTarget } from '../../../hooks/community/reactions/openTarget.ts';
import { settleReaction } from '../../../hooks/community/reactions/settleReaction.ts';
import { setOwner } from '../../../hooks/operations/setOwner.ts';
import { isMember, isOwner, nobody, serverOnly } from '../../../src/access/roles.ts';
import { reactions, type ReactionKind } from '../../../src/domain/community/reactions/reactions.ts';
import { groups, label } from '../../fields/labels.ts';
import { personalData } from '../../../src/domain/accounts/personalData.ts';
import { internal } from '../contentFields.ts';

/**
 * A collection of what members like, bookmark, follow or block. Only its owner reads a document, because what somebody
 * follows tells their disease. `PUT` and `DELETE` of the target's route do the same as a create and a delete here.
 */
export function reactionCollection({
  kind,
  labels,
  target,
  custom = {},
  read = isOwner,
}: {
  kind: ReactionKind;
  labels: NonNullable<CollectionConfig['labels']>;
  target: Field[];
  custom?: NonNullable<CollectionConfig['custom']>;
  read?: NonNullable<CollectionConfig['access']>['read'];
}): CollectionConfig {
  const slug = reactions[kind].collection;
  return {
    slug,
    labels,
    admin: { hidden: true, group: groups.community },
    defaultSort: '-id',
    timestamps: false,
    disableDuplicate: true,
    custom: {
      ...personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: slug } }),
      ...custom,
    },
    access: { create: isMember, read, update: nobody, delete: isOwner },
    hooks: {
      beforeOperation: [lockTargetToDelete(kind)],
      beforeValidate: [setOwner],
      beforeChange: [openTarget(kind)],
      afterChange: [settleReaction(kind)],
    },
    fields: [
      { name: 'user', type: 'relationship', relationTo: 'users', required: true, access: internal },
      ...target,
      { name: 'at', type: 'date', access: serverOnly, label: label('시각', 'At') },
    ],
  };
}

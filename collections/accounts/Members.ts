import type { CollectionConfig } from 'payload';
import { checkProfile } from '../../hooks/community/members/checkProfile.ts';
import { removeFormerAvatar } from '../../hooks/community/members/removeFormerAvatar.ts';
import { showBadges } from '../../hooks/community/members/showBadges.ts';
import { isAdminOrOwner, isAdminOrOwnRow } from '../../src/access/accounts.ts';
import { canReadMember } from '../../src/access/community/members.ts';
import { isAdmin, isMember, nobody, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { ownMemberEndpoint } from '../../src/endpoints/accounts/ownMember.ts';
import { blockEndpoints } from '../../src/endpoints/community/reactions.ts';
import { hiddenInAdmin } from '../community/contentFields.ts';
import { groups, label } from '../fields/labels.ts';

/**
 * The public profile of a user: a name and a short text. It contains nothing that identifies the account or its health
 * data.
 */
export const Members: CollectionConfig = {
  slug: 'members',
  labels: { singular: label('회원 프로필', 'Member'), plural: label('회원 프로필', 'Members') },
  admin: { useAsTitle: 'username', defaultColumns: ['username', 'intro', 'createdAt'], group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'one', name: 'member' } }),
  access: { create: nobody, read: canReadMember, update: isAdminOrOwner, delete: nobody },
  hooks: {
    beforeChange: [checkProfile],
    afterChange: [removeFormerAvatar],
    afterOperation: [showBadges],
  },
  endpoints: [ownMemberEndpoint, ...blockEndpoints],
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      unique: true,
      access: { read: isAdminOrOwnRow, create: nobody, update: nobody },
      label: label('계정', 'Account'),
    },
    {
      name: 'username',
      type: 'text',
      required: true,
      index: true,
      label: label('사용자 이름', 'Username'),
      access: { update: nobody },
    },
    {
      name: 'intro',
      type: 'textarea',
      maxLength: 500,
      // An admin only names the dietitian.
      access: { update: isMember },
      label: label('소개', 'Introduction'),
    },
    {
      name: 'avatar',
      type: 'upload',
      relationTo: 'images',
      unique: true,
      access: { update: isMember },
      label: label('프로필 사진', 'Avatar'),
    },
    // The verified role that answers show beside the name.
    {
      name: 'badge',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('배지', 'Badge'),
      admin: hiddenInAdmin,
    },
    // The staff account of a dietitian who also writes as a member. It makes the badge.
    {
      name: 'dietitian',
      type: 'relationship',
      relationTo: 'staff',
      unique: true,
      maxDepth: 0,
      access: { create: nobody, read: isAdmin, update: isAdmin },
      label: label('영양사 계정', 'Account of the dietitian'),
    },
  ],
};

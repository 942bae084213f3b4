import type { CollectionConfig } from 'payload';
import { anyone, isModerator, serverOnly } from '../../src/access/roles.ts';
import { followEndpoints } from '../../src/endpoints/community/reactions.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists, nameFields, slugField } from '../fields/sharedFields.ts';

/** A place for posts of people with the same diet. Each diet has one, made in the transaction that creates the diet. */
export const Boards: CollectionConfig = {
  slug: 'boards',
  labels: { singular: label('게시판', 'Board'), plural: label('게시판', 'Boards') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'nameEn', 'slug', 'state', 'followerCount'],
    group: groups.community,
  },
  custom: { audited: true, curated: true },
  access: { create: isModerator, read: anyone, update: isModerator, delete: isModerator },
  endpoints: followEndpoints,
  fields: [
    ...nameFields(),
    slugField(),
    {
      name: 'description',
      type: 'textarea',
      maxLength: 2_000,
      label: label('설명', 'Description'),
      admin: hiddenInLists,
    },
    {
      name: 'descriptionEn',
      type: 'textarea',
      maxLength: 2_000,
      label: label('영문 설명', 'English description'),
      admin: hiddenInLists,
    },
    {
      name: 'diet',
      type: 'relationship',
      relationTo: 'diets',
      unique: true,
      maxDepth: 0,
      label: label('식단', 'Diet'),
      admin: { position: 'sidebar' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      label: label('상태', 'State'),
      options: [
        { value: 'open', label: label('열림', 'Open') },
        { value: 'closed', label: label('닫힘', 'Closed') },
      ],
      admin: {
        position: 'sidebar',
        description: label('닫힌 게시판에는 새 글을 쓸 수 없습니다.', 'A closed board takes no new posts.'),
      },
    },
    {
      name: 'followerCount',
      type: 'number',
      required: true,
      defaultValue: 0,
      custom: { isWhole: true },
      access: serverOnly,
      label: label('팔로워 수', 'Followers'),
      admin: { position: 'sidebar' },
    },
  ],
};

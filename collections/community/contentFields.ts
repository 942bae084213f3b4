import type { CollectionConfig, Field } from 'payload';
import { isOwnContent, isOwnVisibleContent } from '../../src/access/community/ownContent.ts';
import { isMember, isModerator, nobody, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { contentStates, contentStateTitles } from '../../src/domain/community/contentStates.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists } from '../fields/sharedFields.ts';
import { wordingFields } from './wordingFields.ts';

/** For what the server keeps beside a document, and shows only through other fields. */
export const internal = { ...serverOnly, read: nobody };

/** For what the server computes for apps: the admin UI shows the same in other fields, and nobody reads JSON there. */
export const hiddenInAdmin = { hidden: true, ...hiddenInLists };

/** For what nobody changes after the document was created. */
export const fixed = { update: nobody };

const sidebar = { position: 'sidebar' } as const;

/** The settings that posts and comments have in common. */
export function contentSettings(slug: 'posts' | 'comments') {
  return {
    slug,
    defaultSort: '-createdAt',
    trash: true,
    // A text of somebody else is not copied.
    disableDuplicate: true,
    custom: {
      trashIsVisibleToOwners: true,
      audited: 'changes',
      ...personalData({
        field: 'user',
        erasure: 'keepWithoutOwner',
        exported: { as: 'list', name: slug },
        anonymous: true,
      }),
    },
  } satisfies Partial<CollectionConfig>;
}

/** Their page in the admin UI is for moderators. */
export const contentAdmin = {
  group: groups.community,
  hidden: ({ user }: { user: Readonly<Record<string, unknown>> }) => user['role'] === 'dietitian',
};

/** Members write, change what is theirs while they see it, and always delete it. Who reads it, each collection says. */
export function contentAccess(slug: 'posts' | 'comments') {
  return { create: isMember, update: isOwnVisibleContent(slug), delete: isOwnContent(slug) };
}

/** The fields that posts and comments have in common. */
export function contentFields(): Field[] {
  return [
    // Null for an anonymous document, whose author is sealed, and after the erasure of the account.
    { name: 'user', type: 'relationship', relationTo: 'users', access: internal },
    {
      // Without a default: in their own anonymous thread, authors are anonymous unless they say otherwise.
      name: 'isAnonymous',
      type: 'checkbox',
      access: fixed,
      label: label('익명', 'Anonymous'),
      admin: sidebar,
    },
    { name: 'pseudonym', type: 'text', access: internal },
    {
      name: 'isProfessional',
      type: 'checkbox',
      defaultValue: false,
      label: label('전문가 조언', 'Professional advice'),
      admin: sidebar,
    },
    stateField(),
    {
      name: 'editedAt',
      type: 'date',
      access: serverOnly,
      label: label('수정한 시각', 'Edited at'),
      admin: sidebar,
    },
    counter('likesCount', label('좋아요 수', 'Likes')),
    // Filled for a whole page at once when documents are read.
    {
      name: 'author',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('작성자', 'Author'),
      admin: {
        position: 'sidebar',
        disableListFilter: true,
        components: {
          Cell: '/src/admin/community/Author.tsx#AuthorCell',
          Field: '/src/admin/community/Author.tsx#AuthorField',
        },
      },
    },
    {
      name: 'counts',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('집계', 'Counts'),
      admin: hiddenInAdmin,
    },
    {
      name: 'mine',
      type: 'json',
      virtual: true,
      access: serverOnly,
      label: label('나의 반응', 'Mine'),
      admin: hiddenInAdmin,
    },
    ...wordingFields(),
  ];
}

/** Who sees a document. Only moderators and the filters for writing change it. */
export function stateField(): Field {
  return {
    name: 'state',
    type: 'select',
    defaultValue: 'published',
    options: contentStates.map((value) => ({ value, label: contentStateTitles[value] })),
    access: serverOnly,
    label: label('상태', 'State'),
    admin: sidebar,
  };
}

/** A number that triggers of the database keep exact. Readers see it in `counts`. */
export function counter(name: string, fieldLabel: LocalizedText): Field {
  return {
    name,
    type: 'number',
    defaultValue: 0,
    custom: { isWhole: true },
    access: { ...serverOnly, read: isModerator },
    label: fieldLabel,
    admin: sidebar,
  };
}

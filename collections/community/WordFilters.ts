import type { CollectionConfig, Validate } from 'payload';
import { z } from 'zod';
import { isModerator } from '../../src/access/roles.ts';
import {
  filterEntryFault,
  filterKinds,
  type FilterKind,
} from '../../src/domain/community/filters/filterEntry.ts';
import { filterActions, type FilterAction } from '../../src/domain/community/filters/wordFilters.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { toLanguage } from '../../src/i18n/language.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists, wordsField } from '../fields/sharedFields.ts';

const kinds: Record<FilterKind, LocalizedText> = {
  word: label('낱말', 'Word'),
  link: label('링크 주소', 'Host of links'),
};
const actions: Record<FilterAction, LocalizedText> = {
  hold: label('운영진 확인 후 게시', 'Hold for a moderator'),
  refuse: label('거절', 'Refuse'),
  notice: label('작성자에게 다시 묻기', 'Ask the author once more'),
};

const row = z.looseObject({ kind: z.unknown() });

const validText: Validate = (value: unknown, { req, siblingData }) => {
  const kind = row.safeParse(siblingData).data?.kind;
  const fault = filterEntryFault(kind, typeof value === 'string' ? value : '');
  return fault === undefined || fault[toLanguage(req.i18n.language)];
};

/** Words and hosts of links that posts, comments and public meals are checked for. A change counts at once. */
export const WordFilters: CollectionConfig = {
  slug: 'word-filters',
  labels: { singular: label('금지어·링크', 'Word or link'), plural: label('금지어·링크', 'Words and links') },
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['text', 'kind', 'action', 'anywhere', 'updatedAt'],
    group: groups.moderation,
    listSearchableFields: ['text', 'note'],
    pagination: { defaultLimit: 50 },
    hidden: ({ user }) => user['role'] === 'dietitian',
  },
  // A copy would be the same word again.
  disableDuplicate: true,
  custom: { audited: true },
  access: { create: isModerator, read: isModerator, update: isModerator, delete: isModerator },
  indexes: [{ fields: ['kind', 'text'], unique: true }],
  fields: [
    {
      name: 'text',
      type: 'text',
      required: true,
      maxLength: 100,
      validate: validText,
      label: label('낱말 또는 주소', 'Word or host'),
      admin: {
        description: label(
          '띄어쓰기, 기호, 비슷하게 생긴 글자는 달라도 찾습니다. 링크는 example.com처럼 주소만 적으면 하위 주소도 포함됩니다.',
          'Blanks, signs and look-alike letters make no difference. For links enter the host alone (example.com); its subdomains are included.',
        ),
      },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'word',
      label: label('종류', 'Kind'),
      options: filterKinds.map((value) => ({ value, label: kinds[value] })),
    },
    {
      name: 'action',
      type: 'select',
      required: true,
      defaultValue: 'hold',
      label: label('처리', 'Action'),
      options: filterActions.map((value) => ({ value, label: actions[value] })),
    },
    {
      name: 'anywhere',
      type: 'checkbox',
      defaultValue: false,
      label: label('더 긴 낱말 안에서도 찾기', 'Also inside of longer words'),
    },
    wordsField('exceptions', label('괜찮은 낱말', 'Longer words that are fine'), {
      description: label(
        '이 낱말이 들어 있지만 문제없는 낱말입니다.',
        'They contain the word and mean something else.',
      ),
    }),
    {
      name: 'note',
      type: 'textarea',
      maxLength: 500,
      label: label('메모', 'Note'),
      admin: hiddenInLists,
    },
  ],
};

import { join } from 'node:path';
import type { CollectionConfig, Field } from 'payload';
import { prepareDeletion } from '../../hooks/imports/prepareDeletion.ts';
import { showProgress } from '../../hooks/imports/showProgress.ts';
import { isDietitian, nobody, serverOnly } from '../../src/access/roles.ts';
import { importStateNames, importStates, rollbackEndings } from '../../src/domain/imports/process/states.ts';
import { importEndpoints } from '../../src/endpoints/imports/endpoints.ts';
import { env } from '../../src/env.ts';
import { label } from '../fields/labels.ts';
import { hiddenInLists } from '../fields/sharedFields.ts';

const hidden = { hidden: true, ...hiddenInLists };
/** For what only the worker needs. */
const internal = { access: { ...serverOnly, read: nobody }, admin: hidden };
/** For what the pages of an import show in their own way. */
const shown = { access: serverOnly, admin: hidden };

const json = (name: string): Field => ({ name, type: 'json', ...shown });
const computed = (name: string): Field => ({ name, type: 'json', virtual: true, ...shown });
const amount = (name: string): Field => ({ name, type: 'number', custom: { isWhole: true }, ...shown });
const moment = (name: string, ko: string, en: string): Field => ({
  name,
  type: 'date',
  access: serverOnly,
  label: label(ko, en),
});

/**
 * Imports of foods from files. An upload creates one, endpoints take it from state to state, and jobs do the work. The
 * rows of the report are in a table of their own (`src/database/imports`).
 */
export const FoodImports: CollectionConfig = {
  slug: 'food-imports',
  labels: { singular: label('가져오기', 'Import'), plural: label('가져오기', 'Imports') },
  admin: {
    // Its own pages (/admin/imports) show it; the navigation leads there.
    group: false,
    useAsTitle: 'title',
    defaultColumns: ['title', 'state', 'rows', 'created', 'updated', 'refused', 'startedBy', 'createdAt'],
    hidden: ({ user }) => user['role'] === 'moderator',
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  // Files cannot come through GraphQL.
  graphQL: { disableMutations: true, singularName: 'FoodImport', pluralName: 'FoodImports' },
  custom: { audited: true, folder: join(env().mediaDir, 'food-imports') },
  access: { create: isDietitian, read: isDietitian, update: nobody, delete: isDietitian },
  endpoints: importEndpoints,
  hooks: { afterRead: [showProgress], beforeDelete: [prepareDeletion] },
  fields: [
    {
      name: 'title',
      type: 'text',
      required: true,
      maxLength: 300,
      access: serverOnly,
      label: label('파일', 'Files'),
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'inspecting',
      index: true,
      options: importStateNames.map((value) => ({ value, label: importStates[value] })),
      access: serverOnly,
      label: label('상태', 'State'),
    },
    // [{name, bytes, sha256}]
    json('files'),
    // The names of the files on disk, in the same order.
    { name: 'storedFiles', type: 'json', ...internal },
    json('settings'),
    json('inspection'),
    {
      name: 'openQuestions',
      type: 'number',
      custom: { isWhole: true },
      required: true,
      defaultValue: 0,
      access: serverOnly,
      label: label('남은 질문', 'Open questions'),
    },
    json('previewCounts'),
    json('counts'),
    json('rollbackCounts'),
    amount('rowsDone'),
    amount('totalRows'),
    amount('rowsPerSecond'),
    // {rows, totalRows, rowsPerSecond, secondsLeft} while the worker is at it.
    computed('progress'),
    // What the caller may do with it in this state.
    computed('actions'),
    { name: 'changesNothing', type: 'checkbox', virtual: true, ...shown },
    // {code, text: {ko, en}}
    json('failure'),
    // An earlier import of exactly these files.
    {
      name: 'sameAs',
      type: 'relationship',
      relationTo: 'food-imports',
      maxDepth: 0,
      access: serverOnly,
      label: label('같은 파일의 이전 가져오기', 'Earlier import of the same files'),
    },
    {
      name: 'rows',
      type: 'number',
      custom: { isWhole: true },
      access: serverOnly,
      label: label('행', 'Rows'),
    },
    {
      name: 'created',
      type: 'number',
      custom: { isWhole: true },
      access: serverOnly,
      label: label('추가', 'Created'),
    },
    {
      name: 'updated',
      type: 'number',
      custom: { isWhole: true },
      access: serverOnly,
      label: label('변경', 'Changed'),
    },
    {
      name: 'refused',
      type: 'number',
      custom: { isWhole: true },
      access: serverOnly,
      label: label('거절', 'Refused'),
    },
    {
      name: 'startedBy',
      type: 'relationship',
      relationTo: 'staff',
      maxDepth: 0,
      access: serverOnly,
      label: label('올린 사람', 'Started by'),
    },
    {
      name: 'origin',
      type: 'select',
      required: true,
      defaultValue: 'admin',
      options: [
        { value: 'admin', label: label('관리 화면', 'Admin') },
        { value: 'command', label: label('명령줄', 'Command line') },
      ],
      access: serverOnly,
      label: label('방법', 'Through'),
    },
    {
      name: 'endsAs',
      type: 'select',
      options: rollbackEndings.map((value) => ({ value, label: importStates[value] })),
      ...internal,
    },
    moment('startedAt', '시작', 'Started at'),
    moment('finishedAt', '끝', 'Finished at'),
    moment('keptUntil', '되돌릴 수 있는 기한', 'Can be rolled back until'),
    // When its files and rows were removed.
    moment('prunedAt', '파일 정리', 'Files removed at'),
  ],
};

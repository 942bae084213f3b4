import { join } from 'node:path';
import type { CollectionConfig } from 'payload';
import { canReadExport } from '../../src/access/accounts.ts';
import { nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { env } from '../../src/env.ts';
import { groups, label } from '../fields/labels.ts';

/**
 * Files with everything about a member, which the member asked for. A job makes the file; it can be downloaded for a day.
 * Being an upload, the file goes with its row: the erasure, the removal of files and the sweep know it.
 */
export const DataExports: CollectionConfig = {
  slug: 'data-exports',
  labels: { singular: label('내보내기', 'Export'), plural: label('내보내기', 'Exports') },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: false, jobData: 'export' }),
  access: { create: nobody, read: canReadExport, update: nobody, delete: nobody },
  upload: {
    staticDir: join(env().mediaDir, 'data-exports'),
    mimeTypes: ['application/zip'],
    crop: false,
    focalPoint: false,
    pasteURL: false,
    modifyResponseHeaders: ({ headers }) => {
      headers.set('X-Content-Type-Options', 'nosniff');
      headers.set('Cache-Control', 'private, no-store');
      headers.set('Content-Disposition', 'attachment; filename="diningcoach.zip"');
      return headers;
    },
  },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      index: true,
      access: { read: nobody },
      maxDepth: 0,
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'waiting',
      options: [
        { value: 'waiting', label: label('대기', 'Waiting') },
        { value: 'running', label: label('만드는 중', 'Being made') },
        { value: 'ready', label: label('완료', 'Ready') },
      ],
      label: label('상태', 'State'),
    },
    { name: 'progress', type: 'number', defaultValue: 0, label: label('진행률 (%)', 'Progress (%)') },
    { name: 'expiresAt', type: 'date', label: label('만료', 'Expires at') },
  ],
};

import type { CollectionConfig } from 'payload';
import { preparePhoto } from '../../hooks/meals/preparePhoto.ts';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { groups, label } from '../fields/labels.ts';
import { photoUpload } from '../fields/photoUpload.ts';

/** Public pictures, for example of foods. */
export const Images: CollectionConfig = {
  slug: 'images',
  labels: { singular: label('이미지', 'Image'), plural: label('이미지', 'Images') },
  admin: { group: groups.catalogue, defaultColumns: ['filename', 'alt', 'createdAt'] },
  access: { create: isDietitian, read: anyone, update: isDietitian, delete: isDietitian },
  upload: photoUpload({ folder: 'images', isPublic: true }),
  hooks: { beforeOperation: [preparePhoto] },
  fields: [{ name: 'alt', type: 'text', maxLength: 200, label: label('설명', 'Description') }],
};

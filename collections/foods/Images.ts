import type { CollectionConfig } from 'payload';
import { checkAlt } from '../../hooks/community/filters/checkAlt.ts';
import { refuseRemovedAvatar } from '../../hooks/community/filters/fingerprintPicture.ts';
import { prepareImage } from '../../hooks/community/members/prepareImage.ts';
import { removeUnusedAvatars } from '../../hooks/community/members/removeUnusedAvatars.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import {
  canAddImage,
  canChangeImage,
  canDeleteImage,
  canReadImage,
} from '../../src/access/community/images.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { internal } from '../community/contentFields.ts';
import { groups, label } from '../fields/labels.ts';
import { photoUpload } from '../fields/photoUpload.ts';

/** Public pictures: of foods, by dietitians, and avatars, each by its member. */
export const Images: CollectionConfig = {
  slug: 'images',
  labels: { singular: label('이미지', 'Image'), plural: label('이미지', 'Images') },
  admin: { group: groups.catalogue, defaultColumns: ['filename', 'alt', 'createdAt'] },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'avatars' } }),
  access: { create: canAddImage, read: canReadImage, update: canChangeImage, delete: canDeleteImage },
  upload: photoUpload({ folder: 'images', isPublic: true }),
  hooks: {
    beforeOperation: [refuseSilencedWriter, prepareImage],
    beforeValidate: [setOwner, checkAlt, refuseRemovedAvatar],
    afterChange: [removeUnusedAvatars],
  },
  fields: [
    { name: 'alt', type: 'text', maxLength: 200, label: label('설명', 'Description') },
    // The member whose avatar it is; null for pictures of the catalogue.
    { name: 'user', type: 'relationship', relationTo: 'users', access: internal },
    // Of the whole picture that an avatar was cut out of, so that a removed one is known again.
    { name: 'sha256', type: 'text', access: internal },
    { name: 'perceptualHash', type: 'text', access: internal },
  ],
};

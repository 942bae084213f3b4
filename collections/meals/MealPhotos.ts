import type { CollectionConfig } from 'payload';
import { checkAlt } from '../../hooks/community/filters/checkAlt.ts';
import { fingerprintPrivatePicture } from '../../hooks/community/filters/fingerprintPicture.ts';
import { keepSharedPhoto } from '../../hooks/meals/keepSharedPhoto.ts';
import { listOwnPhotos } from '../../hooks/meals/listOwnPhotos.ts';
import { touchDiaryOfPhoto } from '../../hooks/meals/touchDiaryOfPhoto.ts';
import { preparePhoto } from '../../hooks/meals/preparePhoto.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { canReadMealPhoto } from '../../src/access/meals.ts';
import { isMember, isOwner, nobody, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { groups, label } from '../fields/labels.ts';
import { photoUpload } from '../fields/photoUpload.ts';

/**
 * Photos of meals. A photo is uploaded first; then one diary refers to it. It is private unless that diary is public.
 */
export const MealPhotos: CollectionConfig = {
  slug: 'meal-photos',
  labels: { singular: label('식사 사진', 'Meal photo'), plural: label('식사 사진', 'Meal photos') },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'mealPhotos' } }),
  access: { create: isMember, read: canReadMealPhoto, update: isOwner, delete: isOwner },
  upload: photoUpload({ folder: 'meal-photos', isPublic: false }),
  hooks: {
    beforeOperation: [listOwnPhotos, touchDiaryOfPhoto, keepSharedPhoto, preparePhoto],
    beforeValidate: [setOwner, checkAlt, fingerprintPrivatePicture],
  },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      index: true,
      access: { ...serverOnly, read: nobody },
    },
    {
      name: 'diary',
      type: 'relationship',
      relationTo: 'meal-diaries',
      index: true,
      access: serverOnly,
      maxDepth: 0,
    },
    { name: 'alt', type: 'text', maxLength: 200, label: label('설명', 'Description') },
    // Of the stored bytes and of what they show, so that a removed picture is known again.
    { name: 'sha256', type: 'text', access: { ...serverOnly, read: nobody } },
    { name: 'perceptualHash', type: 'text', access: { ...serverOnly, read: nobody } },
  ],
};

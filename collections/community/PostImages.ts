import type { CollectionConfig } from 'payload';
import { checkAlt } from '../../hooks/community/filters/checkAlt.ts';
import { fingerprintPicture } from '../../hooks/community/filters/fingerprintPicture.ts';
import { keepShownPicture } from '../../hooks/community/posts/keepShownPicture.ts';
import { refuseSilencedWriter } from '../../hooks/community/refuseSilencedWriter.ts';
import { preparePhoto } from '../../hooks/meals/preparePhoto.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { canReadPostImage } from '../../src/access/community/content.ts';
import { isOwnContent } from '../../src/access/community/ownContent.ts';
import { isMember, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { groups, label } from '../fields/labels.ts';
import { photoUpload } from '../fields/photoUpload.ts';
import { internal } from './contentFields.ts';

/** Pictures of posts. A picture is uploaded first; then one post refers to it. Who may read the post may read it. */
export const PostImages: CollectionConfig = {
  slug: 'post-images',
  labels: {
    singular: label('게시글 사진', 'Picture of a post'),
    plural: label('게시글 사진', 'Pictures of posts'),
  },
  graphQL: { singularName: 'PostImage', pluralName: 'PostImages' },
  admin: { hidden: true, group: groups.community },
  custom: personalData({
    field: 'user',
    erasure: 'delete',
    exported: { as: 'list', name: 'postImages' },
    anonymous: true,
  }),
  access: {
    create: isMember,
    read: canReadPostImage,
    update: isOwnContent('post-images'),
    delete: isOwnContent('post-images'),
  },
  disableDuplicate: true,
  upload: photoUpload({ folder: 'post-images', isPublic: false }),
  hooks: {
    beforeOperation: [refuseSilencedWriter, keepShownPicture, preparePhoto],
    beforeValidate: [setOwner, checkAlt, fingerprintPicture],
  },
  fields: [
    // Null for the pictures of an anonymous post.
    { name: 'user', type: 'relationship', relationTo: 'users', access: internal },
    { name: 'post', type: 'relationship', relationTo: 'posts', maxDepth: 0, access: serverOnly },
    { name: 'alt', type: 'text', maxLength: 200, label: label('설명', 'Description') },
    // Of the stored bytes and of what they show, so that a removed picture is known again.
    { name: 'sha256', type: 'text', index: true, access: internal },
    { name: 'perceptualHash', type: 'text', index: true, access: internal },
  ],
};

import type { CollectionBeforeChangeHook } from 'payload';
import type { Member } from '../../../payload-types.ts';
import { requireOwnImage } from '../../../src/services/community/members/avatars.ts';

/** Lets a member show only a picture of their own. */
export const checkAvatar: CollectionBeforeChangeHook<Member> = async ({ data, originalDoc, req }) => {
  await requireOwnImage(req, { user: originalDoc?.user, before: originalDoc?.avatar, image: data.avatar });
  return data;
};

import type { CollectionAfterChangeHook } from 'payload';
import type { Member } from '../../../payload-types.ts';
import { removeFormerAvatar as remove } from '../../../src/services/community/members/avatars.ts';

/** Deletes the picture that a member does not show any more, with its file. */
export const removeFormerAvatar: CollectionAfterChangeHook<Member> = async ({
  data,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'update') await remove(req, { before: previousDoc.avatar, image: data.avatar });
  return doc;
};

import type { CollectionBeforeChangeHook } from 'payload';
import type { Member } from '../../../payload-types.ts';
import { requireOwnImage } from '../../../src/services/community/members/avatars.ts';
import { requireDietitian } from '../../../src/services/community/members/dietitianAccount.ts';
import { checkIntro } from '../../../src/services/community/members/intro.ts';

/** Checks what a member shows of themself: a picture of their own, an introduction without links, and the
 * badge of a dietitian. */
export const checkProfile: CollectionBeforeChangeHook<Member> = async ({ data, originalDoc, req }) => {
  await requireOwnImage(req, { user: originalDoc?.user, before: originalDoc?.avatar, image: data.avatar });
  await checkIntro(req, { before: originalDoc?.intro, intro: data.intro });
  await requireDietitian(req, { before: originalDoc?.dietitian, account: data.dietitian });
  return data;
};

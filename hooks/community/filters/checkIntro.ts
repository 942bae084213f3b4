import type { CollectionBeforeChangeHook } from 'payload';
import type { Member } from '../../../payload-types.ts';
import { refuseListed } from '../../../src/services/community/filters/checkWriting.ts';

/** An introduction is shown beside everything that a member writes, so it has no words and links of the list. */
export const checkIntro: CollectionBeforeChangeHook<Member> = async ({ data, originalDoc, req }) => {
  const { intro } = data;
  if (req.user?.collection === 'users' && typeof intro === 'string' && intro !== originalDoc?.intro)
    await refuseListed(req, { field: 'intro', text: intro });
  return data;
};

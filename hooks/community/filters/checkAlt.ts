import type { CollectionBeforeValidateHook } from 'payload';
import type { Image } from '../../../payload-types.ts';
import { isMember } from '../../../src/access/roles.ts';
import { refuseListed } from '../../../src/services/community/filters/checkWriting.ts';

/** Checks what a member says about a picture: others read it, and no moderator can look at it before. */
export const checkAlt: CollectionBeforeValidateHook<Pick<Image, 'id' | 'alt'>> = async ({
  data,
  originalDoc,
  req,
}) => {
  const text = data?.alt;
  if (typeof text === 'string' && text !== originalDoc?.alt && isMember({ req }))
    await refuseListed(req, { field: 'alt', text });
  return data;
};

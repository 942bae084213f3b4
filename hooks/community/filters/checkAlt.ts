import type { CollectionBeforeValidateHook } from 'payload';
import { isMember } from '../../../src/access/roles.ts';
import { refuseListed } from '../../../src/services/community/filters/checkWriting.ts';

/** Checks what a member says about a picture: others read it, and no moderator can look at it before. */
export const checkAlt: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const before: unknown = originalDoc?.alt;
  const text: unknown = data?.alt;
  if (typeof text === 'string' && text !== before && isMember({ req }))
    await refuseListed(req, { field: 'alt', text });
  return data;
};

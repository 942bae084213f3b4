import type { CollectionBeforeChangeHook } from 'payload';
import { ownerOf } from '../../../src/domain/operations/ownership.ts';
import { noteBirthdate as note } from '../../../src/services/accounts/guardian/guardianNeed.ts';
import { sentFields } from '../../../src/services/operations/input/sentInput.ts';

/** A date of birth below the age of consent bars the profile until a guardian agrees. */
export const noteBirthdate: CollectionBeforeChangeHook = async ({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const owner = ownerOf(originalDoc);
  if (operation === 'update' && owner !== undefined) {
    const changes = sentFields({ context, collection: collection.slug, data });
    await note({ req, user: Number(owner), changes });
  }
  return data;
};

import type { CollectionBeforeOperationHook } from 'payload';
import { touchDiaryOf } from '../../src/services/meals/mealPhotos.ts';

/**
 * A deleted photo changes its meal, and the meal is locked before the photo. A change of the meal takes the locks in this
 * order, too, so an app may take a photo out of its meal and delete it at the same time. Payload checks access later, and
 * takes all back where the caller may not do this.
 */
export const touchDiaryOfPhoto: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'delete' && req.user !== null && 'id' in args)
    await touchDiaryOf({ req, photo: args.id });
  return args;
};

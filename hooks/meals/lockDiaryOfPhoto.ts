import type { CollectionBeforeOperationHook } from 'payload';
import { lockDiaryOf } from '../../src/services/meals/mealPhotos.ts';

/**
 * Locks the meal of a photo before the photo itself is locked and deleted. A change of the meal takes the locks in this
 * order, too, so an app may take a photo out of its meal and delete it at the same time.
 */
export const lockDiaryOfPhoto: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'delete' && req.user !== null && 'id' in args) await lockDiaryOf({ req, photo: args.id });
  return args;
};

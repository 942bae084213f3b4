import type { CollectionBeforeOperationHook } from 'payload';
import { refuseNewFileOfShared } from '../../src/services/meals/mealPhotos.ts';

/** Keeps the photo that others see as the filters saw it. */
export const keepSharedPhoto: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'update' && req.file !== undefined && 'id' in args)
    await refuseNewFileOfShared(req, args.id);
  return args;
};

import { isolateObjectProperty, type CollectionBeforeOperationHook } from 'payload';
import { ownPhotosOnly } from '../../src/access/meals.ts';

/**
 * Lets lists contain the member's own photos only. Payload reads the photos of a shared meal by a list, too, but then it
 * wants no errors.
 */
export const listOwnPhotos: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const isList = ['count', 'read', 'readDistinct'].includes(operation) && !('id' in args);
  const fillsRelations = 'disableErrors' in args && args.disableErrors === true;
  if (!isList || fillsRelations) return args;
  const listReq = isolateObjectProperty(req, 'context');
  listReq.context = { ...req.context, [ownPhotosOnly]: true };
  return { ...args, req: listReq };
};

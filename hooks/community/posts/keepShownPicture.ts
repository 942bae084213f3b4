import type { CollectionBeforeOperationHook } from 'payload';
import { Problem } from '../../../src/errors/problem.ts';
import { refuseDeletionOfShown } from '../../../src/services/community/posts/shownPictures.ts';

/** Readers of a post see the picture that the filters and moderators saw: callers neither replace nor delete it. */
export const keepShownPicture: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true) return args;
  if (operation === 'update' && req.file !== undefined)
    throw new Problem('read_only_field', { field: 'file' });
  if (operation === 'delete' && 'id' in args) await refuseDeletionOfShown(req, Number(args.id));
  return args;
};

import type { CollectionAfterOperationHook } from 'payload';
import { showDocuments } from '../../../src/services/community/showDocuments.ts';
import { asShownComments } from '../../../src/services/community/threads/shownComments.ts';

/** Shows comments with their authors and counts, whatever read or wrote them. */
export const showComments: CollectionAfterOperationHook<'comments'> = ({
  args,
  overrideAccess,
  req,
  result,
}) =>
  overrideAccess === true
    ? result
    : showDocuments(result, 'select' in args ? args.select : undefined, (comments) =>
        asShownComments({ req, comments }),
      );

import type { CollectionAfterOperationHook } from 'payload';
import { showDocuments } from '../../../src/services/community/showDocuments.ts';
import { asShownPosts } from '../../../src/services/community/posts/shownPosts.ts';

/** Shows posts with their authors, counts and foods, whatever read or wrote them. */
export const showPosts: CollectionAfterOperationHook<'posts'> = ({ args, overrideAccess, req, result }) =>
  overrideAccess === true
    ? result
    : showDocuments(result, 'select' in args ? args.select : undefined, (posts) =>
        asShownPosts({ req, posts }),
      );

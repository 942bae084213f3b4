import type { CollectionAfterOperationHook } from 'payload';
import { withBadges } from '../../../src/services/community/members/faces.ts';

/** Shows the verified role of members, for a whole page by one statement. */
export const showBadges: CollectionAfterOperationHook<'members'> = async ({
  operation,
  overrideAccess,
  req,
  result,
}) => {
  if (overrideAccess === true) return result;
  switch (operation) {
    case 'find':
      return { ...result, docs: await withBadges(req, result.docs) };
    case 'findByID':
    case 'updateByID':
      return (await withBadges(req, [result]))[0] ?? result;
    default:
      return result;
  }
};

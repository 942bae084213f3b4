import type { CollectionAfterOperationHook } from 'payload';
import type { Notification } from '../../../payload-types.ts';
import { showNotifications as show } from '../../../src/services/community/notifications/inbox.ts';

/** Fills in what a notification is about, who did it and its text, for a whole page at once. */
export const showNotifications: CollectionAfterOperationHook<'notifications'> = async ({
  operation,
  overrideAccess,
  req,
  result,
}) => {
  if (overrideAccess === true) return result;
  switch (operation) {
    case 'find': {
      const shown = await show(
        req,
        result.docs.map(({ id }) => id),
      );
      return { ...result, docs: result.docs.map((doc): Notification => ({ ...doc, ...shown.get(doc.id) })) };
    }
    case 'findByID':
      return { ...result, ...(await show(req, [result.id])).get(result.id) };
    default:
      return result;
  }
};

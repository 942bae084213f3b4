import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { settleUsername as settle } from '../../src/services/accounts/names/usernames.ts';

/** Carries a new name to the member's public profile, and lets the old one rest. */
export const settleUsername: CollectionAfterChangeHook<User> = async ({
  data,
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const before = operation === 'create' ? undefined : previousDoc.username;
  // The document has only the fields that the caller selects.
  const username = data.username ?? before;
  if (username !== undefined) await settle({ req, user: doc.id, username, before });
  return doc;
};
